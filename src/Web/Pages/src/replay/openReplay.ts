import { abilitiesOf, enginesFor } from '../video/engines'
import { openEngine, type Close } from '../video/engine'
import type { Replay } from '../fair/records'

/** Opens a recording by HLS, or as one MP4 file where that fails; `failed` when nothing is left to try. */
export function openReplay(video: HTMLVideoElement, { hls, mp4 }: Replay, failed: () => void): Close {
  const engines = enginesFor(abilitiesOf(window, video)).filter(engine => engine !== 'flv')
  let close: Close | undefined
  const next = () => {
    close?.()
    const engine = engines.shift()
    close = engine
      ? openEngine(engine, { hls }, { video, failed: next })
      : openFile(video, mp4, failed)
  }
  next()
  return () => close?.()
}

function openFile(video: HTMLVideoElement, url: string, failed: () => void): Close {
  video.addEventListener('error', failed, { once: true })
  video.src = url
  return () => {
    video.removeEventListener('error', failed)
    video.removeAttribute('src')
    video.load()
  }
}
