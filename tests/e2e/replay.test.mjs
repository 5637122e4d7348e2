// A session watched again: the picture with its postings and its talk, and its clips.
// Needs a demo server: LIVEFAIR_URL=http://127.0.0.1:5080 npm test
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { base, desktopSize, launch, person, phoneSize } from './browser.mjs'
import { fakeCamera } from './camera.mjs'
import { call, liveSession, newPosting, newViewer, opId, tokenOf } from './fair.mjs'
import { barOf, now, play, seek, settled } from './playback.mjs'
import { recorded } from './recorded.mjs'

const LOADS_MS = 30_000
const KEY_STEP_S = 5

let browser, session, first, second, last
before(async () => {
  browser = await launch(...fakeCamera)
  const postings = [await newPosting('分拣员'), await newPosting('叉车司机'), await newPosting('保安')]
  session = await recorded(browser, '回放', {
    postings,
    beforeEnd: ({ path, host, postings: [one, two] }) =>
      call('PUT', `${path}/rundown`, host, { postingIds: [one.id, two.id] }),
  })
  Object.assign(session, await call('GET', `${session.path}/replay`))
  const chapters = session.chapters
  ;[first, second, last] = postings.map((posting, i) => ({ ...posting, ...chapters[i], id: posting.id }))
})
after(() => browser?.close())

const viewerOf = path => person(browser, phoneSize, path)

/** Waits until the picture moves, with sound in it that is not muted. */
async function seesPicture(page, way) {
  await page.locator(`.player[data-way=${way}]`).waitFor()
  await page.waitForFunction(() => {
    const video = document.querySelector('.player video')
    return !video.paused && !video.muted && video.videoWidth === 1280 && video.webkitAudioDecodedByteCount > 0
      && video.getVideoPlaybackQuality().totalVideoFrames > 10
  }, undefined, { timeout: LOADS_MS })
}

/** A page of the replay whose picture stands still. */
async function still(page) {
  await play(page)
  await page.waitForFunction(() => document.querySelector('.player video').currentTime > 0, undefined, {
    timeout: LOADS_MS,
  })
  await page.getByRole('button', { name: '暂停' }).click()
  await page.getByRole('button', { name: '播放', exact: true }).waitFor()
}

test('a session is watched again with picture and sound, and sought by bar and by keys', async () => {
  const viewer = await viewerOf(`/replay/${session.id}`)
  await play(viewer)
  await seesPicture(viewer, 'hls')
  await viewer.getByRole('button', { name: '暂停' }).click()

  const length = session.durationMs / 1_000
  const box = await barOf(viewer).boundingBox()
  assert.ok(box.height >= 44, `the bar is ${box.height} px high`)
  await viewer.mouse.click(box.x + box.width * 0.75, box.y + box.height / 2)
  await settled(viewer)
  const sought = await now(viewer)
  assert.ok(Math.abs(sought - length * 0.75) < length * 0.05 + 1, `${sought} of ${length}`)

  await barOf(viewer).press('ArrowLeft')
  await settled(viewer)
  assert.ok(Math.abs(await now(viewer) - (sought - KEY_STEP_S)) < 0.1)
  await barOf(viewer).press('ArrowRight')
  await settled(viewer)
  assert.ok(Math.abs(await now(viewer) - sought) < 0.1)
  await barOf(viewer).press('Home')
  await settled(viewer)
  assert.equal(await now(viewer), 0)
  await barOf(viewer).press(' ')
  await viewer.waitForFunction(() => document.querySelector('.player video').currentTime > 1)
  assert.deepEqual(viewer.troubles, [])
})

test('chapters stand on the bar, in the list and in the video, and lead to their posting', async () => {
  const viewer = await viewerOf(`/replay/${session.id}`)
  await still(viewer)
  const chapters = viewer.getByRole('navigation', { name: '讲解章节' }).getByRole('button')
  assert.equal(await chapters.count(), 3)
  assert.equal(await viewer.locator('.replay-mark').count(), 3)
  assert.deepEqual(
    await viewer.evaluate(() => [...document.querySelector('.player track').track.cues].map(cue => cue.text)),
    [first.title, second.title, last.title])
  for (const [i, posting] of [[1, second], [0, first], [2, last]]) {
    await chapters.nth(i).click()
    await viewer.getByRole('heading', { name: posting.title }).waitFor()
    const at = await now(viewer) * 1_000
    assert.ok(at >= posting.startMs - 1 && at < posting.endMs, `${at} in ${posting.startMs} to ${posting.endMs}`)
    assert.equal(await chapters.nth(i).getAttribute('aria-current'), 'true')
    assert.ok((await chapters.nth(i).boundingBox()).height >= 44)
  }
  assert.deepEqual(viewer.troubles, [])
})

