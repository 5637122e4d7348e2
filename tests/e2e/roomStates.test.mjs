// Nothing serious in any state of a room for those who cannot see, hear or point well, and a path by keyboard alone.
// Needs a demo server: LIVEFAIR_URL=http://127.0.0.1:5080 npm test
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { findings } from './axe.mjs'
import { desktopSize, launch, person } from './browser.mjs'
import { call, liveSession, newViewer, opId, tokenOf } from './fair.mjs'

const sizes = [{ width: 320, height: 640 }, { width: 740, height: 360 }, desktopSize]

let browser
before(async () => {
  browser = await launch()
})
after(() => browser?.close())

async function busySession(postings) {
  const session = await liveSession('每个状态', postings)
  await call('PUT', `${session.path}/pin`, session.host, { opId: opId(), postingId: session.postings[0].id })
  await call('POST', `${session.path}/notices`, session.host, { opId: opId(), text: '周六上午集中面试，班车八点出发。' })
  return session
}

/** Shuts what is open. */
const shut = page => page.keyboard.press('Escape')
const more = page => page.getByRole('button', { name: /^(更多|More)$/ }).click()

const states = {
  'as it opens': () => {},
  'a sheet with more to do': more,
  'all postings': page => page.getByRole('button', { name: /^(本场岗位|Postings \()/ }).click(),
  'one posting': page => page.locator('.pin-open').click(),
  'the application': page => page.locator('.pin-act button').click(),
  'the group': page => page.getByRole('button', { name: /跟进群$|follow-up group$/ }).click(),
  'the code to share': async page => {
    await more(page)
    await page.getByRole('button', { name: /^(分享直播间|Share this room)$/ }).click()
    await page.locator('.qr svg').waitFor()
  },
  'what was refused': async page => {
    await shut(page)
    const box = page.locator('[name=text]')
    for (let i = 0; i < 5; i++) {
      await box.fill(`第${i}句`)
      await box.press('Enter')
    }
    await page.locator('.refused-line').waitFor()
  },
}

for (const size of sizes) {
  test(`axe finds nothing serious in a room at ${size.width} by ${size.height}, in both languages`, async () => {
    const session = await busySession(10)
    for (const language of ['zh-CN', 'en']) {
      const viewer = await person(browser, size, '/', (await newViewer('看不清的人')).token)
      await viewer.emulateMedia({ reducedMotion: 'reduce' })
      await viewer.evaluate(language => localStorage.setItem('livefair.language', language), language)
      await viewer.goto(new URL(`/live/${session.id}`, viewer.url()).href)
      await viewer.locator('.pin-card').waitFor()
      for (const [state, act] of Object.entries(states)) {
        await act(viewer)
        assert.deepEqual(await findings(viewer), [], `${state}, ${language}`)
        const wide = await viewer.evaluate(() => document.documentElement.scrollWidth)
        assert.ok(wide <= size.width, `${state}, ${language}: ${wide} wide`)
        await shut(viewer)
      }
      assert.deepEqual(viewer.troubles, [])
      await viewer.context().close()
    }
  })
}

test('axe finds nothing serious before the start, after the end, and without a picture', async () => {
  const host = await tokenOf('host')
  const session = await busySession(3)
  const coming = await call('POST', '/api/sessions', host, {
    title: '还没开播', startsAt: new Date(Date.now() + 30 * 3_600_000).toISOString(),
    postingIds: session.postings.map(({ id }) => id),
  })
  const viewer = await person(browser, sizes[0], `/live/${coming.id}`, (await newViewer('早来的人')).token)
  await viewer.locator('.coming').waitFor()
  assert.deepEqual(await findings(viewer), [])
  await viewer.getByRole('button', { name: '提醒我' }).click()
  assert.deepEqual(await findings(viewer), [])
  await viewer.evaluate(() => localStorage.setItem('livefair.room', '{"dataUse":"text"}'))
  await viewer.goto(new URL(`/live/${session.id}`, viewer.url()).href)
  await viewer.locator('.text-only').waitFor()
  assert.deepEqual(await findings(viewer), [])
  await call('POST', `${session.path}/end`, session.host, { opId: opId() })
  await viewer.getByText('本场直播已经结束').waitFor()
  assert.deepEqual(await findings(viewer), [])
})

test('without a mouse somebody reads, says something, reacts, and applies', async () => {
  const session = await busySession(2)
  const viewer = await person(browser, desktopSize, `/live/${session.id}`, (await newViewer('只用键盘的人')).token)
  await viewer.locator('.pin-card').waitFor()
  const reach = async locator => {
    for (let i = 0; i < 60; i++) {
      await viewer.keyboard.press('Tab')
      if (await locator.evaluate(it => it === document.activeElement)) {
        return
      }
    }
    throw new Error(`${locator} is not reached by Tab`)
  }
  await reach(viewer.getByRole('button', { name: '想去' }))
  await viewer.keyboard.press('Enter')
  await viewer.locator('.reactions [aria-pressed=true]').waitFor()
  await reach(viewer.locator('.talk-box'))
  await reach(viewer.getByLabel('说点什么'))
  await viewer.keyboard.type('键盘也能说')
  await viewer.keyboard.press('Tab')
  assert.equal(await viewer.evaluate(() => document.activeElement.textContent.trim()), '发送')
  await viewer.keyboard.press('Enter')
  await viewer.getByRole('listitem').filter({ hasText: '键盘也能说' }).getByText('已发送').waitFor()

  await viewer.keyboard.press('Shift+Tab')
  await viewer.evaluate(() => document.activeElement.blur())
  await reach(viewer.locator('.pin-act button'))
  await viewer.keyboard.press('Enter')
  const sheet = viewer.getByRole('dialog')
  await sheet.waitFor()
  for (let i = 0; i < 12; i++) {
    await viewer.keyboard.press('Tab')
    const inside = await viewer.evaluate(() =>
      document.activeElement === document.body || document.activeElement.closest('dialog') !== null)
    assert.ok(inside, 'the focus stays in the sheet')
  }
  await reach(sheet.getByLabel('姓名', { exact: true }))
  await viewer.keyboard.type('马丽红')
  await reach(sheet.getByRole('checkbox'))
  await viewer.keyboard.press('Space')
  await viewer.keyboard.press('Enter')
  await sheet.getByText('报名成功').waitFor()
  await viewer.keyboard.press('Escape')
  await viewer.locator('.pin-card').getByText('已报名').waitFor()
  assert.deepEqual(viewer.troubles, [])
})

test('a screen reader is told of comments now and then, not of each', async () => {
  const session = await busySession(1)
  const viewer = await person(browser, sizes[0], '/', (await newViewer('听的人')).token)
  await viewer.clock.install()
  await viewer.goto(new URL(`/live/${session.id}`, viewer.url()).href)
  const other = await person(browser, desktopSize, `/live/${session.id}`, (await newViewer('说的人')).token)
  await viewer.locator('.pin-card').waitFor()
  // Both within one of the page's intervals: the second is written when the first is sent.
  const box = other.getByLabel('说点什么')
  await box.fill('第一句')
  await box.press('Enter')
  await box.fill('第二句')
  await box.press('Enter')
  await viewer.getByRole('listitem').filter({ hasText: '第二句' }).waitFor()
  assert.equal(await viewer.getByRole('log').innerText(), '')
  await viewer.clock.fastForward(6_000)
  await viewer.getByRole('log').getByText('2 条新评论，最新：说的人: 第二句').waitFor()
})
