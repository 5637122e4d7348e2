import AacWorker from './aac.worker?worker'

export type AacRequest =
  | { kind: 'open', rate: number, channels: number, bitrate: number }
  | { kind: 'encode', samples: Float32Array<ArrayBuffer>, at: number }

export interface AacAnswer {
  /** Samples of each channel in a packet. */
  frameSize: number
  /** The AudioSpecificConfig. */
  config: ArrayBuffer
  packets: ArrayBuffer[]
}

/** AAC for browsers that encode none, such as Chromium on Linux and Android: FFmpeg's encoder, in a worker. */
export class WasmAac {
  private readonly worker = new AacWorker()
  private readonly waiting: { resolve: (answer: AacAnswer) => void, reject: (error: unknown) => void }[] = []

  constructor() {
    this.worker.addEventListener('message', ({ data }: MessageEvent<AacAnswer | string>) => {
      const asker = this.waiting.shift()
      if (typeof data === 'string') {
        asker?.reject(new Error(data))
      } else {
        asker?.resolve(data)
      }
    })
    this.worker.addEventListener('error', error => this.waiting.splice(0).forEach(({ reject }) => reject(error)))
  }

  open(rate: number, channels: number, bitrate: number): Promise<AacAnswer> {
    return this.ask({ kind: 'open', rate, channels, bitrate }, [])
  }

  /** `samples`: interleaved, as many as a packet holds; they are gone afterwards. `at`: how many came before. */
  async encode(samples: Float32Array<ArrayBuffer>, at: number): Promise<Uint8Array[]> {
    const { packets } = await this.ask({ kind: 'encode', samples, at }, [samples.buffer])
    return packets.map(packet => new Uint8Array(packet))
  }

  stop(): void {
    this.worker.terminate()
  }

  private ask(request: AacRequest, given: Transferable[]): Promise<AacAnswer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject })
      this.worker.postMessage(request, given)
    })
  }
}
