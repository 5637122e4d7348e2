// Pictures of every page at three sizes, in the middle of a busy broadcast, for `./livefair pictures`.
// Needs a demo server and the built client module; leaves sessions with some life in them:
//   LIVEFAIR_URL=http://127.0.0.1:5080 node pictures.mjs FOLDER [--english] [--only NAME]
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as during } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { base, desktopSize, launch, person, phoneSize } from './browser.mjs'
import { fakeCamera, publish } from './camera.mjs'
import { tokenOf } from './fair.mjs'
import { busyDay, chatter, speak, stops, visit } from './tour.mjs'

const sizes = [phoneSize, { width: 768, height: 1024 }, desktopSize]
/** So long the broadcast goes on before the first picture: the curves have steps of ten seconds. */
const PLAYED_MS = 70_000
/** What has just come is on its way over the picture. */
const SETTLED_MS = 1_500

const { values: { english, only }, positionals: [folder = 'pictures'] } = parseArgs({
  allowPositionals: true, options: { english: { type: 'boolean' }, only: { type: 'string', default: '' } },
})
const out = resolve(folder)
await mkdir(out, { recursive: true })

const browser = await launch(...fakeCamera)
const day = await busyDay(browser, { pastPostings: 4, pastSeconds: 3 })
const host = await person(browser, desktopSize, '/', day.live.host)
await host.goto(`${base}/host/${day.live.id}`)
await publish(host)
const talk = chatter(day)
await during(PLAYED_MS)
let wrong = 0
for (const size of sizes) {
  const people = {}
  for (const stop of stops(day).filter(({ name }) => name.startsWith(only))) {
    people[stop.who ?? ''] ??= await person(browser, size, '/login', await tokenFor(stop.who))
    const page = people[stop.who ?? '']
    await visit(page, stop)
    for (const language of english ? ['en'] : ['zh-CN']) {
      await speak(page, language)
      await during(SETTLED_MS)
      await picture(page, stop, size, language)
      await speak(page, 'zh-CN')
    }
  }
  await Promise.all(Object.values(people).map(page => page.context().close()))
}
await talk.stop()
await day.leave()
await browser.close()
console.log(`${out}${wrong > 0 ? `: ${wrong} are wider than the screen` : ''}`)
process.exitCode = wrong > 0 ? 1 : 0

async function tokenFor(who) {
  return who === 'viewer' ? day.talkers[0].token : who && await tokenOf(who)
}

async function picture(page, stop, size, language) {
  const isWide = await page.evaluate(() =>
    document.documentElement.scrollWidth > document.documentElement.clientWidth)
  const file = `${stop.name}-${size.width}${language === 'en' ? '-en' : ''}.png`
  await page.screenshot({ path: join(out, file), fullPage: !stop.act && !stop.stands })
  wrong += isWide ? 1 : 0
  console.log([file + (isWide ? ' WIDER THAN THE SCREEN' : ''), ...page.troubles.splice(0)].join('\n  '))
}
