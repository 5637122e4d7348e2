// The viewer's room where it is hard: a narrow phone, a lost network, an address that leads nowhere.
// Needs a demo server: LIVEFAIR_URL=http://127.0.0.1:5080 npm test
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { base, desktopSize, launch, lineOf, person, phoneSize, say } from './browser.mjs'
import { call, liveSession, newViewer, opId } from './fair.mjs'

let browser
before(async () => {
  browser = await launch()
})
after(() => browser?.close())

test('a room fits a screen of 320 pixels', async () => {
  const session = await liveSession('一个名字很长很长很长很长很长很长的直播带岗场次', 3)
  await call('PUT', `${session.path}/pin`, session.host, { opId: opId(), postingId: session.postings[0].id })
  const { token } = await newViewer('小马')
  const viewer = await person(browser, { width: 320, height: 568 }, `/live/${session.id}`, token)
  await say(viewer, '说点什么', 'https://example.com/一句没有空格的话'.repeat(3))
  const sizes = await viewer.evaluate(() => {
    // What runs over the picture comes from beside it.
    const inside = [...document.querySelectorAll('main *:not(.danmaku span)')]
      .filter(each => getComputedStyle(each).clipPath === 'none')
    return {
      page: document.documentElement.scrollWidth,
      widest: Math.max(...inside.map(each => each.getBoundingClientRect().right)),
    }
  })
  assert.ok(sizes.page <= 320 && sizes.widest <= 320, JSON.stringify(sizes))
  assert.ok(await viewer.getByRole('button', { name: '发送' }).isVisible())
  assert.deepEqual(viewer.troubles, [])
})

test('words that are being written outlive a reload', async () => {
  const session = await liveSession('写到一半', 1)
  const viewer = await person(browser, phoneSize, `/live/${session.id}`, (await newViewer('写到一半的人')).token)
  const box = viewer.getByLabel('说点什么')
  await box.fill('我想问一下')
  await viewer.reload()
  await box.waitFor()
  assert.equal(await box.inputValue(), '我想问一下')
  await say(viewer, '说点什么', '我想问一下夜班')
  await viewer.reload()
  await lineOf(viewer, '我想问一下夜班').waitFor()
  assert.equal(await box.inputValue(), '')
})

test('a page whose files do not come says so, and comes when it is tried again', async () => {
  const session = await liveSession('断在路上', 1)
  const viewer = await person(browser, phoneSize, '/')
  const away = /LivePage|favicon/
  await viewer.route(away, route => route.abort())
  await viewer.getByRole('link', { name: session.title }).click()
  const said = viewer.getByRole('alert').filter({ hasText: '页面没有打开' })
  await said.waitFor()
  const asked = viewer.waitForEvent('requestfailed', request => request.url().includes('favicon'))
  await said.getByRole('button', { name: '再试一次' }).click()
  await asked
  assert.ok(await said.isVisible())
  await viewer.unroute(away)
  await said.getByRole('button', { name: '再试一次' }).click()
  await viewer.locator('.live-room').waitFor()
  assert.equal(new URL(viewer.url()).pathname, `/live/${session.id}`)
})

test('a viewer who was offline for a moment is told, and misses nothing that was said', async () => {
  const session = await liveSession('断网', 1)
  const [viewer, other] = await Promise.all(['断网的人', '在线的人'].map(async nickname =>
    person(browser, phoneSize, `/live/${session.id}`, (await newViewer(nickname)).token)))
  await say(other, '说点什么', '断网之前')
  await lineOf(viewer, '断网之前').waitFor()
  await viewer.context().setOffline(true)
  await viewer.getByText('网络断了').waitFor({ timeout: 60_000 })
  await say(other, '说点什么', '断网期间')
  assert.equal(await lineOf(viewer, '断网期间').count(), 0)
  await viewer.context().setOffline(false)
  await lineOf(viewer, '断网期间').waitFor()
  await viewer.getByText('网络断了').waitFor({ state: 'hidden' })
  await say(other, '说点什么', '断网之后')
  await lineOf(viewer, '断网之后').waitFor()
  const lines = await viewer.locator('.room-talk ol .said').allTextContents()
  assert.deepEqual(lines.map(line => line.trim()), ['断网之前', '断网期间', '断网之后'])
  assert.deepEqual(other.troubles, [])
})

test('a viewer whose network lets no WebSocket through reads and writes all the same', async () => {
  const session = await liveSession('没有WebSocket', 1)
  const [viewer, other] = await Promise.all(['代理后面的人', '直连的人'].map(async nickname =>
    person(browser, phoneSize, '/', (await newViewer(nickname)).token)))
  await viewer.addInitScript(() => {
    globalThis.WebSocket = class {
      constructor() {
        setTimeout(() => {
          this.onerror?.(new Event('error'))
          this.onclose?.(new CloseEvent('close', { code: 1006 }))
        })
      }

      close() {}
    }
  })
  const stream = viewer.waitForRequest(request => request.resourceType() === 'eventsource')
  await Promise.all([viewer, other].map(page => page.goto(`${base}/live/${session.id}`)))
  await stream
  await say(viewer, '说点什么', '代理后面也能说')
  await lineOf(other, '代理后面也能说').waitFor()
  await say(other, '说点什么', '也能听见')
  await lineOf(viewer, '也能听见').waitFor()
  assert.deepEqual([...viewer.troubles, ...other.troubles], [])
})

test('an address without a session or group behind it says so and nothing else', async () => {
  const { host } = await liveSession('谁都找不到', 1)
  const pages = ['/live/nothing-here', '/host/nothing-here', '/groups/nothing-here']
  const nowhere = ['/nothing-here', '/live']
  for (const path of [...pages, ...nowhere]) {
    const page = await person(browser, desktopSize, '/', host)
    const answer = await page.goto(new URL(path, page.url()).href)
    assert.equal(answer.status(), nowhere.includes(path) ? 404 : 200, path)
    await page.getByRole('heading', { name: '没有这个页面' }).waitFor()
    await page.waitForLoadState('networkidle')
    assert.equal(await page.getByRole('status').count() + await page.getByRole('alert').count(), 0, path)
    assert.equal(await page.getByRole('heading').count(), 1, path)
  }
})
