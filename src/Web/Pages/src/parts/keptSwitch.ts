import { ref, watch, type Ref } from 'vue'
import { keep, kept } from './kept'

/** On or off as somebody left it on this device; until they touch it, as given. */
export function keptSwitch(name: string, atFirst: boolean): Ref<boolean> {
  const before = kept(name)
  const isOn = ref(before === null ? atFirst : before === 'on')
  watch(isOn, on => keep(name, on ? 'on' : 'off'))
  return isOn
}
