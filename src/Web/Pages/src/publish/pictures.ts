type Take = (frame: VideoFrame) => void
type Failed = (error: Error) => void

/** Gives every frame of a track until it is stopped, or cannot be read or taken; who takes a frame closes it. */
export function takePictures(track: MediaStreamTrack, take: Take, failed: Failed): () => void {
  return typeof MediaStreamTrackProcessor === 'function'
    ? fromTrack(track, take, failed)
    : fromElement(track, take, failed)
}

function fromTrack(track: MediaStreamTrack, take: Take, failed: Failed): () => void {
  const reader = new MediaStreamTrackProcessor<VideoFrame>({ track }).readable.getReader()
  async function run(): Promise<void> {
    for (;;) {
      const { value, done } = await reader.read()
      if (done) {
        return
      }
      take(value)
    }
  }
  run().catch(failed)
  return () => void reader.cancel()
}

/** Where tracks cannot be read: what a video element shows. It shows nothing while its page is not seen. */
function fromElement(track: MediaStreamTrack, take: Take, failed: Failed): () => void {
  const video = document.createElement('video')
  video.muted = true
  video.playsInline = true
  video.srcObject = new MediaStream([track])
  let isStopped = false
  const next: VideoFrameRequestCallback = now => {
    if (isStopped) {
      return
    }
    try {
      take(new VideoFrame(video, { timestamp: Math.round(now * 1_000) }))
      video.requestVideoFrameCallback(next)
    } catch (error) {
      failed(error as Error)
    }
  }
  video.requestVideoFrameCallback(next)
  video.play().catch(failed)
  return () => {
    isStopped = true
    video.srcObject = null
  }
}
