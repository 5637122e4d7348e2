import { describe, expect, it } from 'vitest'
import type { StreamHandlers } from './hub'
import { Refused } from './refused'
import { watchLog, type Link, type Streams } from './watch'

/** A hub whose streams are played by the test. */
class WrittenHub implements Streams {
  readonly requests: object[] = []
  handlers!: StreamHandlers
  private waiting?: () => void

  stream(_method: string, request: object, handlers: StreamHandlers): Promise<() => void> {
    this.requests.push(request)
    this.handlers = handlers
    this.waiting?.()
    return Promise.resolve(() => undefined)
  }

  opened(times: number): Promise<void> {
    return this.requests.length >= times
      ? Promise.resolve()
      : new Promise<void>(resolve => (this.waiting = resolve)).then(() => this.opened(times))
  }
}

const joined = (head: number, recovered = false) =>
  ({ kind: 'joined', epoch: 'e1', head, recovered, snapshot: { state: 'live', viewers: 1, recent: [] } })
const frame = (first: number, last: number) => ({ kind: 'frame', first, last, events: [], viewers: 1, skipped: 0 })

function watching(): { hub: WrittenHub, links: Link[], seen: string[] } {
  const hub = new WrittenHub()
  const links: Link[] = []
  const seen: string[] = []
  watchLog(hub, 'Watch', { sessionId: 's1' }, {
    delay: () => Promise.resolve(),
    link: link => links.push(link),
    joined: message => seen.push(`joined ${message.head}`),
    frame: message => seen.push(`frame ${message.first}-${message.last}`),
  })
  return { hub, links, seen }
}

describe('a watcher', () => {
  it('asks for everything first, and after a lost connection only for what it missed', async () => {
    const { hub, links } = watching()
    hub.handlers.item(joined(10))
    hub.handlers.item(frame(11, 14))
    hub.handlers.end()
    await hub.opened(2)
    expect(hub.requests).toEqual([{ sessionId: 's1' }, { sessionId: 's1', after: 14, epoch: 'e1' }])
    expect(links.at(-1)).toBe('lost')
  })

  it('keeps its cursor when the log was recovered and takes the head when it was not', async () => {
    const { hub } = watching()
    hub.handlers.item(joined(10))
    hub.handlers.end()
    await hub.opened(2)
    hub.handlers.item(joined(20, true))
    hub.handlers.end()
    await hub.opened(3)
    hub.handlers.item(joined(30, false))
    hub.handlers.end()
    await hub.opened(4)
    expect(hub.requests.slice(2)).toEqual([
      { sessionId: 's1', after: 10, epoch: 'e1' },
      { sessionId: 's1', after: 30, epoch: 'e1' },
    ])
  })

  it('opens its stream again when a frame does not follow the last one', async () => {
    const { hub, seen } = watching()
    hub.handlers.item(joined(10))
    hub.handlers.item(frame(13, 14))
    await hub.opened(2)
    expect(seen).toEqual(['joined 10'])
    expect(hub.requests[1]).toEqual({ sessionId: 's1', after: 10, epoch: 'e1' })
  })

  it('hears nothing more of a stream it has given up', async () => {
    const { hub, seen } = watching()
    const first = hub.handlers
    first.item(joined(10))
    first.item(frame(13, 14))
    first.item(frame(11, 11))
    await hub.opened(2)
    expect(seen).toEqual(['joined 10'])
  })

  it('stops asking when it is refused', async () => {
    const hub = new WrittenHub()
    const refusal = await new Promise(resolve => {
      watchLog(hub, 'Watch', { sessionId: 'nothing' }, {
        link: (link, why) => link === 'refused' && resolve(why?.code),
        joined: () => undefined,
        frame: () => undefined,
      })
      hub.handlers.end(new Refused('NOT_FOUND'))
    })
    expect(refusal).toBe('NOT_FOUND')
    expect(hub.requests).toHaveLength(1)
  })
})
