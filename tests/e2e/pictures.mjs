// Pictures of every page at three sizes, in the middle of a busy broadcast, for `./livefair pictures`.
// Needs a demo server of its own and the built client module; leaves sessions with some life in them:
//   LIVEFAIR_URL=http://127.0.0.1:5080 node pictures.mjs FOLDER [--english] [--only NAME,NAME]
import assert from 'node:assert/strict'
import { mkdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as during } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { base, desktopSize, launch, person, phoneSize } from './browser.mjs'
import { publish } from './camera.mjs'
import { crowd, followUp } from './crowd.mjs'
import { tokenOf } from './fair.mjs'
import { filmCamera } from './film.mjs'
import { clientOf } from './people.mjs'
import { busyDay, speak, stops, visit } from './tour.mjs'

const sizes = [phoneSize, { width: 768, height: 1024 }, desktopSize]
/** Where interest rises is told from the fourth minute of a broadcast on. */
const RISES_MS = 360_000
/** So long the host talks about a posting. */
const PIN_MS = 50_000
/** What has just come is on its way over the picture, and takes longer where it is to be seen there. */
const SETTLED_MS = 1_500
const FLOWN_MS = 5_000
const words = [
  ['押金', 'hold'], ['培训费', 'hold'], ['体检费', 'hold'], ['刷单', 'refuse'], ['代办证件', 'refuse'], ['加微信', 'mask'],
].map(([word, act]) => ({ word, act }))

const { values: { english, only }, positionals: [folder = 'pictures'] } = parseArgs({
  allowPositionals: true, options: { english: { type: 'boolean' }, only: { type: 'string', default: '' } },
})
const language = english ? 'en' : 'zh-CN'
const out = resolve(folder)
await mkdir(out, { recursive: true })

const film = await filmCamera()
const browser = await launch(...film.flags)
const day = await busyDay(browser, await busyPast())
const host = await person(browser, desktopSize, '/', day.live.host)
await host.goto(`${base}/host/${day.live.id}`)
await publish(host)
const hall = await crowd(day.live, { pinMs: PIN_MS })
await followUp(day.past)
await keepWords()

const people = {}
const all = stops(day)
const names = only === '' ? all.map(({ name }) => name) : only.split(',')
const unknown = names.filter(name => !all.some(stop => stop.name === name))
assert.deepEqual(unknown, [], `the pictures are ${all.map(({ name }) => name).join(', ')}`)
const chosen = all.filter(({ name }) => names.includes(name))
const isLive = ({ path }) => path.includes(day.live.id)
const count = await take(chosen.filter(stop => !isLive(stop)))
await host.locator('.rising').first().waitFor({ timeout: RISES_MS })
const taken = count + await take(chosen.filter(isLive))
await hall.stop()
await day.leave()
await browser.close()
await rm(film.file)
console.log(`${taken} pictures are in ${out}`)

/** What the broadcast that is over was like: as lively as the one that goes on. */
async function busyPast() {
  let talk
  return {
    postings: (await clientOf(await tokenOf('host')).postings.list({ state: 'published' })).items.slice(0, 5),
    seconds: 14,
    presents: async (session, id) => {
      talk ??= await crowd(session, { everyMs: 350 })
      talk.talksAbout(session.postings.find(posting => posting.id === id))
    },
    beforeEnd: () => talk.stop(),
  }
}

async function keepWords() {
  await clientOf(await tokenOf('staff')).wordList.set(words)
}

async function take(stops) {
  let taken = 0
  for (const size of sizes) {
    for (const stop of stops) {
      const page = await pageOf(stop.who, size)
      await visit(page, stop)
      await speak(page, language)
      await during(stop.flows ? FLOWN_MS : SETTLED_MS)
      await picture(page, stop, size)
      await speak(page, 'zh-CN')
      taken++
    }
  }
  return taken
}

/** Who looks keeps a page for each size. */
async function pageOf(who, size) {
  const key = `${who} ${size.width}`
  if (!people[key]) {
    const token = who === 'viewer' ? day.talkers[0].token : who && await tokenOf(who)
    people[key] = await person(browser, size, '/login', token)
  }
  return people[key]
}

async function picture(page, stop, size) {
  const isWide = await page.evaluate(() =>
    document.documentElement.scrollWidth > document.documentElement.clientWidth)
  const file = `${stop.name}-${size.width}${english ? '-en' : ''}.png`
  await page.screenshot({ path: join(out, file), fullPage: !stop.act && !stop.stands })
  console.log([file + (isWide ? ' WIDER THAN THE SCREEN' : ''), ...page.troubles.splice(0)].join('\n  '))
}
