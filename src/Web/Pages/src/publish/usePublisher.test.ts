import { effectScope, nextTick } from 'vue'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Capture } from './capture'
import type { Encoding } from './encoding'
import { usePublisher } from './usePublisher'

const { ticket } = vi.hoisted(() => ({ ticket: vi.fn(() => new Promise<never>(() => undefined)) }))
vi.mock('../me', () => ({ fair: { video: { ticket } } }))

let given: ((capture: Capture) => void)[]
let encodings: { failed: (error: unknown) => void, stop: ReturnType<typeof vi.fn> }[]
let scope: ReturnType<typeof effectScope>

function studio() {
  return {
    encodingKind: () => Promise.resolve('webcodecs' as const),
    capture: () => new Promise<Capture>(resolve => given.push(resolve)),
    encode: (_kind: unknown, _stream: unknown, _quality: unknown, failed: (error: unknown) => void) => {
      const stop = vi.fn()
      encodings.push({ failed, stop })
      return { hello: {}, attach: () => undefined, detach: () => undefined, dropped: 0, stop } satisfies Encoding
    },
  }
}

function camera() {
  const track = { addEventListener: () => undefined }
  const stream = { getVideoTracks: () => [track], getAudioTracks: () => [] } as unknown as MediaStream
  return { stream, stop: vi.fn() }
}

beforeEach(() => {
  given = []
  encodings = []
  ticket.mockClear()
  scope = effectScope()
})
afterEach(() => scope.stop())

async function asked(count: number): Promise<void> {
  await vi.waitFor(() => expect(given).toHaveLength(count))
}

test('whoever stops while the browser asks for the camera is not on air when it is given', async () => {
  const publisher = scope.run(() => usePublisher('s1', studio()))!
  const starting = publisher.start('camera', 'middle', {})
  await asked(1)
  publisher.stop()
  const late = camera()
  given[0]!(late)
  await starting
  expect(late.stop).toHaveBeenCalled()
  expect(encodings).toHaveLength(0)
  expect(ticket).not.toHaveBeenCalled()
  expect(publisher.state.value).toBe('off')
})

test('a page that is left lets go of a camera that is given later', async () => {
  const publisher = scope.run(() => usePublisher('s1', studio()))!
  const starting = publisher.start('camera', 'middle', {})
  await asked(1)
  scope.stop()
  const late = camera()
  given[0]!(late)
  await starting
  expect(late.stop).toHaveBeenCalled()
})

test('an earlier encoder that fails does not end the one that runs', async () => {
  const publisher = scope.run(() => usePublisher('s1', studio()))!
  for (const turn of [1, 2]) {
    const starting = publisher.start('camera', 'middle', {})
    await asked(turn)
    given[turn - 1]!(camera())
    await starting
    if (turn === 1) {
      publisher.stop()
    }
  }
  encodings[0]!.failed(new Error('closed'))
  await nextTick()
  expect(publisher.isOn.value).toBe(true)
  expect(publisher.trouble.value).toBeUndefined()
  encodings[1]!.failed(new Error('broken'))
  expect([publisher.isOn.value, publisher.trouble.value]).toEqual([false, 'encoder'])
})
