// How a room is laid out: on a narrow phone, with its keyboard up, on its side, and on a desk.
// Needs a demo server: LIVEFAIR_URL=http://127.0.0.1:5080 npm test
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { base, desktopSize, launch, person, phoneSize, say } from './browser.mjs'
import { call, liveSession, newPosting, newViewer, opId, tokenOf } from './fair.mjs'
import { publishByRtmp, rtmpAddress } from './publisher.mjs'

let browser
before(async () => {
  browser = await launch()
})
after(() => browser?.close())

async function pinnedSession(title) {
  const session = await liveSession(title, 3)
  await call('PUT', `${session.path}/pin`, session.host, { opId: opId(), postingId: session.postings[0].id })
  return session
}

/** Whether an element is seen whole, where the visible part of the page is. */
const isSeen = locator => locator.evaluate(it => {
  const { left, top, right, bottom, width, height } = it.getBoundingClientRect()
  const seen = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
  return width > 0 && height > 0 && left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight
    // What opens the card lies over all of it.
    && (it.contains(seen) || seen?.contains(it) || seen?.closest('.pin-card')?.contains(it))
})

for (const [width, height] of [[320, 568], [320, 640], [360, 740], [768, 1024], [740, 360], [1440, 900]]) {
  test(`picture, card, reactions, comments and box are seen at once at ${width} by ${height}`, async () => {
    const session = await pinnedSession('布局')
    const viewer = await person(
      browser, { width, height }, `/live/${session.id}`, (await newViewer('看布局的人')).token)
    await say(viewer, '说点什么', '看得到吗')
    await viewer.getByLabel('说点什么').press('Escape')
    // On its side a phone has no room for the employer and the chips: they are a tap away.
    const facts = height < 520 ? ['.pin-where'] : ['.pin-employer', '.pin-where', '.pin-chips']
    for (const seen of [
      ...facts.map(fact => viewer.locator(`.pin-card ${fact}`)), viewer.locator('.player'), viewer.getByRole('button', { name: '我要报名' }),
      ...await viewer.locator('.reactions button').all(), viewer.getByText('看得到吗').last(),
      viewer.getByLabel('说点什么'), viewer.getByRole('button', { name: /^本场岗位/ }),
    ]) {
      assert.ok(await isSeen(seen), `${seen} at ${width}×${height}`)
    }
    for (const button of await viewer.locator('button:visible, a:visible').all()) {
      // The card is opened by all of it, for which its button's own box is too small.
      const { height, width } = await button.evaluate(it =>
        (it.className === 'pin-open' ? it.closest('article') : it).getBoundingClientRect())
      assert.ok(height >= 43.9 && width >= 43.9, `${await button.innerText()}: ${width}×${height}`)
    }
    const words = await viewer.locator('.reactions span').evaluateAll(all =>
      all.map(each => each.getClientRects().length))
    assert.deepEqual(words, [1, 1, 1, 1, 1], 'no word is broken')
    assert.equal(await viewer.evaluate(() => document.documentElement.scrollWidth), width)
    assert.deepEqual(viewer.troubles, [])
  })
}

test('all controls of the picture are seen and within reach on a phone, in both languages', async () => {
  const session = await pinnedSession('播放器')
  const camera = publishByRtmp(await rtmpAddress(session), 'red')
  try {
    for (const width of [320, 360, 740]) {
      const viewer = await person(browser, { width, height: 740 }, '/')
      for (const language of ['zh-CN', 'en']) {
        await viewer.evaluate(language => localStorage.setItem('livefair.language', language), language)
        await viewer.goto(`${base}/live/${session.id}`)
        await viewer.locator('.controls').waitFor({ timeout: 60_000 })
        await viewer.locator('.player').hover({ position: { x: 5, y: 60 } })
        const buttons = await viewer.locator('.controls button').all()
        assert.equal(buttons.length, 5)
        for (const button of buttons) {
          const { cut, height } = await button.evaluate(it =>
            ({ cut: it.scrollWidth - it.clientWidth, height: it.getBoundingClientRect().height }))
          const what = `${await button.innerText()} at ${width} in ${language}`
          assert.ok(await isSeen(button) && cut <= 0 && height >= 43.9, what)
        }
      }
    }
  } finally {
    await camera.kill()
  }
})

