import { describe, expect, it } from 'vitest'
import { Refused } from '../fair/refused'
import { Link, type Line } from './link'
import { refusalIn, socketUrl } from './socket'

/** A server whose lines end as the test wrote it: after how many milliseconds, and with what words. */
type Ending = { afterMs: number, refusal?: Refused } | { failed: Refused }

async function linked(endings: Ending[], lastly: (link: Link) => void = link => link.stop()) {
  let clock = 0
  const told: string[] = []
  const attached: string[] = []
  const tickets: number[] = []
  const source = {
    hello: { kind: 'webcodecs' }, attach: () => attached.push('on'), detach: () => attached.push('off'),
  }
  const link: Link = new Link(source, {
    now: () => clock,
    delay: ms => {
      clock += ms
      return Promise.resolve()
    },
    state: (state, refusal) => told.push(refusal ? `${state} ${refusal.code}` : state),
    ticket: () => {
      tickets.push(tickets.length)
      return Promise.resolve({ url: '/media/s1/publish', ticket: `t${tickets.length}`, expiresAt: '' })
    },
    open: () => {
      const ending = endings.shift()
      if (!ending) {
        lastly(link)
        return Promise.reject(new Refused('UNREACHABLE'))
      }
      if ('failed' in ending) {
        return Promise.reject(ending.failed)
      }
      clock += ending.afterMs
      return Promise.resolve<Line>({
        bufferedAmount: 0, send: () => undefined, close: () => undefined,
        say: hello => attached.push(JSON.stringify(hello)), ended: Promise.resolve(ending.refusal),
      })
    },
  })
  await link.run()
  return { told, attached, tickets: tickets.length }
}

describe('a publishing line', () => {
  it('says first what it sends, and is opened anew with a new ticket when it was lost', async () => {
    const { told, attached, tickets } = await linked([{ afterMs: 9_000 }, { failed: new Refused('UNREACHABLE') }])
    expect(told).toEqual(['connecting', 'sending', 'lost', 'lost', 'stopped'])
    expect(attached).toEqual(['{"kind":"webcodecs"}', 'on', 'off'])
    expect(tickets).toBe(3)
  })

  it('ends for good when the server refuses what is sent', async () => {
    const { told } = await linked([{ afterMs: 500, refusal: new Refused('INVALID', { title: 'Video must be H.264' }) }])
    expect(told.at(-1)).toBe('refused INVALID')
  })

  it('is tried again while the server still holds our own lost one for the publisher', async () => {
    const busy = { afterMs: 100, refusal: new Refused('NOT_ALLOWED', { title: 'somebody publishes already' }) }
    const { told } = await linked([{ afterMs: 60_000 }, busy])
    expect(told).toEqual(['connecting', 'sending', 'lost', 'sending', 'lost', 'stopped'])
  })

  it('is refused at once when somebody else publishes', async () => {
    const { told } = await linked([{ failed: new Refused('NOT_ALLOWED', { status: 403 }) }])
    expect(told).toEqual(['connecting', 'refused NOT_ALLOWED'])
  })
})

describe('the socket', () => {
  it('gets its ticket once, and the security of the page', () => {
    const ticket = { url: '/media/s1/publish', ticket: 'a/b', expiresAt: '' }
    expect(socketUrl(ticket, 'https://fair.example/host/s1')).toBe('wss://fair.example/media/s1/publish?ticket=a%2Fb')
    expect(socketUrl({ ...ticket, url: 'ws://h:1/media/s1/publish?ticket=x' }, 'http://h:1/'))
      .toBe('ws://h:1/media/s1/publish?ticket=x')
  })

  it('hears why it was refused among other messages', () => {
    expect(refusalIn('{"kind":"health","bitrate":1}')).toBeUndefined()
    expect(refusalIn(new ArrayBuffer(2))).toBeUndefined()
    expect(refusalIn('{"kind":"refused","code":"INVALID","detail":"Video must be H.264."}'))
      .toMatchObject({ code: 'INVALID', title: 'Video must be H.264.' })
  })
})
