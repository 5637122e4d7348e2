// The host's console by hand: the rundown, keys, notices and mutes.
// Needs a demo server: LIVEFAIR_URL=http://127.0.0.1:5080 npm test
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { desktopSize, launch, lineOf, person, phoneSize, say } from './browser.mjs'
import { crowd } from './seats.mjs'
import { liveSession, newViewer } from './fair.mjs'

let browser
before(async () => {
  browser = await launch()
})
after(() => browser?.close())

const consoleOf = session => person(browser, desktopSize, `/host/${session.id}`, session.host)

test('the rundown is put into another order, one posting goes and another comes', async () => {
  const session = await liveSession('清单', 3)
  const [first, second, third] = session.postings.map(posting => posting.title)
  const host = await consoleOf(session)
  const rundown = host.locator('ol.rundown').first().getByRole('listitem')
  await rundown.nth(2).waitFor()
  await host.getByRole('button', { name: '调整清单' }).click()
  const sheet = host.getByRole('dialog', { name: '调整清单' })
  await sheet.getByRole('button', { name: `“${second}”上移` }).click()
  await sheet.getByRole('button', { name: `去掉“${third}”` }).click()
  const fresh = sheet.getByRole('checkbox', { checked: false }).last()
  const added = await fresh.getAttribute('value')
  await fresh.check()
  await sheet.getByText('已选 3 个岗位').waitFor()
  await sheet.getByRole('button', { name: '保存' }).click()
  await sheet.waitFor({ state: 'hidden' })
  await rundown.nth(0).filter({ hasText: second }).waitFor()
  await rundown.nth(1).filter({ hasText: first }).waitFor()
  assert.notEqual(added, session.postings[2].id)
  assert.equal(await rundown.count(), 3)
  assert.deepEqual(host.troubles, [])
})

test('the keys 1 to 9 pin the first nine postings', async () => {
  const session = await liveSession('按键', 10)
  const host = await consoleOf(session)
  await host.getByRole('button', { name: /^讲解/ }).nth(9).waitFor()
  for (const [i, posting] of session.postings.slice(0, 9).entries()) {
    await host.keyboard.press(String(i + 1))
    await host.locator('.rundown [aria-current]').filter({ hasText: posting.title }).waitFor()
    // One pin at a time: a key before the answer to the last one pins nothing.
    await host.locator('.rundown button:disabled').first().waitFor({ state: 'detached' })
  }
  assert.deepEqual(host.troubles, [])
})

test('a notice is shown to who is there and to who comes later', async () => {
  const session = await liveSession('通知', 1)
  const [host, viewer] = await Promise.all([consoleOf(session), person(browser, phoneSize, `/live/${session.id}`)])
  await viewer.getByText('直播中').waitFor()
  await host.locator('[name=notice]').fill('周六上午集中面试')
  await host.getByRole('button', { name: '发通知' }).click()
  await viewer.locator('.notice').filter({ hasText: '周六上午集中面试' }).waitFor()
  const late = await person(browser, phoneSize, `/live/${session.id}`)
  await late.locator('.notice').filter({ hasText: '周六上午集中面试' }).waitFor()
  assert.deepEqual([...host.troubles, ...viewer.troubles, ...late.troubles], [])
})

test('a muted viewer is told so in words, and may speak again when the mute is lifted', async () => {
  const session = await liveSession('禁言', 1)
  const viewer = await person(browser, phoneSize, `/live/${session.id}`, (await newViewer('话多的人')).token)
  const host = await consoleOf(session)
  await say(viewer, '说点什么', '第一句')
  await host.getByRole('button', { name: '禁言 话多的人' }).click()
  const sheet = host.getByRole('dialog', { name: '禁言 话多的人' })
  await sheet.getByLabel('原因').fill('刷屏')
  await sheet.getByRole('button', { name: '禁言' }).click()
  await host.getByRole('button', { name: '解除禁言' }).waitFor()
  await viewer.getByLabel('说点什么').fill('第二句')
  await viewer.getByRole('button', { name: '发送' }).click()
  await viewer.getByRole('alert').getByText('您已被禁言，现在不能发言。').waitFor()
  const refused = viewer.locator('.refused-line').filter({ hasText: '第二句' })
  await refused.waitFor()
  assert.equal(await lineOf(host, '第二句').count(), 0)
  await host.getByRole('button', { name: '解除禁言' }).click()
  await host.getByRole('button', { name: '禁言 话多的人', exact: true }).waitFor()
  await refused.getByRole('button', { name: '重发', exact: true }).click()
  await lineOf(host, '第二句').waitFor()
  await refused.waitFor({ state: 'detached' })
  assert.deepEqual([...host.troubles, ...viewer.troubles], [])
})

test('a long talk scrolls in its own box and leaves the page as long as it was', async () => {
  const session = await liveSession('说了很多', 1)
  const host = await consoleOf(session)
  const length = () => host.evaluate(() => document.documentElement.scrollHeight)
  const talkers = await crowd(session, 20)
  const say = text => Promise.all(talkers.map(talker => talker.say(text)))
  await say('第一轮')
  await host.waitForFunction(() => document.querySelectorAll('.moderated').length === 20)
  const before = await length()
  await say('第二轮')
  await say('第三轮')
  await Promise.all(talkers.map(talker => talker.leave()))
  await host.waitForFunction(() => document.querySelectorAll('.moderated').length === 60)
  assert.equal(await length(), before)
})
