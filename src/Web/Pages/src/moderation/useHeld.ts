import { shallowRef, watch, type Ref } from 'vue'
import type { HeldComment } from '../fair/moderation'
import { fair } from '../me'
import { useSeldom } from '../parts/seldom'

const EVERY_MS = 1_000

/** The comments that wait, asked for again whenever the board says that there are more or fewer. */
export function useHeld(sessionId: string, count: Ref<number>) {
  const held = shallowRef<HeldComment[]>([])
  const ask = useSeldom(async () => {
    // What is known stays; the next change asks again.
    held.value = await fair.sessions.held(sessionId).then(page => page.items, () => held.value)
  }, EVERY_MS)
  watch(count, (now, before) => {
    if (now > 0 || before) {
      ask()
    }
  }, { immediate: true })

  /** One that was decided waits no more, also before the board says so. */
  const decided = (id: string) => (held.value = held.value.filter(each => each.id !== id))
  return { held, decided, ask }
}
