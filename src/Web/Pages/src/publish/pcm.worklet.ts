/** Sends what a node hears to the page, as interleaved samples. Runs where sound is made. */
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void
declare class AudioWorkletProcessor {
  readonly port: MessagePort
}

const BLOCK = 1_024

class Tap extends AudioWorkletProcessor {
  private block = new Float32Array(0)
  private filled = 0

  process([channels]: Float32Array[][]): boolean {
    const count = channels?.length ?? 0
    if (!channels || count === 0) {
      return true
    }
    if (this.block.length !== BLOCK * count) {
      this.block = new Float32Array(BLOCK * count)
      this.filled = 0
    }
    for (let i = 0; i < channels[0]!.length; i++) {
      for (const channel of channels) {
        this.block[this.filled++] = channel[i]!
      }
    }
    if (this.filled === this.block.length) {
      this.port.postMessage({ samples: this.block, channels: count })
      this.filled = 0
    }
    return true
  }
}

registerProcessor('tap', Tap)
