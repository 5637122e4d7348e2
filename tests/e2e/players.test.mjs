// The live picture in real players: every engine of the page, in Chromium and in Firefox, from every kind of publisher.
// Needs a demo server: LIVEFAIR_URL=http://127.0.0.1:5080 npm test
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as away } from 'node:timers/promises'
import { desktopSize, launch, person } from './browser.mjs'
import { liveSession } from './fair.mjs'
import { launchFirefox } from './firefox.mjs'
import { publishByRtmp, rtmpAddress } from './publisher.mjs'
import { firefoxBy, viewerBy } from './screen.mjs'

const engines = ['flv', 'hls', 'native']

let browser
let firefox
before(async () => {
  browser = await launch('--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream')
  firefox = await launchFirefox()
})
after(async () => {
  await browser?.close()
  await firefox?.close()
})

const all = (screens, act) => Promise.all(screens.map(act))

/** Nothing was said to be wrong, and every page plays by the engine it began with. */
async function assertUntroubled(screens) {
  assert.deepEqual(screens.flatMap(screen => screen.troubles), [])
  assert.deepEqual(await all(screens, screen => screen.engine()), screens.map(screen => screen.chosen))
}

test('a picture published by RTMP', async t => {
  const session = await liveSession('每种播放器', 1)
  const address = await rtmpAddress(session)
  let publisher = publishByRtmp(address, 'red')
  t.after(() => publisher.kill())
  const screens = [
    ...await all(engines, engine => viewerBy(engine, browser, session)),
    // Firefox has no HLS of its own.
    ...await all(['flv', 'hls'], engine => firefoxBy(engine, firefox, session)),
  ]

  await t.test('plays by FLV, by LL-HLS and by the browser itself, with its sound', async () => {
    await all(screens, screen => screen.shows('red', 320))
    await assertUntroubled(screens)
  })

  await t.test('goes on when the publisher was killed and is back after 3 seconds', async () => {
    await publisher.kill()
    await away(3_000)
    publisher = publishByRtmp(address, 'lime')
    await all(screens, screen => screen.shows('lime', 320))
    await assertUntroubled(screens)
  })

  await t.test('and after 90 seconds, in which the session is paused, and then resumed, by itself', async () => {
    await publisher.kill()
    await Promise.all([away(90_000), ...screens.map(screen => screen.isStage('paused'))])
    publisher = publishByRtmp(address, 'blue')
    await all(screens, screen => screen.isStage('live'))
    await all(screens, screen => screen.shows('blue', 320))
    await assertUntroubled(screens)
  })

  await t.test('is seen in its new size when the publisher comes back with another one', async () => {
    await publisher.kill()
    publisher = publishByRtmp(address, 'yellow', '640x360')
    await all(screens, screen => screen.shows('yellow', 640))
    await assertUntroubled(screens)
  })
})

test('a picture published by a browser plays by FLV, by LL-HLS and by the browser itself, with its sound', async t => {
  const session = await liveSession('每种播放器', 1)
  const host = await person(browser, desktopSize, `/host/${session.id}`, session.host)
  t.after(() => host.context().close())
  await host.getByRole('button', { name: '开始推流' }).click()
  await host.getByText('正在收到画面').waitFor()
  const screens = await all(engines, engine => viewerBy(engine, browser, session))
  await all(screens, screen => screen.moves(1280))
  assert.deepEqual(host.troubles, [])
  await assertUntroubled(screens)
})
