import { HubConnectionState, Subject, type IStreamResult } from '@microsoft/signalr'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Hub, type Carrier, type Connection } from './hub'

type Fate = 'opens' | 'fails' | 'hangs'

/** A connection that opens or not, as the test has written. */
class Written implements Connection {
  state = HubConnectionState.Disconnected
  private fail?: (reason: Error) => void

  constructor(readonly carrier: Carrier, private readonly fate: Fate) {}

  start(): Promise<void> {
    this.state = this.fate === 'opens' ? HubConnectionState.Connected : HubConnectionState.Connecting
    return this.fate === 'opens' ? Promise.resolve()
      : this.fate === 'fails' ? Promise.reject(new Error('refused'))
      : new Promise((_, reject) => (this.fail = reject))
  }

  stop(): Promise<void> {
    this.state = HubConnectionState.Disconnected
    this.fail?.(new Error('stopped'))
    return Promise.resolve()
  }

  answer: unknown = { ok: true, offset: 7 }

  invoke<T>(): Promise<T> {
    return Promise.resolve(this.answer as T)
  }

  stream<T>(): IStreamResult<T> {
    return new Subject<T>()
  }
}

/** A hub whose connections have these fates, in turn; the last has that of all that follow. */
function opening(...fates: Fate[]) {
  const tried: Written[] = []
  const hub = new Hub({
    delay: () => Promise.resolve(),
    connect: carrier => {
      tried.push(new Written(carrier, fates[Math.min(tried.length, fates.length - 1)]!))
      return tried.at(-1)!
    },
  })
  const open = () => hub.stream('Watch', {}, { item: () => undefined, end: () => undefined })
  return { hub, tried, open, carriers: () => tried.map(one => one.carrier) }
}

describe('a hub', () => {
  afterEach(() => void vi.useRealTimers())

  it('whose WebSocket opens asks for nothing else, and has one connection for everything', async () => {
    const { hub, open, carriers } = opening('opens')
    await Promise.all([open(), open()])
    await expect(hub.send('Comment', { opId: 'one' })).resolves.toMatchObject({ offset: 7 })
    expect(carriers()).toEqual(['webSocket'])
  })

  it('says apart what it refuses at once and what waited and was turned away, in either protocol', async () => {
    const { hub, tried, open } = opening('opens')
    await open()
    const code = (answer: unknown) => {
      tried[0]!.answer = answer
      return hub.send('Comment', { opId: 'one' }).catch(refused => (refused as { code: string }).code)
    }
    expect(await code({ ok: false, code: 'NOT_ALLOWED' })).toBe('NOT_ALLOWED')
    expect(await code({ ok: false, code: 'NOT_ALLOWED', held: true, heldId: 'h1' })).toBe('TURNED_AWAY')
    expect(await code([false, null, 'NOT_ALLOWED', null, true, 'h1'])).toBe('TURNED_AWAY')
    expect(await code([true, null, null, null, true, 'h1'])).toEqual({ ok: true, held: true, heldId: 'h1' })
  })

  it('whose WebSocket is refused takes the way that is negotiated, and stays with it', async () => {
    const { hub, open, carriers } = opening('fails', 'opens')
    await expect(hub.send('Comment', { opId: 'one' })).resolves.toMatchObject({ offset: 7 })
    await open()
    expect(carriers()).toEqual(['webSocket', 'negotiated'])
  })

  it('that lost the negotiated way tries a WebSocket first again', async () => {
    const { tried, open, carriers } = opening('fails', 'opens')
    await open()
    await tried[1]!.stop()
    await open()
    expect(carriers()).toEqual(['webSocket', 'negotiated', 'webSocket'])
  })

  it('whose WebSocket stood once bears three that fail before it takes the other way', async () => {
    const { tried, open, carriers } = opening('opens', 'fails', 'fails', 'fails', 'fails', 'opens')
    await open()
    await tried[0]!.stop()
    for (let i = 0; i < 3; i++) {
      await expect(open()).rejects.toMatchObject({ code: 'UNREACHABLE' })
    }
    await open()
    expect(carriers().slice(1)).toEqual(['webSocket', 'webSocket', 'webSocket', 'webSocket', 'negotiated'])
  })

  it('that cannot be reached either way says so', async () => {
    const { open, carriers } = opening('fails')
    await expect(open()).rejects.toMatchObject({ code: 'UNREACHABLE', isUnknown: true })
    expect(carriers()).toEqual(['webSocket', 'negotiated'])
  })

  it('gives a WebSocket that neither opens nor fails ten seconds, and lets go of it', async () => {
    vi.useFakeTimers()
    const { tried, open, carriers } = opening('hangs', 'opens')
    const opened = open()
    await vi.advanceTimersByTimeAsync(9_999)
    expect(carriers()).toEqual(['webSocket'])
    await vi.advanceTimersByTimeAsync(1)
    await opened
    expect(carriers()).toEqual(['webSocket', 'negotiated'])
    expect(tried[0]!.state).toBe(HubConnectionState.Disconnected)
  })

  it('that is closed while its WebSocket opens takes no other way', async () => {
    const { hub, open, carriers } = opening('hangs', 'opens')
    const opened = open()
    await hub.close()
    await expect(opened).rejects.toMatchObject({ code: 'UNREACHABLE' })
    expect(carriers()).toEqual(['webSocket'])
  })
})
