import type { Encoding } from './encoding'
import { FrameSender, type Pipe } from './frameSender'
import { Pace } from './pace'
import type { Quality } from './quality'
import { SoundEncoding } from './soundEncoding'
import { VideoEncoding } from './videoEncoding'

const SECOND_MS = 1_000
/** What would wait in the browser for longer than about this is dropped instead. */
const WAIT_SECONDS = 1.5

/** Encodes frame by frame with WebCodecs, with fewer bits while the line is too narrow. */
export class CodecsEncoding implements Encoding {
  readonly hello = { kind: 'webcodecs' }
  private readonly sender: FrameSender
  private readonly picture: VideoEncoding
  private readonly sound?: SoundEncoding
  private readonly pace: Pace
  private readonly pacing: ReturnType<typeof setInterval>
  private isAttached = false
  private droppedBefore = 0

  constructor(stream: MediaStream, quality: Quality, failed: (error: unknown) => void) {
    const began = performance.now()
    const now = () => performance.now() - began
    this.sender = new FrameSender(quality.bitrate / 8 * WAIT_SECONDS, () => this.picture.askKey())
    this.picture = new VideoEncoding(stream.getVideoTracks()[0]!, quality, this.sender, now, failed)
    const sound = stream.getAudioTracks()[0]
    this.sound = sound && new SoundEncoding(sound, { sender: this.sender, now, failed })
    this.pace = new Pace(quality.bitrate)
    this.pacing = setInterval(() => this.second(), SECOND_MS)
  }

  get dropped(): number {
    return this.sender.dropped + this.picture.skipped
  }

  attach(pipe: Pipe): void {
    this.sender.attach(pipe)
    this.isAttached = true
    this.droppedBefore = this.sender.dropped
  }

  detach(): void {
    this.sender.detach()
    this.isAttached = false
  }

  stop(): void {
    clearInterval(this.pacing)
    this.picture.stop()
    this.sound?.stop()
  }

  private second(): void {
    const { dropped } = this.sender
    // Without a line everything is dropped, which says nothing about how wide the next one is.
    const bitrate = this.pace.second(this.isAttached ? dropped - this.droppedBefore : 0)
    this.droppedBefore = dropped
    if (bitrate !== undefined) {
      this.picture.setBitrate(bitrate)
    }
  }
}
