import { onScopeDispose, shallowRef } from 'vue'
import type { Health } from '../fair/records'
import { fair } from '../me'

const EVERY_MS = 2_000

/** How a session's publisher does, asked every two seconds while it holds. */
export function useHealth(sessionId: string, isWanted: () => boolean) {
  const health = shallowRef<Health>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOver = false

  async function ask(): Promise<void> {
    if (isWanted()) {
      // What is not known is not shown; the next answer comes soon.
      health.value = await fair.video.health(sessionId).catch(() => undefined)
    }
    if (!isOver) {
      timer = setTimeout(() => void ask(), EVERY_MS)
    }
  }

  void ask()
  onScopeDispose(() => {
    isOver = true
    clearTimeout(timer)
  })
  return health
}
