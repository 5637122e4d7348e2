// The live picture, from a host's camera to a viewer's phone.
// Needs a demo server: LIVEFAIR_URL=http://127.0.0.1:5080 npm test
import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { base, desktopSize, launch, person, phoneSize } from './browser.mjs'
import { fakeCamera, publish } from './camera.mjs'
import { call, liveSession, opId } from './fair.mjs'

const MOVES_MS = 30_000

let browser
before(async () => {
  browser = await launch(
    ...fakeCamera,
    // A name that is not this machine's is no secure address, as in a station without HTTPS.
    '--host-resolver-rules=MAP fair.test 127.0.0.1')
})
after(() => browser?.close())
// A page that is left open goes on publishing, and takes the processor from the tests after it.
afterEach(() => Promise.all(browser.contexts().map(context => context.close())))

/** A host at the console of a session, whose browser begins as the script says. */
async function hostOf(session, script) {
  const host = await person(browser, desktopSize, '/', session.host)
  if (script) {
    await host.addInitScript(script)
  }
  await host.goto(`${base}/host/${session.id}`)
  return host
}

/** Waits until a viewer's picture moves by an engine, with sound in it; answers how wide it is. */
async function seesPicture(viewer, engine) {
  await viewer.locator(`.player[data-engine=${engine}]`).waitFor({ timeout: MOVES_MS })
  await viewer.waitForFunction(() => {
    const video = document.querySelector('.player video')
    const { totalVideoFrames } = video.getVideoPlaybackQuality()
    return totalVideoFrames > 20 && video.currentTime > 1 && video.webkitAudioDecodedByteCount > 0
  }, undefined, { timeout: MOVES_MS })
  return viewer.evaluate(() => document.querySelector('.player video').videoWidth)
}

test('a camera is seen on a phone, and heard after a tap', async () => {
  const session = await liveSession('摄像头', 2)
  await call('PUT', `${session.path}/pin`, session.host, { opId: opId(), postingId: session.postings[0].id })
  const host = await hostOf(session)
  await publish(host)
  const health = await call('GET', `${session.path}/ingest/health`, session.host)
  assert.deepEqual([health.means, health.audioCodec, health.warnings], ['browser', 'mp4a.40.2', []])
  const viewer = await person(browser, phoneSize, `/live/${session.id}`)
  assert.equal(await seesPicture(viewer, 'flv'), 1280)
  await viewer.getByRole('button', { name: '点按开声音' }).click()
  await viewer.waitForFunction(() => !document.querySelector('.player video').muted)
  assert.ok(await viewer.getByRole('heading', { name: session.postings[0].title }).isVisible())
  assert.deepEqual([...host.troubles, ...viewer.troubles], [])
})

test('a publisher who comes back is seen again without a touch of the page', async () => {
  const session = await liveSession('回来', 1)
  const host = await hostOf(session)
  await publish(host)
  const viewer = await person(browser, phoneSize, `/live/${session.id}`)
  await seesPicture(viewer, 'flv')
  await host.getByRole('button', { name: '停止推流' }).click()
  await viewer.locator('.slate').getByText('主播马上回来').waitFor()
  await viewer.locator('.mark.paused').waitFor()
  const before = await viewer.evaluate(() => document.querySelector('.player video').currentTime)
  await publish(host)
  await viewer.waitForFunction(before => document.querySelector('.player video').currentTime > before + 2, before, {
    timeout: MOVES_MS,
  })
  await viewer.locator('.slate').waitFor({ state: 'hidden' })
  assert.deepEqual([...host.troubles, ...viewer.troubles], [])
})

