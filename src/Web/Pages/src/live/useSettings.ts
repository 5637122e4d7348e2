import { reactive, watch } from 'vue'
import { keep, kept } from '../parts/kept'
import { readSettings, type Settings } from '../room/settings'

const KEPT = 'livefair.room'

/** A viewer's choices for the room, kept on this device as they change. */
export function useSettings(): Settings {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  const settings = reactive(readSettings(kept(KEPT), calm))
  watch(settings, () => keep(KEPT, JSON.stringify(settings)))
  return settings
}
