import { avcConfig, avcFrame, VIDEO } from './flvBody'
import type { FrameSender } from './frameSender'
import { takePictures } from './pictures'
import { codecFor, sizeWithin, type Quality, type Size } from './quality'
import { TrackClock } from './trackClock'

const KEY_EVERY_MS = 1_000
const MOST_WAITING = 3
/**
 * A screen on which nothing moves gives no frames; the last one is sent again, or players would wait for it. Often
 * enough to be no low frame rate (ten a second); a picture that did not change costs a few bytes.
 */
const REPEAT_MS = 80

/** Encodes a track's pictures as H.264 without B-frames, a key frame each second, and hands them to a sender. */
export class VideoEncoding {
  private readonly encoder: VideoEncoder
  private readonly clock = new TrackClock()
  private readonly stopTaking: () => void
  private readonly repeating: ReturnType<typeof setInterval>
  private size?: Size
  private bitrate: number
  private last?: VideoFrame
  private lastTakenAt = 0
  private lastKeyAt = -Infinity
  private skippedFrames = 0

  constructor(
    track: MediaStreamTrack, private readonly quality: Quality, private readonly sender: FrameSender,
    private readonly now: () => number, failed: (error: Error) => void,
  ) {
    this.bitrate = quality.bitrate
    this.encoder = new VideoEncoder({ output: (chunk, about) => this.encoded(chunk, about), error: failed })
    this.stopTaking = takePictures(track, frame => this.take(frame), failed)
    this.repeating = setInterval(() => this.repeat(), REPEAT_MS)
  }

  /** Frames that the computer was too slow to encode. */
  get skipped(): number {
    return this.skippedFrames
  }

  askKey(): void {
    this.lastKeyAt = -Infinity
  }

  setBitrate(bitrate: number): void {
    this.bitrate = bitrate
    if (this.size) {
      this.configure(this.size)
    }
  }

  stop(): void {
    clearInterval(this.repeating)
    this.stopTaking()
    this.last?.close()
    this.last = undefined
    if (this.encoder.state !== 'closed') {
      this.encoder.close()
    }
  }

  private take(frame: VideoFrame): void {
    if (this.encoder.state === 'closed') {
      frame.close()
      return
    }
    this.last?.close()
    this.last = frame
    this.lastTakenAt = this.now()
    this.encode(frame)
  }

  private repeat(): void {
    const still = this.now() - this.lastTakenAt
    if (this.last && still >= REPEAT_MS) {
      const again = new VideoFrame(this.last, { timestamp: this.last.timestamp + Math.round(still * 1_000) })
      this.encode(again)
      again.close()
    }
  }

  private encode(frame: VideoFrame): void {
    if (this.encoder.state === 'closed') {
      return
    }
    const size = sizeWithin({ width: frame.displayWidth, height: frame.displayHeight }, this.quality)
    if (size.width !== this.size?.width || size.height !== this.size.height) {
      this.configure(size)
    }
    if (this.encoder.encodeQueueSize >= MOST_WAITING) {
      this.skippedFrames++
      return
    }
    const now = this.now()
    const isKey = now - this.lastKeyAt >= KEY_EVERY_MS
    if (isKey) {
      this.lastKeyAt = now
    }
    this.encoder.encode(frame, { keyFrame: isKey })
  }

  private configure(size: Size): void {
    this.size = size
    this.askKey()
    this.encoder.configure(encoderConfig(size, this.bitrate, this.quality.frameRate))
  }

  private encoded(chunk: EncodedVideoChunk, about?: EncodedVideoChunkMetadata): void {
    const ms = this.clock.at(chunk.timestamp / 1_000, this.now())
    const description = about?.decoderConfig?.description
    if (description) {
      this.sender.config(VIDEO, ms, avcConfig(bytesOf(description)))
    }
    const data = new Uint8Array(chunk.byteLength)
    chunk.copyTo(data)
    const isKey = chunk.type === 'key'
    this.sender.picture(ms, isKey, avcFrame(isKey, data))
  }
}

export function encoderConfig(size: Size, bitrate: number, framerate: number): VideoEncoderConfig {
  return { ...size, codec: codecFor(size), bitrate, framerate, latencyMode: 'realtime', avc: { format: 'avc' } }
}

export function bytesOf(source: AllowSharedBufferSource): Uint8Array {
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source)
}