/** Where the replay shows a moment of the session. */
function replayMs(mediaMs) {
  const piece = session.timeline.findLast(each => each.mediaMs <= mediaMs) ?? session.timeline[0]
  return piece.replayMs + Math.min(Math.max(0, mediaMs - piece.mediaMs), piece.durationMs)
}

test('what was said and pinned goes with the picture, forth and back', async () => {
  const { events } = await call('GET', `${session.path}/events?after=0&limit=1000`)
  const said = events.filter(event => event.kind === 'commented')
    .map(({ text, mediaMs }) => ({ text, at: replayMs(mediaMs) / 1_000 }))
  assert.equal(said.length, 4)
  const viewer = await viewerOf(`/replay/${session.id}`)
  await still(viewer)
  const lines = viewer.locator('.room-talk .said')
  const moments = said.flatMap(({ at }) => [Math.floor(at) - (at % 1 < 0.3 ? 1 : 0), Math.ceil(at + 0.3)])
  assert.ok(moments.every((moment, i) => i === 0 || moment >= moments[i - 1]), moments.join())

  for (const moment of [...moments, ...moments.toReversed(), moments[5], moments[1]]) {
    await seek(viewer, moment)
    const expected = said.filter(({ at }) => at <= moment).map(({ text }) => text)
    await viewer.waitForFunction(
      expected => [...document.querySelectorAll('.room-talk .said')].map(each => each.innerText).join() === expected,
      expected.join())
    const posting = [first, second, last]
      .find(({ startMs, endMs }) => startMs <= moment * 1_000 && moment * 1_000 < endMs)
    const number = new Map([[first, '1号 '], [second, '2号 ']]).get(posting) ?? ''
    const shown = viewer.locator('.room-pin').getByRole('heading')
    assert.deepEqual(await shown.allInnerTexts(), posting ? [number + posting.title] : [])
  }
  assert.equal(await lines.count(), said.filter(({ at }) => at <= moments[1]).length)
  assert.deepEqual(viewer.troubles, [])
})

test('a posting’s clip is played from its place in the room, and nothing but it', async () => {
  const viewer = await person(browser, desktopSize, `/live/${session.id}`)
  await viewer.getByRole('button', { name: /^本场岗位/ }).click()
  await viewer.getByRole('link', { name: `讲解回放 ${first.title}` }).click()
  await viewer.getByText(`只看“${first.title}”的讲解`).waitFor()
  await seesPicture(viewer, 'hls')
  const began = await now(viewer) * 1_000
  assert.ok(began >= first.startMs - 1 && began < first.endMs, `${began} in ${first.startMs} to ${first.endMs}`)
  await viewer.getByRole('button', { name: '播放', exact: true }).waitFor()
  const ended = await now(viewer) * 1_000
  assert.ok(ended >= first.endMs && ended < first.endMs + 1_000, `${ended} after ${first.endMs}`)

  await viewer.getByRole('button', { name: '播放', exact: true }).click()
  await settled(viewer)
  assert.ok(await now(viewer) * 1_000 < first.endMs, 'it is played from its beginning again')

  await viewer.getByRole('navigation', { name: '讲解章节' }).getByRole('button').nth(1).click()
  await viewer.waitForURL(url => url.search === '')
  const next = second.startMs / 1_000
  await viewer.waitForFunction(from => document.querySelector('.player video').currentTime > from, next + 1)
  assert.deepEqual(viewer.troubles, [])
})

async function applyOn(page, posting, viewer) {
  await page.getByRole('button', { name: '我要报名' }).click()
  const sheet = page.getByRole('dialog', { name: `报名：${posting.title}` })
  await sheet.getByLabel('姓名', { exact: true }).fill('马丽红')
  await sheet.getByText(`${viewer.phone.slice(0, 3)}****${viewer.phone.slice(7)}`).waitFor()
  await sheet.getByRole('checkbox').check()
  return sheet
}

