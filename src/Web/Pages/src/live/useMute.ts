import { computed, ref, watch, type Ref } from 'vue'
import { me } from '../me'
import { useNow } from '../parts/clock'
import type { Room } from '../room/room'

/** Until when the viewer may say nothing: a time, or 'always' until somebody lifts it; undefined when they may. */
export function useMute(room: Ref<Room | undefined>) {
  const now = useNow()
  /** By a refusal, which knows also of a mute that was set before the page listened. */
  const told = ref<string>()
  const heard = computed(() => room.value?.mutes[me.value.viewerId ?? ''])
  // A mute is of a phone: what lifts it may name another device of the same person.
  watch(() => room.value?.mutes, () => (told.value = undefined))
  const mutedUntil = computed(() => {
    const until = told.value ?? heard.value
    return until === 'always' || (until !== undefined && Date.parse(until) > now.value) ? until : undefined
  })

  function refused(forMs: number | undefined): void {
    told.value = forMs === undefined ? 'always' : new Date(Date.now() + forMs).toISOString()
  }

  return { mutedUntil, refused }
}
