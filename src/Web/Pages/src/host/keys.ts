/** What a key asks for at the console: the place of a posting in the rundown, or that no card is shown. */
export type Asked = { pin: number } | 'unpin' | undefined

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'repeat'>

export function askedBy(press: Pressed): Asked {
  if (press.ctrlKey || press.altKey || press.metaKey || press.repeat) {
    return undefined
  }
  return press.key === '0' ? 'unpin' : /^[1-9]$/.test(press.key) ? { pin: Number(press.key) - 1 } : undefined
}

const TYPED = 'input:not([type=radio], [type=checkbox]), select, textarea, [contenteditable]'

/** Whether a key belongs to a field that somebody types into or chooses in, or to a sheet or drawer that is open. */
export function isForAField(target: EventTarget | null): boolean {
  return (target instanceof Element && target.closest(TYPED) !== null)
    || document.querySelector('dialog[open], .el-drawer.open') !== null
}