test('a posting has its number in the rundown wherever it is shown, and is found by it', async () => {
  const [staff, first] = [await tokenOf('staff'), await newPosting('撤下的岗位')]
  const { items } = await call('GET', '/api/postings?state=published', staff)
  const session = await liveSession('几号岗位', 10, [first, ...items.filter(({ id }) => id !== first.id).slice(0, 9)])
  const [, second] = session.postings
  // What is not shown any more keeps its number: nobody else gets another one.
  await call('POST', `/api/postings/${first.id}/withdraw`, staff, {})
  await call('PUT', `${session.path}/pin`, session.host, { opId: opId(), postingId: second.id })
  const viewer = await person(browser, phoneSize, `/live/${session.id}`)
  const card = viewer.locator('.pin-card')
  await card.getByText('2号', { exact: true }).waitFor()
  await viewer.locator('.pin-open').click()
  const sheet = viewer.getByRole('dialog', { name: second.title })
  await sheet.getByRole('heading', { name: `2号 ${second.title}` }).waitFor()
  await viewer.keyboard.press('Escape')
  await viewer.getByRole('button', { name: /^本场岗位/ }).click()
  await viewer.getByRole('dialog').getByRole('searchbox').fill('10号')
  const found = viewer.getByRole('dialog').getByRole('article')
  await viewer.waitForFunction(() => document.querySelectorAll('dialog article').length === 1)
  assert.equal(await found.getAttribute('aria-label'), session.postings[9].title)
  await found.getByText('10号', { exact: true }).waitFor()
  assert.deepEqual(viewer.troubles, [])
})

test('with the keyboard up the picture stays, over what is written', async () => {
  const session = await pinnedSession('键盘')
  const viewer = await person(browser, phoneSize, `/live/${session.id}`, (await newViewer('打字的人')).token)
  await say(viewer, '说点什么', '先说一句')
  await viewer.getByLabel('说点什么').focus()
  await viewer.setViewportSize({ width: 360, height: 400 })
  await viewer.getByLabel('说点什么').fill('键盘开着')
  await viewer.getByRole('article').waitFor({ state: 'hidden' })
  for (const seen of ['.player', '.talk-form input', '.talk-form button[type=submit]', '.talk-line']) {
    assert.ok(await isSeen(viewer.locator(seen).last()), seen)
  }
  assert.equal(await viewer.evaluate(() => scrollY), 0)
  await viewer.setViewportSize(phoneSize)
  await viewer.getByRole('article').waitFor()
})

test('the card opens by a tap anywhere on it, and says what its estimate stands on', async () => {
  const session = await liveSession('估算', 30)
  const posting = session.postings.find(({ pay }) => pay.unit === 'day')
  await call('PUT', `${session.path}/pin`, session.host, { opId: opId(), postingId: posting.id })
  for (const size of [phoneSize, desktopSize]) {
    const viewer = await person(browser, size, `/live/${session.id}`)
    const card = viewer.getByRole('article', { name: posting.title })
    await card.getByText('估算').waitFor()
    const { x, y, height } = await card.boundingBox()
    await viewer.mouse.click(x + 12, y + height - 6)
    const sheet = viewer.getByRole('dialog', { name: posting.title })
    await sheet.getByText('21.75 天').waitFor()
    const map = await sheet.getByRole('link', { name: '在地图上看' }).getAttribute('href')
    assert.equal(new URL(map).searchParams.get('keyword'), posting.place)
    await viewer.keyboard.press('Escape')
    await sheet.waitFor({ state: 'hidden' })
    assert.deepEqual(viewer.troubles, [])
  }
})

