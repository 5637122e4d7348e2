/** Ways to play a live picture: FLV over HTTP by mpegts.js, LL-HLS by hls.js, or HLS by the browser itself. */
export type EngineName = 'flv' | 'hls' | 'native'

export interface Abilities {
  mediaSource: boolean
  /** Apple's form of it, which an iPhone has alone. */
  managedMediaSource: boolean
  fetchStreams: boolean
  nativeHls: boolean
}

const H264_AAC = 'video/mp4; codecs="avc1.42E01E,mp4a.40.2"'

interface MediaSourceKind {
  isTypeSupported?: (type: string) => boolean
}

function plays(kind: unknown): boolean {
  return typeof kind === 'function' && ((kind as MediaSourceKind).isTypeSupported?.(H264_AAC) ?? false)
}

export function abilitiesOf(window: object, video: Pick<HTMLVideoElement, 'canPlayType'>): Abilities {
  const has = window as { MediaSource?: unknown, ManagedMediaSource?: unknown, fetch?: unknown, ReadableStream?: unknown }
  return {
    mediaSource: plays(has.MediaSource),
    managedMediaSource: plays(has.ManagedMediaSource),
    fetchStreams: typeof has.fetch === 'function' && typeof has.ReadableStream === 'function',
    nativeHls: video.canPlayType('application/vnd.apple.mpegurl') !== '',
  }
}

/**
 * The engines that can work here, the best first. Native HLS comes last although Chromium has it by now: it is
 * seconds later there, and fails at times. Only where ManagedMediaSource stands alone (iPhones) it is the best.
 */
export function enginesFor(abilities: Abilities): EngineName[] {
  const { mediaSource, managedMediaSource, fetchStreams, nativeHls } = abilities
  const isScripted = mediaSource || managedMediaSource
  const engines: EngineName[] = [
    ...(isScripted && fetchStreams ? ['flv' as const] : []),
    ...(isScripted ? ['hls' as const] : []),
  ]
  if (!nativeHls) {
    return engines
  }
  return managedMediaSource && !mediaSource ? ['native', ...engines] : [...engines, 'native']
}
