import AacWorker from './aac.worker?worker'

interface Packet {
  encodedData: ArrayBuffer
}

interface Answers {
  init: { ctx: number, frameSize: number, extradata: ArrayBuffer }
  encode: { packets: Packet[] }
}

type Reply = { id: number } & ({ success: true, data: unknown } | { success: false, error: unknown })

/** AAC for browsers that encode none, such as Chromium on Linux and Android: FFmpeg's encoder, in a worker. */
export class WasmAac {
  private readonly worker = new AacWorker()
  private readonly waiting = new Map<number, { resolve: (data: unknown) => void, reject: (error: unknown) => void }>()
  private asked = 0
  private context = 0

  /** Samples of each channel in a packet. */
  frameSize = 0

  constructor() {
    this.worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => this.replied(data))
    this.worker.addEventListener('error', error => {
      this.waiting.forEach(({ reject }) => reject(error))
      this.waiting.clear()
    })
  }

  /** The AudioSpecificConfig of what it will encode. */
  async begin(rate: number, channels: number, bitrate: number): Promise<Uint8Array> {
    const opened = await this.ask('init', { numberOfChannels: channels, sampleRate: rate, bitrate })
    this.context = opened.ctx
    this.frameSize = opened.frameSize
    return new Uint8Array(opened.extradata)
  }

  /** `samples`: interleaved, as many as a packet holds; they are gone afterwards. */
  async encode(samples: Float32Array<ArrayBuffer>, at: number): Promise<Uint8Array[]> {
    const { packets } = await this.ask(
      'encode', { ctx: this.context, audioData: samples.buffer, timestamp: at }, [samples.buffer])
    return packets.map(packet => new Uint8Array(packet.encodedData))
  }

  stop(): void {
    this.worker.terminate()
  }

  private ask<T extends keyof Answers>(type: T, data: object, given: Transferable[] = []): Promise<Answers[T]> {
    const id = this.asked++
    return new Promise<Answers[T]>((resolve, reject) => {
      this.waiting.set(id, { resolve: answer => resolve(answer as Answers[T]), reject })
      this.worker.postMessage({ id, command: { type, data } }, given)
    })
  }

  private replied(reply: Reply): void {
    const asker = this.waiting.get(reply.id)
    this.waiting.delete(reply.id)
    if (reply.success) {
      asker?.resolve(reply.data)
    } else {
      asker?.reject(reply.error)
    }
  }
}
