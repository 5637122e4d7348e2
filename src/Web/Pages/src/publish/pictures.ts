/** Gives every frame of a track until it is stopped; who takes a frame closes it. */
export function takePictures(track: MediaStreamTrack, take: (frame: VideoFrame) => void): () => void {
  return typeof MediaStreamTrackProcessor === 'function' ? fromTrack(track, take) : fromElement(track, take)
}

function fromTrack(track: MediaStreamTrack, take: (frame: VideoFrame) => void): () => void {
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
  void run()
  return () => void reader.cancel()
}

/** Where tracks cannot be read: what a video element shows. It shows nothing while its page is not seen. */
function fromElement(track: MediaStreamTrack, take: (frame: VideoFrame) => void): () => void {
  const video = document.createElement('video')
  video.muted = true
  video.playsInline = true
  video.srcObject = new MediaStream([track])
  let isStopped = false
  const next: VideoFrameRequestCallback = now => {
    if (!isStopped) {
      take(new VideoFrame(video, { timestamp: Math.round(now * 1_000) }))
      video.requestVideoFrameCallback(next)
    }
  }
  video.requestVideoFrameCallback(next)
  void video.play()
  return () => {
    isStopped = true
    video.srcObject = null
  }
}