test('who watches again applies, also to a posting that left the list, until it closes', async () => {
  const viewer = await newViewer('小马')
  const page = await person(browser, phoneSize, `/replay/${session.id}`, viewer.token)
  await still(page)
  const staff = await tokenOf('staff')
  for (const [posting, seenIn] of [[first, session.id], [last, undefined]]) {
    await seek(page, Math.ceil(posting.startMs / 1_000))
    const sheet = await applyOn(page, posting, viewer)
    await sheet.getByRole('button', { name: '提交报名' }).click()
    await sheet.getByText('报名成功').waitFor()
    await sheet.getByRole('button', { name: '关闭' }).last().click()
    await page.locator('.room-pin').getByText('已报名').waitFor()
    const leads = await call('GET', `/api/leads?posting=${posting.id}`, staff)
    assert.deepEqual(leads.items.map(lead => lead.sessionId), [seenIn])
  }

  await seek(page, Math.ceil(second.startMs / 1_000))
  const late = await applyOn(page, second, viewer)
  await call('POST', `/api/postings/${second.id}/withdraw`, staff, {})
  await late.getByRole('button', { name: '提交报名' }).click()
  await late.getByRole('alert').getByText('这个岗位已停止招聘。').waitFor()
  await late.getByRole('button', { name: '关闭' }).click()
  await page.locator('.room-pin').getByText('已停止招聘').waitFor()
  assert.ok(await page.locator('.room-pin').getByText(second.title).isVisible())
  assert.equal(await page.getByRole('button', { name: '我要报名' }).count(), 0)
  assert.deepEqual(page.troubles, [])
})

test('a posting whose time ran out while the page was open is said to be closed', async () => {
  const page = await viewerOf(`/replay/${session.id}`)
  await still(page)
  await seek(page, Math.ceil(first.startMs / 1_000))
  await page.getByRole('button', { name: '我要报名' }).waitFor()
  await page.clock.setFixedTime(Date.parse(first.validThrough))
  await page.locator('.room-pin').getByText('已停止招聘').waitFor()
  assert.equal(await page.getByRole('button', { name: '我要报名' }).count(), 0)
})

/** The picture at a moment, small and grey. */
async function pictureAt(page, seconds) {
  return page.evaluate(async seconds => {
    const video = document.querySelector('.player video')
    // That the video has found its place does not say that the old picture is gone.
    await new Promise(resolve => {
      const drawn = (_, { mediaTime }) =>
        Math.abs(mediaTime - seconds) < 0.2 ? resolve() : video.requestVideoFrameCallback(drawn)
      video.requestVideoFrameCallback(drawn)
      video.currentTime = seconds
    })
    const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 36 })
    const paper = canvas.getContext('2d')
    paper.drawImage(video, 0, 0, 64, 36)
    return [...paper.getImageData(0, 0, 64, 36).data].filter((_, i) => i % 4 === 1)
  }, seconds)
}

const difference = (one, other) => one.reduce((sum, grey, i) => sum + Math.abs(grey - other[i]), 0) / one.length

const withoutMediaSource = () => {
  delete window.MediaSource
  delete window.ManagedMediaSource
  delete window.WebKitMediaSource
}

test('HLS by script, by the browser itself and the one MP4 show the same picture at every moment', async () => {
  const pages = {
    hls: await viewerOf(`/replay/${session.id}`),
    native: await viewerOf('/login'),
    file: await viewerOf('/login'),
  }
  await pages.native.addInitScript(withoutMediaSource)
  await pages.native.goto(`${base}/replay/${session.id}`)
  await pages.file.route('**/replay.m3u8', route => route.abort())
  await pages.file.goto(`${base}/replay/${session.id}`)
  // The camera's clock hand goes round once a second: half a second is the other side.
  const moments = [8.25, 1.25, 12.75, 5.25]
  const pictures = {}
  for (const [way, page] of Object.entries(pages)) {
    await play(page)
    await seesPicture(page, way)
    await page.getByRole('button', { name: '暂停' }).click()
    pictures[way] = []
    for (const moment of moments) {
      pictures[way].push(await pictureAt(page, moment))
    }
    await page.getByRole('button', { name: '播放', exact: true }).click()
    await page.waitForFunction(from => document.querySelector('.player video').currentTime > from, moments.at(-1) + 1)
  }
  const { hls, native, file } = pictures
  const apart = difference(hls[0], await pictureAt(pages.hls, moments[0] + 0.5))
  for (const [way, others] of Object.entries({ native, file })) {
    const most = Math.max(...others.map((other, i) => difference(hls[i], other)))
    assert.ok(most < apart / 2, `${way}: ${most}, where half a second makes ${apart}`)
  }
  assert.deepEqual([...pages.hls.troubles, ...pages.native.troubles], [])
})

