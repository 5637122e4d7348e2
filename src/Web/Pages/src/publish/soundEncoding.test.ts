import { beforeEach, expect, test, vi } from 'vitest'
import type { Pcm } from './pcm'
import { SoundEncoding } from './soundEncoding'
import type { SoundTarget } from './soundEncoders'

const made = vi.hoisted(() => ({ list: [] as string[], wasm: vi.fn(), sound: (_: Pcm): void => undefined }))
vi.mock('./pcm', () => ({
  takeSound: (_track: unknown, take: (sound: Pcm) => void) => {
    made.sound = take
    return Promise.resolve(() => undefined)
  },
}))
vi.mock('./soundEncoders', () => ({
  nativeConfig: (codec: string) => ({ codec }),
  nativeEncoder: (codec: string) => {
    made.list.push(codec)
    return { encode: () => made.list.push(`${codec} sound`), stop: () => undefined }
  },
  wasmEncoder: made.wasm,
}))

const sound: Pcm = { samples: new Float32Array(4), channels: 1, rate: 48_000, ms: 0 }

/** What a browser's own encoders are. */
function browserEncodes(...codecs: string[]): void {
  vi.stubGlobal('AudioEncoder', Object.assign(class {}, {
    isConfigSupported: ({ codec }: { codec: string }) => Promise.resolve({ supported: codecs.includes(codec) }),
  }))
}

function encode() {
  const failed = vi.fn()
  const encoding = new SoundEncoding({} as MediaStreamTrack, { failed } as unknown as SoundTarget)
  made.sound(sound)
  return { encoding, failed }
}

beforeEach(() => {
  made.list = []
  made.wasm.mockReset().mockImplementation(() => {
    made.list.push('wasm aac')
    return Promise.resolve({ encode: () => undefined, stop: () => undefined })
  })
})

test.each([
  ['its own AAC', ['aac', 'opus'], true, ['aac']],
  ['AAC by WebAssembly where the browser has none', ['opus'], true, ['wasm aac']],
  ['Opus where WebAssembly does not run', ['opus'], false, ['opus']],
])('sound is encoded by %s', async (_, own, wasmRuns, chosen) => {
  browserEncodes(...own)
  if (!wasmRuns) {
    made.wasm.mockRejectedValue(new Error('no WebAssembly'))
  }
  const { failed } = encode()
  await vi.waitFor(() => expect(made.list).toEqual(chosen))
  expect(failed).not.toHaveBeenCalled()
})

test('where nothing encodes sound, that is told', async () => {
  browserEncodes()
  made.wasm.mockRejectedValue(new Error('no WebAssembly'))
  const { failed } = encode()
  await vi.waitFor(() => expect(failed).toHaveBeenCalledWith(new Error('no WebAssembly')))
})
