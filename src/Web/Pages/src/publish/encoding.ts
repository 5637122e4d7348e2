import { CodecsEncoding } from './codecsEncoding'
import type { Source } from './link'
import { qualities, sizeWithin, type Quality } from './quality'
import { RecorderEncoding, recorderType } from './recorderEncoding'
import { encoderConfig } from './videoEncoding'

/** What encodes a captured stream and sends it over a line. */
export interface Encoding extends Source {
  /** Frames that were dropped, because the line or the computer was too slow. */
  readonly dropped: number
  stop: () => void
}

export type EncodingKind = 'webcodecs' | 'mediarecorder'

/** How this browser can encode, the better way first; undefined when it cannot. */
export async function encodingKind(): Promise<EncodingKind | undefined> {
  if (typeof VideoEncoder === 'function') {
    const { bitrate, frameRate } = qualities.middle
    const size = sizeWithin({ width: 1_280, height: 720 }, qualities.middle)
    const { supported } = await VideoEncoder.isConfigSupported(encoderConfig(size, bitrate, frameRate))
    if (supported) {
      return 'webcodecs'
    }
  }
  return recorderType() ? 'mediarecorder' : undefined
}

export function encode(
  kind: EncodingKind, stream: MediaStream, quality: Quality, failed: (error: unknown) => void,
): Encoding {
  const Made = kind === 'webcodecs' ? CodecsEncoding : RecorderEncoding
  return new Made(stream, quality, failed)
}
