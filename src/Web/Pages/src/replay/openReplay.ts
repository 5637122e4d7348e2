import { abilitiesOf, enginesFor, type EngineName } from '../video/engines'
import { openEngine, type Close } from '../video/engine'
import type { Replay } from '../fair/records'

/** How a recording is played: by hls.js, by the browser's own HLS, or as one MP4 file. */
export type Way = 'hls' | 'native' | 'file'

export interface Opening {
  /** What is tried now. */
  tries: (way: Way) => void
  /** Nothing is left to try. */
  failed: () => void
}

/**
 * Opens a recording by HLS, or as one MP4 file where that fails. The browser's own HLS is tried only where it is the
 * browser's way: Chromium's stands still, and says nothing, at what hls.js gives up.
 */
export function openReplay(video: HTMLVideoElement, { hls, mp4 }: Pick<Replay, 'hls' | 'mp4'>, on: Opening): Close {
  const ways: Way[] = [...waysOf(enginesFor(abilitiesOf(window, video))), 'file']
  let close: Close | undefined
  /** What a way says that was given up already counts for nothing. */
  let turn = 0

  function next(): void {
    close?.()
    close = undefined
    const mine = ++turn
    const failed = () => mine === turn && next()
    const way = ways.shift()
    if (way === undefined) {
      on.failed()
      return
    }
    on.tries(way)
    close = way === 'file' ? openFile(video, mp4, failed) : openEngine(way, { hls }, { video, failed })
  }

  next()
  return () => {
    turn++
    close?.()
  }
}

function waysOf(engines: EngineName[]): Exclude<EngineName, 'flv'>[] {
  const hls = engines.filter(engine => engine !== 'flv')
  return hls[0] === 'native' ? hls : hls.filter(engine => engine !== 'native')
}

function openFile(video: HTMLVideoElement, url: string, failed: () => void): Close {
  video.addEventListener('error', failed)
  video.src = url
  return () => {
    video.removeEventListener('error', failed)
    video.removeAttribute('src')
    video.load()
  }
}
