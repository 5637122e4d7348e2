// What a host's camera shows in pictures of the pages: a drawn host at her desk, instead of the browser's test card.
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launch } from './browser.mjs'
import { fakeCamera } from './camera.mjs'

const size = { width: 1280, height: 720 }
/** Three seconds, which then begin anew: she ends as she began. */
const FRAMES = 90

/** The film, and what a browser is started with whose camera it is: a row of JPEG pictures, 30 a second. */
export async function filmCamera() {
  const browser = await launch()
  const page = await browser.newPage({ viewport: size })
  await page.goto(new URL('film.html', import.meta.url).href)
  const frames = []
  for (let i = 0; i < FRAMES; i++) {
    await page.evaluate(turn => window.move(turn), i / FRAMES * 2 * Math.PI)
    frames.push(await page.screenshot({ type: 'jpeg', quality: 75 }))
  }
  await browser.close()
  const file = join(tmpdir(), `livefair-film-${process.pid}.mjpeg`)
  await writeFile(file, Buffer.concat(frames))
  return { file, flags: [...fakeCamera, `--use-file-for-fake-video-capture=${file}`] }
}
