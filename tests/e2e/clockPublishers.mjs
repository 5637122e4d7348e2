// Two publishers of a picture that shows the clock (timeCode.mjs), each with a tone. Both can be killed and begin
// again: `begin` answers when that was.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { base, desktopSize, person } from './browser.mjs'
import { rtmpAddress } from './publisher.mjs'
import { clockCamera, grayOf } from './timeCode.mjs'

const [WIDTH, HEIGHT, FRAMES_PER_SECOND] = [320, 180, 25]
const FRAME_MS = 1_000 / FRAMES_PER_SECOND
const SAMPLES_PER_SECOND = 44_100
const SAMPLES = SAMPLES_PER_SECOND / FRAMES_PER_SECOND
const [TONE_HZ, LOUDNESS] = [440, 8_000]

/** ffmpeg, which gets picture and sound through pipes as they come to be, so that nothing of it waits in ffmpeg. */
export async function rtmpPublisher(session) {
  const address = await rtmpAddress(session)
  let ffmpeg
  let exit
  let drawing
  return {
    width: WIDTH,
    prepare: async () => {},
    begin: async () => {
      const began = Date.now()
      ffmpeg = spawn('ffmpeg', [
        '-v', 'error',
        '-probesize', '32', '-analyzeduration', '0', '-f', 'rawvideo', '-pix_fmt', 'gray',
        '-video_size', `${WIDTH}x${HEIGHT}`, '-framerate', `${FRAMES_PER_SECOND}`, '-i', 'pipe:0',
        '-probesize', '32', '-analyzeduration', '0', '-f', 's16le', '-ar', `${SAMPLES_PER_SECOND}`, '-ac', '1',
        '-i', 'pipe:3',
        '-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-profile:v', 'baseline',
        '-pix_fmt', 'yuv420p', '-g', `${FRAMES_PER_SECOND}`, '-keyint_min', `${FRAMES_PER_SECOND}`,
        '-sc_threshold', '0', '-c:a', 'aac', '-b:a', '64k', '-f', 'flv', address,
      ], { stdio: ['pipe', 'ignore', 'inherit', 'pipe'] })
      exit = once(ffmpeg, 'exit')
      drawing = draw(ffmpeg.stdio[0], ffmpeg.stdio[3])
      return began
    },
    kill: async () => {
      clearInterval(drawing)
      ffmpeg.kill('SIGKILL')
      await exit
    },
  }
}

function draw(picture, sound) {
  // What was written to a program that is killed comes back as an error; its pictures are missed soon enough.
  for (const pipe of [picture, sound]) {
    pipe.on('error', () => pipe.destroy())
  }
  const began = performance.now()
  let drawn = 0
  return setInterval(() => {
    for (; performance.now() >= began + drawn * FRAME_MS; drawn++) {
      picture.write(grayOf(Date.now(), WIDTH, HEIGHT))
      const wave = Int16Array.from({ length: SAMPLES }, (_, i) =>
        LOUDNESS * Math.sin((drawn * SAMPLES + i) * 2 * Math.PI * TONE_HZ / SAMPLES_PER_SECOND))
      sound.write(Buffer.from(wave.buffer))
    }
  }, FRAME_MS / 8)
}

/** A host's page, whose tab is closed when it is killed. */
export async function browserPublisher(session, browser) {
  let host
  return {
    width: 640,
    prepare: async () => {
      host = await person(browser, desktopSize, '/', session.host)
      await host.addInitScript({ content: clockCamera })
      await host.goto(`${base}/host/${session.id}`)
      await host.getByRole('button', { name: '开始推流' }).waitFor()
    },
    begin: async () => {
      const began = Date.now()
      await host.getByRole('button', { name: '开始推流' }).click()
      return began
    },
    kill: () => host.context().close(),
  }
}
