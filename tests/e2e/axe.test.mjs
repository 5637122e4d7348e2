// Nothing serious on any page for those who cannot see, hear or point well: axe on every page and its main states, on a
// phone and on a desktop, in both languages. Needs a demo server: LIVEFAIR_URL=http://127.0.0.1:5080 npm test
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { findings } from './axe.mjs'
import { desktopSize, launch, person, phoneSize } from './browser.mjs'
import { fakeCamera } from './camera.mjs'
import { tokenOf } from './fair.mjs'
import { busyDay, speak, stops, visit } from './tour.mjs'

const sizes = { phone: phoneSize, desktop: desktopSize }
const languages = ['zh-CN', 'en']

let browser
let day
before(async () => {
  browser = await launch(...fakeCamera)
  day = await busyDay(browser)
})
after(async () => {
  await day?.leave()
  await browser?.close()
})

test('axe is asked what it would find', async () => {
  const page = await person(browser, phoneSize, '/login')
  await page.locator('main').waitFor()
  await page.evaluate(() => document.querySelector('main').append(document.createElement('button')))
  assert.match((await findings(page)).join(), /^critical button-name: main > button:nth-child\(\d+\): /)
})

test('axe finds nothing serious on any page', async context => {
  const people = {}
  /** One page for each person and size; nothing moves on it, since what fades in has no contrast yet. */
  const pageOf = async (who, size) => people[`${who} ${size}`] ??= await (async () => {
    const token = who === 'viewer' ? day.talkers[0].token : who && await tokenOf(who)
    const page = await person(browser, sizes[size], '/login', token)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    return page
  })()

  for (const stop of stops(day)) {
    await context.test(stop.name, async () => {
      const found = await Promise.all(Object.keys(sizes).map(async size => {
        const page = await pageOf(stop.who, size)
        await visit(page, stop)
        const lines = []
        for (const language of languages) {
          await speak(page, language)
          lines.push(...(await findings(page)).map(line => `${size} ${language} ${line}`))
        }
        await speak(page, 'zh-CN')
        return [...lines, ...page.troubles.splice(0)]
      }))
      assert.deepEqual(found.flat(), [])
    })
  }
})
