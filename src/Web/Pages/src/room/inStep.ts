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

/** Lines that come faster than this cannot be read; a list that is laid out for each takes a slow phone all it has. */
const APART_MS = 200

/** Drawings with some time between them: the first comes with the next picture, one soon after it waits. */
export function apart(ms: number, next: NextDrawing = nextDrawing, now = () => performance.now()): NextDrawing {
  let free = 0
  return callback => {
    const draw = () => next(() => {
      free = now() + ms
      callback()
    })
    const wait = free - now()
    if (wait > 0) {
      setTimeout(draw, wait)
    } else {
      draw()
    }
  }
}

/** Handlers that are told of frames together, five times a second at most: a loud room sends many more of them. */
export function inStep(
  handlers: LogHandlers, frames: (frames: readonly Frame[]) => void, next: NextDrawing = apart(APART_MS),
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