test('who says where they are sees how far each posting is, and no request tells the fair', async () => {
  const session = await liveSession('距离', 30)
  const [near, anywhere] = [session.postings.find(each => each.position), session.postings.find(each => !each.position)]
  await call('PUT', `${session.path}/pin`, session.host, { opId: opId(), postingId: near.id })
  const viewer = await person(browser, phoneSize, `/live/${session.id}`)
  await viewer.context().grantPermissions(['geolocation'], { origin: base })
  await viewer.context().setGeolocation({ latitude: near.position.lat + 0.1, longitude: near.position.lng })
  const sent = []
  viewer.on('request', request => sent.push(request.url() + (request.postData() ?? '')))
  const card = viewer.getByRole('article', { name: near.title })
  await card.getByRole('button').first().click()
  const sheet = viewer.getByRole('dialog', { name: near.title })
  await sheet.getByRole('button', { name: '离我多远' }).click()
  await sheet.getByText('直线约 11 公里').first().waitFor()
  await viewer.keyboard.press('Escape')
  await card.getByText('约 11 公里').waitFor()
  for (const width of [320, 360, 1440]) {
    await viewer.setViewportSize({ width, height: 740 })
    const [whole, away, place] = await Promise.all([
      card.boundingBox(), card.locator('.away').boundingBox(), card.getByText(near.place).boundingBox(),
    ])
    assert.ok(away.x + away.width <= whole.x + whole.width, `it is not cut off a card ${width} wide`)
    assert.ok(place.width >= 50, `beside it the place is ${place.width} wide`)
  }
  await viewer.setViewportSize(phoneSize)
  await viewer.reload()
  await card.getByText('约 11 公里').waitFor()
  assert.deepEqual(sent.filter(each => each.includes(String(near.position.lat + 0.1).slice(0, 5))), [])
  await call('PUT', `${session.path}/pin`, session.host, { opId: opId(), postingId: anywhere.id })
  const other = viewer.getByRole('article', { name: anywhere.title })
  await other.waitFor()
  assert.equal(await other.getByText('公里').count(), 0, 'a posting without one place has no distance')
  await card.waitFor({ state: 'detached' })
  await call('PUT', `${session.path}/pin`, session.host, { opId: opId(), postingId: near.id })
  await card.getByRole('button').first().click()
  await sheet.getByRole('button', { name: '忘掉我的位置' }).click()
  await sheet.getByRole('button', { name: '离我多远' }).waitFor()
  await viewer.reload()
  await card.waitFor()
  assert.equal(await card.getByText('公里').count(), 0)
  assert.deepEqual(viewer.troubles, [])
})

test('who does not say where they are is told what they can do, and keeps the map', async () => {
  const session = await liveSession('不说在哪', 30)
  const posting = session.postings.find(each => each.position)
  await call('PUT', `${session.path}/pin`, session.host, { opId: opId(), postingId: posting.id })
  const viewer = await person(browser, phoneSize, `/live/${session.id}`)
  await viewer.context().clearPermissions()
  await viewer.getByRole('article', { name: posting.title }).getByRole('button').first().click()
  const sheet = viewer.getByRole('dialog', { name: posting.title })
  await sheet.getByRole('button', { name: '离我多远' }).click()
  await sheet.getByText('没有得到位置').waitFor()
  await sheet.getByRole('link', { name: '在地图上看' }).waitFor()
})

test('who opens the drawer finds the postings that the host put into the rundown since', async () => {
  const session = await liveSession('后加的岗位', 2)
  const viewer = await person(browser, phoneSize, `/live/${session.id}`)
  const drawer = viewer.getByRole('dialog', { name: '本场岗位' })
  await viewer.getByRole('button', { name: /^本场岗位/ }).click()
  await drawer.getByRole('article').nth(1).waitFor()
  await viewer.keyboard.press('Escape')
  const { items } = await call('GET', '/api/postings?state=published', session.host)
  const added = items.find(({ id }) => session.postings.every(each => each.id !== id))
  await call('PUT', `${session.path}/rundown`, session.host, { postingIds: [session.postings[1].id, added.id] })
  await viewer.getByRole('button', { name: /^本场岗位/ }).click()
  await drawer.getByRole('article', { name: added.title }).waitFor()
  await drawer.getByRole('article', { name: session.postings[0].title }).waitFor({ state: 'detached' })
  assert.deepEqual(viewer.troubles, [])
})

test('in text mode nothing is fetched of the picture, and it is kept', async () => {
  const session = await pinnedSession('省流量')
  const viewer = await person(browser, phoneSize, `/live/${session.id}`)
  const video = []
  viewer.on('request', request => {
    if (/\/play$|\/media\/|flvEngine|hlsEngine/.test(request.url())) {
      video.push(request.url())
    }
  })
  await viewer.getByRole('button', { name: '更多' }).click()
  await viewer.getByRole('radio', { name: /^只看文字/ }).check()
  await viewer.getByRole('button', { name: '关闭' }).click()
  await viewer.getByText('不加载画面和声音').waitFor()
  video.length = 0
  await viewer.reload()
  await viewer.getByText('不加载画面和声音').waitFor()
  await viewer.getByRole('button', { name: '我要报名' }).waitFor()
  await viewer.waitForLoadState('networkidle')
  assert.deepEqual(video, [])
  assert.equal(await viewer.locator('video').count(), 0)
  const asked = viewer.waitForRequest(/\/play$/)
  await viewer.getByRole('button', { name: '看画面' }).click()
  await asked
  assert.deepEqual(viewer.troubles, [])
})