test('where FLV does not get through, the picture comes by LL-HLS', async () => {
  const session = await liveSession('备用', 1)
  const host = await hostOf(session)
  await publish(host)
  const viewer = await person(browser, phoneSize, '/')
  // Not by `route`: every answer would pass through this process, and low latency is at stake.
  await viewer.addInitScript(() => {
    const { fetch } = window
    window.fetch = (url, init) => String(url).endsWith('.flv') ? Promise.reject(new TypeError()) : fetch(url, init)
  })
  await viewer.goto(`${base}/live/${session.id}`)
  assert.equal(await seesPicture(viewer, 'hls'), 1280)
  await host.getByRole('button', { name: '停止推流' }).click()
  await viewer.locator('.slate').getByText('主播马上回来').waitFor()
  const before = await viewer.evaluate(() => document.querySelector('.player video').currentTime)
  await publish(host)
  await viewer.locator('.slate').waitFor({ state: 'hidden', timeout: MOVES_MS })
  await viewer.waitForFunction(before => document.querySelector('.player video').currentTime !== before, before)
  await seesPicture(viewer, 'hls')
  assert.deepEqual([...host.troubles, ...viewer.troubles], [])
})

test('a screen is seen as well, also when nothing moves on it', async () => {
  const session = await liveSession('屏幕', 1)
  const host = await hostOf(session)
  await host.getByRole('button', { name: '屏幕', exact: true }).click()
  await publish(host)
  const viewer = await person(browser, phoneSize, `/live/${session.id}`)
  assert.ok(await seesPicture(viewer, 'flv') > 0)
  const health = await call('GET', `${session.path}/ingest/health`, session.host)
  assert.deepEqual([health.means, health.videoCodec?.slice(0, 4)], ['browser', 'avc1'])
  assert.deepEqual([...host.troubles, ...viewer.troubles], [])
})

test('a viewer with little data hears the sound alone', async () => {
  const session = await liveSession('只听', 1)
  const host = await hostOf(session)
  await publish(host)
  const viewer = await person(browser, phoneSize, `/live/${session.id}`)
  await seesPicture(viewer, 'flv')
  await viewer.locator('.player').hover()
  await viewer.getByRole('button', { name: '只听声音' }).click()
  await viewer.locator('.slate').getByText('正在只听声音').waitFor()
  assert.equal(await viewer.evaluate(() => document.querySelector('.player video').videoWidth), 0)
  assert.deepEqual([...host.troubles, ...viewer.troubles], [])
})

test('a browser without WebCodecs publishes what its recorder makes', async () => {
  const session = await liveSession('录制', 1)
  const host = await hostOf(session, () => {
    delete window.VideoEncoder
  })
  await publish(host)
  const viewer = await person(browser, phoneSize, `/live/${session.id}`)
  assert.equal(await seesPicture(viewer, 'flv'), 1280)
  assert.deepEqual([...host.troubles, ...viewer.troubles], [])
})

test('the key for OBS is shown once, and a new one is not the old one', async () => {
  const session = await liveSession('推流码', 1)
  const host = await hostOf(session)
  await host.getByRole('tab', { name: '用 OBS' }).click()
  const key = host.getByLabel('推流码', { exact: true })
  const first = await key.inputValue()
  assert.ok(first.startsWith(`${session.id}?key=`), first)
  await host.getByRole('tab', { name: '用这个浏览器' }).click()
  await host.getByRole('tab', { name: '用 OBS' }).click()
  assert.equal(await key.inputValue(), first)
  await host.reload()
  await host.getByRole('tab', { name: '用 OBS' }).click()
  await host.getByText('推流码已经显示过').waitFor()
  assert.equal(await key.count(), 0)
  await host.getByRole('button', { name: '换推流码' }).click()
  await host.getByRole('dialog').getByRole('button', { name: '换推流码' }).click()
  await key.waitFor()
  assert.notEqual(await key.inputValue(), first)
  assert.deepEqual(host.troubles, [])
})

test('a page without HTTPS says why it gets no camera', async () => {
  const session = await liveSession('没有 HTTPS', 1)
  const host = await person(browser, desktopSize, '/')
  const plain = base.replace('127.0.0.1', 'fair.test')
  await host.context().addCookies([{ name: 'livefair', value: session.host, url: plain }])
  await host.goto(`${plain}/host/${session.id}`)
  await host.getByText('./livefair up --https').waitFor()
  assert.equal(await host.getByRole('button', { name: '开始推流' }).count(), 0)
})
