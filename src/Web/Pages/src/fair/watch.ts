import type { StreamHandlers } from './hub'
import type { Board, Frame, Joined } from './messages'
import { asRefused, type Refused } from './refused'
import { backoff, realDelay, type Delay } from './retry'
import { readBoard, readItem } from './unpack'

/** What a watcher needs of a hub; tests give a written one. */
export interface Streams {
  stream(method: string, request: object, handlers: StreamHandlers): Promise<() => void>
}

export type Link = 'connecting' | 'live' | 'lost' | 'refused'

interface Handlers {
  link?: (link: Link, refusal?: Refused) => void
  delay?: Delay
}

export interface LogHandlers extends Handlers {
  joined: (joined: Joined) => void
  frame: (frame: Frame) => void
}

export interface Watching {
  stop: () => void
}

/**
 * Keeps a stream open until it is stopped or refused; `request` is asked anew for every try. `take` says whether the
 * item followed the last one; if not, the stream is opened again from the cursor.
 */
function keep(
  hub: Streams, method: string, request: () => object, take: (sent: unknown) => boolean, handlers: Handlers,
): Watching {
  const delay = handlers.delay ?? realDelay
  let stopped = false
  let arrived = 0
  let close: (() => void) | undefined

  const once = () => new Promise<Refused | undefined>((resolve, reject) => {
    let over = false
    const end = (refusal?: Refused) => {
      over = true
      close?.()
      close = undefined
      resolve(refusal)
    }
    const item = (sent: unknown) => {
      if (stopped || over) {
        return
      }
      arrived++
      handlers.link?.('live')
      if (!take(sent)) {
        end()
      }
    }
    hub.stream(method, request(), { item, end }).then(opened => {
      if (stopped || over) {
        opened()
      } else {
        close = opened
      }
    }, reject)
  })

  async function run(): Promise<void> {
    let tries = 0
    handlers.link?.('connecting')
    while (!stopped) {
      const before = arrived
      const refusal = await once().catch(asRefused)
      if (stopped) {
        return
      }
      if (refusal && !refusal.isUnknown && refusal.code !== 'OVERLOADED') {
        handlers.link?.('refused', refusal)
        return
      }
      tries = arrived === before ? tries + 1 : 0
      handlers.link?.('lost')
      await delay(backoff(tries))
    }
  }

  void run()
  return {
    stop: () => {
      stopped = true
      close?.()
    },
  }
}

/** Watches a session's or group's log. After a lost connection it goes on from its cursor: nothing twice or lost. */
export function watchLog(
  hub: Streams, method: 'Watch' | 'WatchGroup', target: Record<string, string>, handlers: LogHandlers,
): Watching {
  let cursor: { after: number, epoch: string } | undefined
  return keep(hub, method, () => ({ ...target, ...cursor }), sent => {
    const message = readItem(sent)
    if (message.kind === 'joined') {
      cursor = { after: message.recovered && cursor ? cursor.after : message.head, epoch: message.epoch }
      handlers.joined(message)
      return true
    }
    if (!cursor || message.first > cursor.after + 1) {
      return false
    }
    cursor.after = Math.max(cursor.after, message.last)
    handlers.frame(message)
    return true
  }, handlers)
}

/** Watches a session's interest board. */
export function watchBoard(
  hub: Streams, sessionId: string, handlers: Handlers & { board: (board: Board) => void },
): Watching {
  return keep(hub, 'Board', () => ({ sessionId }), sent => {
    handlers.board(readBoard(sent))
    return true
  }, handlers)
}
