/** Chromium's way from a track to its frames (W3C mediacapture-transform), which TypeScript does not know. */
declare class MediaStreamTrackProcessor<T extends VideoFrame | AudioData> {
  constructor(init: { track: MediaStreamTrack, maxBufferSize?: number })
  readonly readable: ReadableStream<T>
}
