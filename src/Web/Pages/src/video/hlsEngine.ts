import Hls, { type ErrorData } from 'hls.js/light'
import { failureOf, type Close, type Target } from './engine'

/** LL-HLS by hls.js: a second or so behind the publisher, and through every cache on the way. */
export async function startHls({ video, addresses, failed }: Target): Promise<Close> {
  const hls = new Hls({
    // Fragmented MP4 goes to the browser as it is; a worker would have nothing to do.
    enableWorker: false,
    lowLatencyMode: true,
    maxLiveSyncPlaybackRate: 1.25,
    liveMaxLatencyDurationCount: 10,
    backBufferLength: 15,
  })
  hls.on(Hls.Events.ERROR, (_event: string, error: ErrorData) => {
    if (error.fatal) {
      failed(failureOf(error.response?.code))
    }
  })
  hls.loadSource(addresses.hls)
  hls.attachMedia(video)
  return () => hls.destroy()
}
