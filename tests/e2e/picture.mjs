// The picture of the README: a viewer's room on a phone beside the host's console, while a broadcast is replayed.
// Needs a demo server: LIVEFAIR_URL=http://127.0.0.1:5080 node picture.mjs
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { base, launch, person, phoneSize } from './browser.mjs'
import { newViewer, tokenOf } from './fair.mjs'

const root = new URL('../../', import.meta.url).pathname
const out = `${root}docs/pictures/room-and-console.png`
const wide = { width: 1280, height: 830 }
const SPEED = 20
/** Long enough for a pin, questions and a filled board. */
const PLAYED_MS = 20_000
const SETTLED_MS = 1_000

const transcript = `${root}tests/Fixtures/broadcast.jsonl`
const replay = spawn(`${root}livefair`, ['replay', transcript, '--url', base, '--speed', String(SPEED)])
replay.stderr.pipe(process.stderr)
let session
for await (const line of createInterface({ input: replay.stdout })) {
  session ??= /^Session ([^:]+):/.exec(line)?.[1]
  if (line.startsWith('Playing')) {
    break
  }
}
if (!session) {
  throw new Error('The replay did not say which session it plays.')
}

const browser = await launch()
const host = await person(browser, wide, `/host/${session}`, await tokenOf('host'), 2)
const viewer = await person(browser, phoneSize, `/live/${session}`, (await newViewer('小马')).token, 2)
await viewer.waitForTimeout(PLAYED_MS)
// Just after a pin, both show the same card for a while.
const card = viewer.getByRole('article').first()
const before = await card.getAttribute('aria-label')
await viewer.locator(`article:not([aria-label="${before}"])`).waitFor()
await viewer.waitForTimeout(SETTLED_MS)
const [room, board] = (await Promise.all([viewer.screenshot(), host.screenshot()])).map(png => png.toString('base64'))
replay.kill()
await once(replay, 'exit')

const frame = await browser.newPage({ viewport: { width: 1140, height: 580 } })
await frame.setContent(`
  <style>
    body { margin: 0; height: 580px; background: #dfe9e6; position: relative; }
    img { position: absolute; display: block; background: #fff; }
    .board { left: 16px; top: 17px; width: 840px; border-radius: 12px; border: 1px solid #b9c8c3; }
    .room { right: 16px; top: 13px; width: 262px; border-radius: 26px; border: 8px solid #12211f; }
  </style>
  <img class="board" src="data:image/png;base64,${board}"><img class="room" src="data:image/png;base64,${room}">`)
await frame.screenshot({ path: out })
await browser.close()
console.log(`${out}: ${Math.ceil((await stat(out)).size / 1024)} KiB`)
