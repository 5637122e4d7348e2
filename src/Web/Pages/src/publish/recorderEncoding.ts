import type { Encoding } from './encoding'
import type { Pipe } from './frameSender'
import type { Quality } from './quality'

const SLICE_MS = 250
const WAIT_SECONDS = 6

/** Chromium's, not yet in TypeScript: it cuts its fragments at key frames only, each seven seconds unless told. */
interface RecorderOptions extends MediaRecorderOptions {
  videoKeyFrameIntervalDuration: number
}

/** Fragmented MP4 with H.264, if this browser records it. */
export function recorderType(): string | undefined {
  return typeof MediaRecorder === 'function'
    ? ['mp4a.40.2', 'opus'].map(sound => `video/mp4;codecs=avc1.42E01F,${sound}`)
      .find(type => MediaRecorder.isTypeSupported(type))
    : undefined
}

/** Sends what a MediaRecorder writes: each line carries one MP4 file from its beginning. */
export class RecorderEncoding implements Encoding {
  readonly hello = { kind: 'mediarecorder' }
  dropped = 0
  private recorder?: MediaRecorder

  constructor(
    private readonly stream: MediaStream, private readonly quality: Quality,
    private readonly failed: (error: unknown) => void,
  ) {}

  attach(pipe: Pipe): void {
    const options: RecorderOptions = {
      mimeType: recorderType(), videoBitsPerSecond: this.quality.bitrate, audioBitsPerSecond: 96_000,
      videoKeyFrameIntervalDuration: 1_000,
    }
    const recorder = new MediaRecorder(this.stream, options)
    let sending = Promise.resolve()
    recorder.addEventListener('error', this.failed)
    recorder.addEventListener('dataavailable', ({ data }) => {
      sending = sending.then(async () => this.send(recorder, pipe, await data.arrayBuffer()))
    })
    recorder.start(SLICE_MS)
    this.recorder = recorder
  }

  detach(): void {
    const ended = this.recorder
    this.recorder = undefined
    if (ended && ended.state !== 'inactive') {
      ended.stop()
    }
  }

  stop(): void {
    this.detach()
  }

  private send(recorder: MediaRecorder, pipe: Pipe, bytes: ArrayBuffer): void {
    if (recorder !== this.recorder || bytes.byteLength === 0) {
      return
    }
    if (pipe.bufferedAmount > this.quality.bitrate / 8 * WAIT_SECONDS) {
      // A file with a hole cannot be read on: its line ends here, and the next one begins another file.
      this.dropped++
      pipe.close()
    } else {
      pipe.send(bytes)
    }
  }
}
