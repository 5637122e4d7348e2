import type { Card } from '../fair/messages'

/** Whether somebody can apply to a posting: what the server decides, for pages that show one for long. */
export function isOpen(
  { state, validThrough, headcountLeft }: Pick<Card, 'state' | 'validThrough' | 'headcountLeft'>, now: number,
): boolean {
  return state === 'published' && headcountLeft > 0 && now < Date.parse(validThrough)
}
