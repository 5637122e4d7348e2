// FFmpeg's AAC encoder as WebAssembly. The package exports only an encoder that starts its worker from a blob, for
// which the pages' security policy has no room; from an address of its own a worker has a policy of its own as well.
import aac from '../../node_modules/@mediabunny/aac-encoder/dist/modules/build/aac.js'
import type { AacAnswer, AacRequest } from './wasmAac'

/** What Emscripten makes of the package's bridge.c. */
interface AacModule {
  HEAPU8: Uint8Array<ArrayBuffer>
  cwrap: (name: string, returns: 'number', takes: 'number'[]) => (...values: (number | bigint)[]) => number
}

type Create = () => Promise<AacModule>

/** The file is CommonJS, whose default some bundlers take for the whole. */
const create = (typeof aac === 'function' ? aac : (aac as { default: unknown }).default) as Create

interface Encoder {
  encode: (samples: Float32Array, at: number) => ArrayBuffer[]
  frameSize: number
  config: ArrayBuffer
}

async function open(rate: number, channels: number, bitrate: number): Promise<Encoder> {
  const module = await create()
  const call = (name: string) => (...values: (number | bigint)[]) =>
    module.cwrap(name, 'number', values.map(() => 'number'))(...values)
  const copy = (at: number, length: number) => module.HEAPU8.slice(at, at + length).buffer
  const context = call('init_encoder')(channels, rate, bitrate)
  if (context === 0) {
    throw new Error(`No AAC at ${rate} Hz with ${channels} channels.`)
  }
  return {
    frameSize: call('get_encoder_frame_size')(context),
    config: copy(call('get_encoder_extradata')(context), call('get_encoder_extradata_size')(context)),
    encode: (samples, at) => {
      const bytes = new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength)
      module.HEAPU8.set(bytes, call('get_encode_input_ptr')(context, bytes.length))
      const status = call('send_frame')(context, BigInt(at))
      if (status < 0) {
        throw new Error(`The AAC encoder failed with ${status}.`)
      }
      const packets: ArrayBuffer[] = []
      for (let size = call('receive_packet')(context); size > 0; size = call('receive_packet')(context)) {
        packets.push(copy(call('get_encoded_data')(context), size))
      }
      return packets
    },
  }
}

let encoder: Promise<Encoder> | undefined

async function answer(request: AacRequest): Promise<AacAnswer> {
  if (request.kind === 'open') {
    encoder = open(request.rate, request.channels, request.bitrate)
    const { frameSize, config } = await encoder
    return { frameSize, config, packets: [] }
  }
  const { encode, frameSize, config } = await encoder!
  return { frameSize, config, packets: encode(request.samples, request.at) }
}

/** Answers come in the order of the requests, an error as its words. */
self.addEventListener('message', ({ data }: MessageEvent<AacRequest>) => {
  answer(data).then(given => self.postMessage(given), (error: unknown) => self.postMessage(String(error)))
})
