import { computed, ref, watch, type Ref } from 'vue'
import type { SessionDetail } from '../fair/records'
import { isOnAir, type Room } from '../room/room'
import { addSample, joinAudience, type AudienceSample } from '../parts/audience'

/** The curve of viewers: what the server told of the time before, and what this page counts while it is open. */
export function useAudience(
  session: Ref<SessionDetail | undefined>, room: Ref<Room | undefined>, now: Ref<number>,
  told: Ref<readonly AudienceSample[]>,
) {
  const counted = ref<AudienceSample[]>([])

  // While nobody comes or goes the curve goes on all the same: by the clock.
  watch([() => room.value?.viewers, now], ([viewers]) => {
    const startedAt = session.value?.startedAt
    if (viewers !== undefined && startedAt && isOnAir(room.value)) {
      counted.value = addSample(counted.value, { atMs: now.value - Date.parse(startedAt), viewers })
    }
  })
  return computed(() => joinAudience(told.value, counted.value))
}
