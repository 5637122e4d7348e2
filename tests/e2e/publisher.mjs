// A host's streaming program: ffmpeg, which publishes a test card and a tone by RTMP.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { call } from './fair.mjs'

/** Where a session is published to by RTMP, its key in it. The key is shown once: ask once for a session. */
export async function rtmpAddress(session) {
  const { rtmpUrl, streamKey } = await call('GET', `${session.path}/ingest`, session.host)
  return `${rtmpUrl}/${streamKey}`
}

/**
 * Publishes by ffmpeg until it is killed; its time stamps begin at 0. The color in the picture's corner tells this
 * publisher's pictures from those of the one before.
 */
export function publishByRtmp(address, color, size = '320x180') {
  return publish(address, [
    '-re', '-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=15,drawbox=w=48:h=48:c=${color}:t=fill`, ...tone,
    '-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-profile:v', 'baseline',
    '-pix_fmt', 'yuv420p', '-g', '15', '-keyint_min', '15', '-sc_threshold', '0', '-b:v', '200k',
  ])
}

/** The same without a picture. */
export function publishSoundByRtmp(address) {
  return publish(address, ['-re', ...tone])
}

const tone = ['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=44100']

function publish(address, words) {
  const ffmpeg = spawn(
    'ffmpeg', ['-v', 'error', '-nostdin', ...words, '-c:a', 'aac', '-b:a', '64k', '-f', 'flv', address],
    { stdio: ['ignore', 'ignore', 'inherit'] })
  const exit = once(ffmpeg, 'exit')
  return {
    /** It says no goodbye. */
    kill: async () => {
      ffmpeg.kill('SIGKILL')
      await exit
    },
  }
}
