// What is kept of a broadcast: the host finds and deletes it, and is told of its gaps; what has no picture at first.
// Needs a demo server: LIVEFAIR_URL=http://127.0.0.1:5080 npm test
import assert from 'node:assert/strict'
import { stat } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { base, desktopSize, launch, person, phoneSize } from './browser.mjs'
import { fakeCamera } from './camera.mjs'
import { call, liveSession, newPosting, opId, tokenOf } from './fair.mjs'
import { now, play, seek } from './playback.mjs'
import { publishByRtmp, publishSoundByRtmp, rtmpAddress } from './publisher.mjs'
import { recorded } from './recorded.mjs'

const LOADS_MS = 30_000
const RECORDED_MS = 3_000

let browser, first
before(async () => {
  browser = await launch(...fakeCamera)
  first = await newPosting('分拣员')
})
after(() => browser?.close())

const viewerOf = path => person(browser, phoneSize, path)

test('a host finds recording and clips at the console, and deletes them with a reason', async () => {
  const session = await recorded(browser, '删除', { postings: [first], seconds: 2 })
  const host = await person(browser, desktopSize, `/host/${session.id}`, session.host)
  const panel = host.getByRole('region', { name: '录像' })
  assert.equal(await panel.getByRole('link', { name: '看回放' }).getAttribute('href'), `/replay/${session.id}`)
  assert.equal(
    await panel.getByRole('link', { name: `讲解回放 ${first.title}` }).getAttribute('href'),
    `/replay/${session.id}?posting=${first.id}`)
  const [whole, clip] = [
    await downloaded(host, panel.getByRole('link', { name: '下载 MP4' })),
    await downloaded(host, panel.getByRole('link', { name: `下载片段 ${first.title}` })),
  ]
  assert.equal(whole.name, `${session.title}.mp4`)
  assert.equal(clip.name, `${session.title} ${first.title}.mp4`)
  assert.ok(clip.bytes > 10_000 && clip.bytes < whole.bytes, `${clip.bytes} of ${whole.bytes}`)

  // Who is about to watch has the addresses, and asks for the first bytes when they are gone.
  const viewer = await viewerOf('/login')
  let letGo
  const held = new Promise(resolve => (letGo = resolve))
  await viewer.route('**/rec/*.mp4', async route => {
    await held
    await route.continue()
  })
  await viewer.goto(`${base}/replay/${session.id}`)
  await viewer.locator('.player[data-way=hls]').waitFor()

  await panel.getByRole('button', { name: '删除录像' }).click()
  const sheet = host.getByRole('dialog', { name: '删除录像' })
  await sheet.getByLabel('原因').fill('有人要求删除')
  await sheet.getByRole('button', { name: '删除录像' }).click()
  await panel.getByText('录像已删除，谁也看不到了。').waitFor()
  assert.equal(await panel.getByRole('link').count(), 0)
  const [trace] = (await call('GET', '/api/audit', await tokenOf('admin'))).items
  assert.deepEqual([trace.action, trace.target, trace.reason], ['recording.delete', session.id, '有人要求删除'])

  letGo()
  await viewer.getByText('录像刚刚被删除').waitFor({ timeout: LOADS_MS })
  assert.equal(await viewer.locator('.player').count(), 0)
  await viewer.goto(`${base}/live/${session.id}`)
  await viewer.getByText('本场直播已经结束').waitFor()
  assert.equal(await viewer.getByRole('link', { name: '看回放' }).count(), 0)
  await host.reload()
  await panel.getByText('这一场没有录像，或者录像已经删除。').waitFor()
  assert.deepEqual([...host.troubles, ...viewer.troubles], [])
})

async function downloaded(page, link) {
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  return { name: download.suggestedFilename(), bytes: (await stat(await download.path())).size }
}

test('a recording that began without a picture shows it as soon as there was one', async () => {
  const session = await liveSession('先有声音', 1)
  const address = await rtmpAddress(session)
  const viewer = await viewerOf(`/live/${session.id}`)
  async function publishes(publisher, isOn) {
    await until(async () => isOn(await call('GET', `${session.path}/ingest/health`, session.host)))
    await viewer.waitForTimeout(RECORDED_MS)
    await publisher.kill()
  }
  await publishes(publishSoundByRtmp(address), health => health.audioCodec && !health.videoCodec)
  await publishes(publishByRtmp(address, 'red'), health => health.videoCodec)
  await call('POST', `${session.path}/end`, session.host, { opId: opId() })
  await viewer.goto(`${base}/replay/${session.id}`)
  await play(viewer)
  await viewer.waitForFunction(() => document.querySelector('.player video').videoWidth === 320, undefined, {
    timeout: LOADS_MS,
  })
  const from = await now(viewer)
  await viewer.waitForFunction(from => document.querySelector('.player video').currentTime > from + 1, from, {
    timeout: LOADS_MS,
  })
  await seek(viewer, 1)
  await seek(viewer, 4)
  assert.deepEqual(viewer.troubles, [])
})

async function until(holds) {
  const late = Date.now() + LOADS_MS
  while (!await holds()) {
    assert.ok(Date.now() < late, String(holds))
    await new Promise(resolve => setTimeout(resolve, 200))
  }
}

test('a gap in the recording is said to the host in both languages', async () => {
  const session = await liveSession('录像缺口', 1)
  const warns = [{ code: 'recordingIncomplete', text: 'x' }]
  for (const [language, words] of [['zh-CN', '录像有缺口：请检查服务器的磁盘。'], ['en', /recording.*disk/]]) {
    const host = await person(browser, desktopSize, '/', session.host)
    await host.evaluate(language => localStorage.setItem('livefair.language', language), language)
    await host.route('**/ingest/health', async route => {
      const answer = await route.fetch()
      await route.fulfill({ response: answer, json: { ...await answer.json(), live: true, warnings: warns } })
    })
    await host.goto(`${base}/host/${session.id}`)
    await host.locator('.health .notice').getByText(words).waitFor()
  }
})
