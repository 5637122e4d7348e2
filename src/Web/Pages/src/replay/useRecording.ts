import { onScopeDispose, shallowRef, watch, type Ref } from 'vue'
import type { Replay } from '../fair/records'
import { asRefused } from '../fair/refused'
import { fair } from '../me'

/** The first part of a short recording may be written a moment after its session ended. */
const ASKED_AFTER_MS = [0, 5_000, 20_000]

/** What there is to watch of a session that is over: undefined while that is not known, null when there is nothing. */
export function useRecording(id: string, isPast: Ref<boolean>) {
  const recording = shallowRef<Replay | null>()
  const timers: ReturnType<typeof setTimeout>[] = []

  async function ask(): Promise<void> {
    if (recording.value) {
      return
    }
    try {
      recording.value = await fair.video.replay(id)
    } catch (error) {
      // Without an answer nothing is known, and nothing said.
      recording.value = asRefused(error).code === 'NOT_FOUND' ? null : undefined
    }
  }

  function forget(): void {
    timers.forEach(clearTimeout)
    recording.value = null
  }

  watch(isPast, past => past && timers.push(...ASKED_AFTER_MS.map(ms => setTimeout(() => void ask(), ms))), {
    immediate: true,
  })
  onScopeDispose(() => timers.forEach(clearTimeout))
  return { recording, forget }
}
