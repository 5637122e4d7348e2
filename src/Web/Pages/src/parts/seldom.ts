import { onScopeDispose } from 'vue'

/**
 * An act that is asked for often and done seldom: at once when the last one is long enough ago, else at the end of that
 * time, and never a second time while it runs.
 */
export function seldom(act: () => Promise<unknown>, everyMs: number): { ask: () => void, stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isRunning = false
  let isAsked = false
  let isOver = false

  async function run(): Promise<void> {
    isRunning = true
    isAsked = false
    timer = setTimeout(() => {
      timer = undefined
      next()
    }, everyMs)
    await act()
    isRunning = false
    next()
  }

  function next(): void {
    if (isAsked && !isRunning && timer === undefined && !isOver) {
      void run()
    }
  }

  return {
    ask: () => {
      isAsked = true
      next()
    },
    stop: () => {
      isOver = true
      clearTimeout(timer)
    },
  }
}

/** The same for as long as the component lives. */
export function useSeldom(act: () => Promise<unknown>, everyMs: number): () => void {
  const { ask, stop } = seldom(act, everyMs)
  onScopeDispose(stop)
  return ask
}