test('where one way to play breaks, the next goes on by itself from the same moment', async () => {
  const viewer = await viewerOf('/login')
  const beginning = 3
  let asked = 0
  let breakOff
  const broken = new Promise(resolve => (breakOff = resolve))
  await viewer.route('**/rec/*.mp4', async route => {
    const isScripts = ['fetch', 'xhr'].includes(route.request().resourceType())
    if (!isScripts || ++asked <= beginning) {
      return route.continue()
    }
    await broken
    return route.fulfill({ status: 404 })
  })
  await viewer.goto(`${base}/replay/${session.id}`)
  await play(viewer)
  await seesPicture(viewer, 'hls')
  await viewer.waitForFunction(() => document.querySelector('.player video').currentTime > 2)
  breakOff()
  await viewer.locator('.player[data-way=file]').waitFor()
  await viewer.waitForFunction(() => document.querySelector('.player video').currentTime > 3)
  assert.ok(asked > beginning)
})

test('what cannot be watched is said in words', async () => {
  const missing = await viewerOf('/replay/00000000000000000000000000000000')
  await missing.getByText('没有这个页面').waitFor()
  const onAir = await liveSession('没有录像', 1)
  const viewer = await viewerOf(`/replay/${onAir.id}`)
  await viewer.getByText('这一场还没有结束，没有回放。').waitFor()
  await call('POST', `${onAir.path}/end`, onAir.host, { opId: opId() })
  await viewer.reload()
  await viewer.getByText('这一场没有录像，或者录像已经删除。').waitFor()
  assert.equal(await viewer.getByRole('link', { name: '去直播间' }).getAttribute('href'), `/live/${onAir.id}`)

  const gaps = await viewerOf('/login')
  await gaps.route('**/api/sessions/*/replay', async route => {
    const answer = await route.fetch()
    await route.fulfill({ response: answer, json: { ...await answer.json(), incomplete: true } })
  })
  await gaps.goto(`${base}/replay/${session.id}`)
  await gaps.getByText('录像有一段缺失。').waitFor()
  assert.deepEqual([...missing.troubles, ...viewer.troubles, ...gaps.troubles], [])
})

test('addresses that ran out are asked for anew, and the picture goes on', async () => {
  const viewer = await viewerOf('/login')
  let asked = 0
  await viewer.route('**/api/sessions/*/replay', async route => {
    const answer = await route.fetch()
    const text = await answer.text()
    asked++
    await route.fulfill({ response: answer, body: asked > 1 ? text : text.replaceAll(/\/\d+\.[\w-]+\//g, '/1.old/') })
  })
  await viewer.goto(`${base}/replay/${session.id}`)
  await viewer.waitForFunction(() => document.querySelector('.player[data-way=hls] video')?.readyState >= 2)
  await play(viewer)
  await seesPicture(viewer, 'hls')
  assert.equal(asked, 2)
})

test('a tap at the very moment that the recording is opened plays it', async () => {
  const viewer = await viewerOf(`/live/${session.id}`)
  await viewer.evaluate(() => {
    const src = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'src')
    Object.defineProperty(HTMLMediaElement.prototype, 'src', {
      ...src,
      set(address) {
        document.querySelector('.player .tap')?.click()
        src.set.call(this, address)
      },
    })
  })
  // A tap by hand comes before the script's: a picture with sound plays only after one.
  await viewer.getByRole('link', { name: '看回放', exact: true }).click()
  await seesPicture(viewer, 'hls')
  assert.equal(await viewer.getByRole('button', { name: '点按播放' }).count(), 0)
})
