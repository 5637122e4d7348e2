import Hls, { type ErrorData, type LevelLoadedData } from 'hls.js/light'
import { failureOf, type Close, type Target } from './engine'

const LOOK_MS = 2_000
const MOST_BEHIND_S = 6
/**
 * A playlist asks for three parts of distance, and the picture is nearly two seconds old then. The next part is there
 * when the last one has been played for the length of one: one and a half are left for its way. A stall adds a second.
 */
const PARTS_BEHIND = 2.5

/** LL-HLS by hls.js: a second or so behind the publisher, and through every cache on the way. Recordings too. */
export async function startHls({ video, address, failed }: Target): Promise<Close> {
  const hls = new Hls({
    // Fragmented MP4 goes to the browser as it is; a worker would have nothing to do.
    enableWorker: false,
    lowLatencyMode: true,
    maxLiveSyncPlaybackRate: 1.25,
    backBufferLength: 15,
  })
  hls.on(Hls.Events.ERROR, (_event: string, error: ErrorData) => {
    const why = failureOf(error.response?.code)
    // What is gone from a recording is gone; hls.js would ask for half a minute more.
    if (error.fatal || (why === 'refused' && hls.latestLevelDetails?.live === false)) {
      failed(why)
    }
  })
  hls.once(Hls.Events.LEVEL_LOADED, (_event: string, { details }: LevelLoadedData) => {
    if (details.live && details.partTarget) {
      hls.targetLatency = details.partTarget * PARTS_BEHIND
    }
  })
  hls.loadSource(address)
  hls.attachMedia(video)
  const looking = setInterval(() => jumpFromFarBehind(hls, video), LOOK_MS)
  return () => {
    clearInterval(looking)
    hls.destroy()
  }
}

/** Its own setting for this would put its guess in place of the distance that the playlist asks for. */
function jumpFromFarBehind(hls: Hls, video: HTMLVideoElement): void {
  const { latency, targetLatency, liveSyncPosition } = hls
  const isLive = hls.latestLevelDetails?.live ?? false
  if (isLive && !video.paused && liveSyncPosition !== null && latency > (targetLatency ?? 0) + MOST_BEHIND_S) {
    video.currentTime = liveSyncPosition
  }
}
