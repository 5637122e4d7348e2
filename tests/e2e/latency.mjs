// Measures how old the picture is that viewers see, and how soon it goes on when its publisher is back, for
// `./livefair bench latency`. Publisher, server and viewers share a machine and so a clock.
// Needs a server: LIVEFAIR_URL=http://127.0.0.1:5080 node latency.mjs [--seconds 60] [--away 3,90]
// Prints a line of JSON for each thing measured.
import { setTimeout as during } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { launch } from './browser.mjs'
import { browserPublisher, rtmpPublisher } from './clockPublishers.mjs'
import { liveSession } from './fair.mjs'
import { processor } from './processor.mjs'
import { viewerBy } from './screen.mjs'
import { clockReader } from './timeCode.mjs'

/** A player that has just begun is still on its way to the live edge. */
const SETTLED_MS = 10_000
const BACK_MS = 60_000
/** So many new pictures are one that goes on. */
const PICTURES = 10

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '60' }, away: { type: 'string', default: '3,90' } },
})
const seconds = Number(values.seconds)
const absences = values.away.split(',').map(Number)
const publishers = { rtmp: rtmpPublisher, browser: browserPublisher }
const engines = ['flv', 'hls', 'native']

const tell = measured => console.log(JSON.stringify(measured))

const browser = await launch(
  '--autoplay-policy=no-user-gesture-required', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream')
try {
  for (const [name, open] of Object.entries(publishers)) {
    await measure(name, open)
  }
} finally {
  await browser.close()
}

async function measure(name, open) {
  const session = await liveSession('延迟', 1)
  const publisher = await open(session, browser)
  await publisher.prepare()
  await publisher.begin()
  try {
    const screens = await Promise.all(engines.map(engine => viewerBy(engine, browser, session, clockReader)))
    await Promise.all(screens.map(screen => screen.moves(publisher.width)))
    await during(SETTLED_MS)
    await ages(name, screens)
    for (const away of absences) {
      await comesBack(name, publisher, screens, away)
    }
    await Promise.all(screens.map(screen => screen.page.context().close()))
  } finally {
    await publisher.kill()
  }
}

async function ages(publisher, screens) {
  await Promise.all(screens.map(({ page }) => page.evaluate(() => {
    window.pictures.length = 0
    window.waits = 0
    document.querySelector('.player video').addEventListener('waiting', () => window.waits++)
  })))
  const before = processor()
  await during(seconds * 1_000)
  const after = processor()
  const idle = (after.idle - before.idle) / (after.all - before.all)
  for (const { chosen, page } of screens) {
    const { pictures, waits } = await page.evaluate(() => ({ pictures: window.pictures, waits: window.waits }))
    // `undefined` crosses as null: a picture whose cells tell no time.
    const read = pictures.map(([, age]) => age).filter(age => Number.isFinite(age))
    tell({ act: 'age', publisher, player: chosen, ages: read, unreadable: pictures.length - read.length, waits, idle })
  }
}

async function comesBack(name, publisher, screens, away) {
  await publisher.kill()
  await Promise.all([during(away * 1_000), publisher.prepare()])
  await Promise.all(screens.map(({ page }) => page.evaluate(() => (window.pictures.length = 0))))
  const began = await publisher.begin()
  for (const { player, backMs } of await Promise.all(screens.map(screen => back(screen, began)))) {
    tell({ act: 'back', publisher: name, player, away, backMs })
  }
}

/** When the first of the new pictures was shown; -1 when none came. */
async function back({ chosen, page }, began) {
  try {
    const shown = await page.waitForFunction(({ began, count }) => {
      const news = window.pictures.filter(([shown, age]) => age !== undefined && shown - age >= began)
      return news.length >= count && news[0][0]
    }, { began, count: PICTURES }, { timeout: BACK_MS })
    return { player: chosen, backMs: await shown.jsonValue() - began }
  } catch (error) {
    console.error(`${chosen}: ${error.message}`)
    return { player: chosen, backMs: -1 }
  }
}
