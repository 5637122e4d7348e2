import mpegts from 'mpegts.js'
import { LiveEdge } from './edge'
import { failureOf, type Close, type Target } from './engine'

const CHASE_MS = 500

/** FLV over HTTP, the fastest way: half a second behind the publisher. */
export async function startFlv({ video, address, failed }: Target): Promise<Close> {
  mpegts.LoggingControl.enableAll = false
  const url = new URL(address, location.href).href
  const player = mpegts.createPlayer({ type: 'flv', isLive: true, url }, {
    enableWorker: false,
    enableStashBuffer: false,
    autoCleanupSourceBuffer: true,
    autoCleanupMaxBackwardDuration: 30,
    autoCleanupMinBackwardDuration: 15,
    liveSync: false,
  })
  player.on(mpegts.Events.ERROR, (_type: string, _detail: string, info?: { code?: number }) =>
    failed(failureOf(info?.code)))
  player.on(mpegts.Events.LOADING_COMPLETE, () => failed('broken'))
  player.attachMediaElement(video)
  player.load()
  const letGo = keepNearEdge(video)
  return () => {
    letGo()
    player.destroy()
  }
}

function keepNearEdge(video: HTMLVideoElement): Close {
  const edge = new LiveEdge()
  const waited = () => video.currentTime > 0 && edge.waited(performance.now())
  const chase = () => {
    const { buffered } = video
    if (buffered.length === 0 || video.paused) {
      return
    }
    const end = buffered.end(buffered.length - 1)
    const step = edge.chase((end - video.currentTime) * 1_000, performance.now())
    if ('jumpToMs' in step) {
      video.currentTime = end - step.jumpToMs / 1_000
    } else if (video.playbackRate !== step.rate) {
      video.playbackRate = step.rate
    }
  }
  video.addEventListener('waiting', waited)
  const timer = setInterval(chase, CHASE_MS)
  return () => {
    clearInterval(timer)
    video.removeEventListener('waiting', waited)
    video.playbackRate = 1
  }
}
