import type { Frame } from '../fair/messages'
import type { LogHandlers } from '../fair/watch'

/** Calls back once, before the page is drawn the next time; while nothing is drawn, soon. */
export type NextDrawing = (callback: () => void) => void

export const nextDrawing: NextDrawing = callback => {
  if (document.hidden) {
    setTimeout(callback, 250)
  } else {
    requestAnimationFrame(callback)
  }
}

/** Handlers that are told of frames together, as often as the page is drawn: a loud room sends more of them. */
export function inStep(
  handlers: LogHandlers, frames: (frames: readonly Frame[]) => void, next: NextDrawing = nextDrawing,
): LogHandlers {
  let waiting: Frame[] = []

  function pass(): void {
    if (waiting.length > 0) {
      const together = waiting
      waiting = []
      frames(together)
    }
  }

  return {
    ...handlers,
    joined: joined => {
      pass()
      handlers.joined(joined)
    },
    frame: frame => {
      if (waiting.push(frame) === 1) {
        next(pass)
      }
    },
  }
}
