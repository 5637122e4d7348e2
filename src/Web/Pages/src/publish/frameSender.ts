import { AUDIO, message, VIDEO, type FlvKind } from './flvBody'

/** A socket, as far as sending needs one. */
export interface Pipe {
  readonly bufferedAmount: number
  send: (data: Uint8Array<ArrayBuffer> | ArrayBuffer) => void
  close: () => void
}

/**
 * Sends frames over a line that may be too narrow: what would wait too long is dropped and counted, from one picture
 * to the next key frame, for what follows a lost picture cannot be shown.
 */
export class FrameSender {
  private pipe?: Pipe
  private readonly configs = new Map<FlvKind, Uint8Array>()
  private hasBegun = false
  private waitsForKey = true
  private droppedFrames = 0
  /** A configuration of an earlier time would make the new line begin there. */
  private lastMs = 0

  /** `mostBytes`: pictures wait behind at most this much; sound, which is small and missed most, behind twice that. */
  constructor(private readonly mostBytes: number, private readonly askKey: () => void = () => undefined) {}

  /** Pictures that were taken and not sent, since there was a line at all. */
  get dropped(): number {
    return this.droppedFrames
  }

  /** A new line knows nothing: it gets the configurations first, and pictures from the next key frame on. */
  attach(pipe: Pipe): void {
    this.pipe = pipe
    this.hasBegun = true
    this.waitsForKey = true
    this.configs.forEach((body, kind) => this.send(message(kind, this.lastMs, body)))
    this.askKey()
  }

  detach(): void {
    this.pipe = undefined
  }

  config(kind: FlvKind, ms: number, body: Uint8Array): void {
    this.configs.set(kind, body)
    this.send(message(kind, ms, body))
  }

  sound(ms: number, body: Uint8Array): void {
    this.lastMs = Math.max(this.lastMs, ms)
    if (this.pipe && this.pipe.bufferedAmount <= 2 * this.mostBytes) {
      this.send(message(AUDIO, ms, body))
    }
  }

  picture(ms: number, isKey: boolean, body: Uint8Array): void {
    this.lastMs = Math.max(this.lastMs, ms)
    if (!this.hasBegun) {
      return
    }
    if (!this.pipe || this.pipe.bufferedAmount > this.mostBytes) {
      this.waitsForKey = true
      this.droppedFrames++
    } else if (this.waitsForKey && !isKey) {
      this.droppedFrames++
      this.askKey()
    } else {
      this.waitsForKey = false
      this.send(message(VIDEO, ms, body))
    }
  }

  private send(bytes: Uint8Array<ArrayBuffer>): void {
    this.pipe?.send(bytes)
  }
}
