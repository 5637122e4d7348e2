import { onScopeDispose, ref, watch, type Ref } from 'vue'
import { fair } from '../me'

/** The last part of a recording is written a moment after the session ended. */
const ASKED_AFTER_MS = [0, 5_000, 20_000]

/** Whether a session that is over can be watched again. */
export function useHasReplay(id: string, isPast: Ref<boolean>) {
  const hasReplay = ref(false)
  const timers: ReturnType<typeof setTimeout>[] = []

  async function ask(): Promise<void> {
    if (!hasReplay.value) {
      hasReplay.value = await fair.video.replay(id).then(() => true, () => false)
    }
  }

  watch(isPast, past => past && timers.push(...ASKED_AFTER_MS.map(ms => setTimeout(() => void ask(), ms))), {
    immediate: true,
  })
  onScopeDispose(() => timers.forEach(clearTimeout))
  return hasReplay
}
