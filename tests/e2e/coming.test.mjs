// A broadcast before it begins: when it starts, what comes, a reminder, and how others are told of it.
// Needs a demo server: LIVEFAIR_URL=http://127.0.0.1:5080 npm test
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { base, desktopSize, launch, person, phoneSize } from './browser.mjs'
import { call, opId, tokenOf } from './fair.mjs'

let browser
before(async () => {
  browser = await launch()
})
after(() => browser?.close())

async function comingSession(title, inMs) {
  const host = await tokenOf('host')
  const postings = (await call('GET', '/api/postings?state=published', host)).items.slice(0, 3)
  const session = await call('POST', '/api/sessions', host, {
    title, startsAt: new Date(Date.now() + inMs).toISOString(), postingIds: postings.map(({ id }) => id),
  })
  return { ...session, host, postings }
}

test('a room that has not begun counts down, shows what comes, and goes on by itself when it begins', async () => {
  const session = await comingSession(`还没开播 ${Date.now()}`, 3 * 3_600_000)
  const viewer = await person(browser, phoneSize, `/live/${session.id}`)
  await viewer.locator('.coming-clock').getByText(/^0?2:59:\d\d$/).waitFor()
  const rows = await viewer.locator('.coming li b').allInnerTexts()
  assert.deepEqual(rows, session.postings.map(({ title }) => title))
  await viewer.locator('.coming li').first().getByRole('button').click()
  await viewer.getByRole('dialog', { name: session.postings[0].title }).getByText('工作时间').waitFor()
  await viewer.keyboard.press('Escape')
  await call('POST', `/api/sessions/${session.id}/start`, session.host, { opId: opId() })
  await viewer.locator('.mark.live').waitFor()
  await viewer.getByLabel('说点什么').waitFor()
  assert.equal(await viewer.locator('.coming').count(), 0)
  assert.deepEqual(viewer.troubles, [])
})

test('who wants to be reminded is, on any page of ours, and the calendar file says the same', async () => {
  const session = await comingSession(`提醒我 ${Date.now()}`, 3 * 3_600_000)
  const viewer = await person(browser, phoneSize, '/')
  await viewer.clock.install()
  await viewer.goto(`${base}/live/${session.id}`)
  await viewer.getByRole('button', { name: '提醒我' }).click()
  const sheet = viewer.getByRole('dialog', { name: '开播提醒' })
  assert.ok(await sheet.getByLabel('开播前 24 小时').isDisabled(), 'that time is over')
  await sheet.getByLabel('开播前 5 分钟').uncheck()
  await sheet.getByRole('button', { name: '在这个浏览器里提醒我' }).click()
  await sheet.getByText('记下了').waitFor()
  const download = viewer.waitForEvent('download')
  await sheet.getByRole('button', { name: '加到手机日历' }).click()
  const file = await download
  assert.equal(file.suggestedFilename(), `livefair-${session.id}.ics`)
  const written = await readFile(await file.path(), 'utf8')
  assert.match(written, /TRIGGER:-PT60M/)
  assert.doesNotMatch(written, /TRIGGER:-PT5M/)

  await viewer.goto(`${base}/login`)
  await viewer.getByRole('heading', { name: '登录' }).waitFor()
  assert.equal(await viewer.locator('.reminder-line').count(), 0)
  await viewer.clock.fastForward('02:01:00')
  const line = viewer.getByRole('alert').filter({ hasText: session.title })
  await line.getByRole('link').click()
  await viewer.waitForURL(`**/live/${session.id}`)
  assert.equal(await viewer.locator('.reminder-line').count(), 0)
  assert.deepEqual(viewer.troubles, [])
})

test('the room is shared by its link and its code', async () => {
  const session = await comingSession(`分享 ${Date.now()}`, 3 * 3_600_000)
  for (const size of [{ width: 320, height: 568 }, desktopSize]) {
    const viewer = await person(browser, size, `/live/${session.id}`)
    await viewer.getByRole('button', { name: '更多' }).click()
    await viewer.getByRole('button', { name: '分享直播间' }).click()
    const sheet = viewer.getByRole('dialog', { name: '分享给老乡' })
    assert.equal(await sheet.getByLabel('链接').inputValue(), `${base}/live/${session.id}`)
    const drawn = await sheet.getByRole('img', { name: '这个直播间的二维码' }).locator('path').getAttribute('d')
    assert.ok(drawn.match(/M/g).length > 200, 'the code has its dark squares')
    await viewer.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await sheet.getByRole('button', { name: '复制链接' }).click()
    await sheet.getByRole('button', { name: '已复制' }).waitFor()
    assert.equal(await viewer.evaluate(() => navigator.clipboard.readText()), `${base}/live/${session.id}`)
    assert.deepEqual(viewer.troubles, [])
  }
})

test('what is over and was not recorded leads from the lobby to its postings, not to a replay', async () => {
  const session = await comingSession(`没有录像 ${Date.now()}`, 0)
  for (const step of ['start', 'end']) {
    await call('POST', `/api/sessions/${session.id}/${step}`, session.host, { opId: opId() })
  }
  const viewer = await person(browser, phoneSize, '/')
  await viewer.getByRole('link', { name: `看这场的岗位 ${session.title}` }).click()
  await viewer.waitForURL(`**/live/${session.id}`)
  await viewer.getByText('本场直播已经结束').waitFor()
  assert.deepEqual(await viewer.locator('.posting-rows b').allInnerTexts(), session.postings.map(({ title }) => title))
  assert.deepEqual(viewer.troubles, [])
})
