// What a viewer says and hears in a room: over the picture, in the list, and on its way.
// Needs a demo server: LIVEFAIR_URL=http://127.0.0.1:5080 npm test
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { launch, lineOf, person, phoneSize, say } from './browser.mjs'
import { crowd } from './seats.mjs'
import { call, liveSession, newViewer, opId, tokenOf } from './fair.mjs'

let browser
before(async () => {
  browser = await launch()
})
after(() => browser?.close())

async function viewerOf(session, nickname, size = phoneSize) {
  return person(browser, size, `/live/${session.id}`, (await newViewer(nickname)).token)
}

test('what is said runs over the picture and stands in the list, and a switch stops the first only', async () => {
  const session = await liveSession('弹幕', 1)
  const [viewer, other] = await Promise.all(['看弹幕的人', '说话的人'].map(name => viewerOf(session, name)))
  const running = viewer.locator('.danmaku span:not([hidden])')
  await viewer.locator('.danmaku').waitFor({ state: 'attached' })
  await say(other, '说点什么', '别人说的')
  await running.getByText('别人说的').waitFor()
  await lineOf(viewer, '别人说的').waitFor()
  await say(viewer, '说点什么', '我说的')
  await viewer.locator('.danmaku span.mine', { hasText: '我说的' }).waitFor()

  // While somebody writes, the field has all the room.
  await viewer.getByLabel('说点什么').press('Escape')
  await viewer.getByRole('button', { name: '更多' }).click()
  await viewer.getByRole('switch', { name: '显示弹幕' }).uncheck()
  await viewer.getByRole('button', { name: '关闭' }).click()
  assert.equal(await running.count(), 0)
  await say(other, '说点什么', '不再飘过')
  await lineOf(viewer, '不再飘过').waitFor()
  assert.equal(await running.count(), 0)

  await viewer.reload()
  await lineOf(viewer, '不再飘过').waitFor()
  await say(other, '说点什么', '还是不飘')
  await lineOf(viewer, '还是不飘').waitFor()
  assert.equal(await running.count(), 0, 'the choice is kept')
  assert.deepEqual([...viewer.troubles, ...other.troubles], [])
})

test('who asked the device for little motion sees no running comments', async () => {
  const session = await liveSession('少动', 1)
  const viewer = await viewerOf(session, '怕晃的人')
  await viewer.emulateMedia({ reducedMotion: 'reduce' })
  await viewer.evaluate(() => localStorage.clear())
  await viewer.reload()
  await say(viewer, '说点什么', '请别晃')
  await viewer.getByRole('listitem').filter({ hasText: '请别晃' }).getByText('已发送').waitFor()
  assert.equal(await viewer.locator('.danmaku span').count(), 0)
})

test('a comment is shown at once, says when it is sent, and whoever is too fast waits with their words', async () => {
  const session = await liveSession('太快', 1)
  const viewer = await viewerOf(session, '急性子')
  const box = viewer.getByLabel('说点什么')
  const talk = viewer.locator('.talk-list')
  const refused = viewer.locator('.refused-line').first()
  // The page's clock stands, so that no wait is over before it was looked at.
  const now = Date.now()
  await viewer.clock.setFixedTime(now)
  for (let i = 1; i <= 12 && await refused.count() === 0; i++) {
    await box.fill(`第${i}句`)
    await box.press('Enter')
    assert.equal(await box.inputValue(), '', 'the box is free for the next one')
    // So many may go at once. Then one goes after the other: what is said behind a refused one may take its turn.
    if (i >= 3) {
      const sent = talk.getByRole('listitem').filter({ hasText: `第${i}句` }).getByText('已发送')
      await sent.or(refused).first().waitFor()
    }
  }
  await refused.getByText('没有发出去').waitFor()
  const words = await refused.locator('.said').innerText()
  await viewer.getByRole('button', { name: /^\d+ 秒后重发$/ }).first().waitFor()
  assert.equal(await viewer.getByRole('alert').getByText(/\d+ 秒/).count(), 0, 'no second is said aloud')
  assert.ok(await viewer.locator('.talk-form button[type=submit]').isDisabled(), 'the box waits, too')
  await box.fill('等一下再说')
  await box.press('Enter')
  assert.equal(await box.inputValue(), '等一下再说', 'what is typed stays')
  assert.equal(await lineOf(viewer, '等一下再说').count(), 0)
  await viewer.clock.setSystemTime(now)
  const again = refused.getByRole('button', { name: '重发', exact: true })
  await again.waitFor()
  await again.click()
  const line = talk.getByRole('listitem').filter({ hasText: words })
  await line.getByText('已发送').waitFor()
  assert.equal(await line.count(), 1)
  assert.deepEqual(viewer.troubles, [])
})

/** Adds a word that may not be said to the station's list; the list goes back to what it was after the test. */
async function refuseWord(t, word) {
  const staff = await tokenOf('staff')
  const { items } = await call('GET', '/api/word-list', staff)
  await call('PUT', '/api/word-list', staff, { items: [...items, { word, act: 'refuse' }] })
  t.after(() => call('PUT', '/api/word-list', staff, { items }))
}

test('a comment with a word that may not be said is to be changed, not sent again as it is', async t => {
  const session = await liveSession('改一改', 1)
  await refuseWord(t, '包过体检')
  const viewer = await viewerOf(session, '说错话的人')
  await viewer.getByLabel('说点什么').fill('能包过体检吗')
  await viewer.getByRole('button', { name: '发送' }).click()
  const refused = viewer.locator('.refused-line')
  await refused.getByRole('alert').getByText('里面有不能发的词').waitFor()
  assert.equal(await refused.getByRole('button', { name: '重发' }).count(), 0)
  await viewer.reload()
  await refused.getByText('能包过体检吗').waitFor()
  await viewer.getByLabel('说点什么').fill('请问')
  await refused.getByRole('button', { name: '修改' }).click()
  assert.equal(await viewer.getByLabel('说点什么').inputValue(), '能包过体检吗 请问', 'what was written meanwhile stays')
  assert.ok(await viewer.getByLabel('说点什么').evaluate(it => it === document.activeElement))
  await say(viewer, '说点什么', '请问几点面试')
  assert.equal(await lineOf(viewer, '包过体检').count(), 0)
  assert.deepEqual(viewer.troubles, [])
})

test('who is muted reads in the place of the box that they are, until when, and when it is over', async () => {
  const session = await liveSession('禁言', 1)
  const writer = await newViewer('被禁言的人')
  const viewer = await person(browser, phoneSize, `/live/${session.id}`, writer.token)
  const { viewerId } = await call('GET', '/api/me', writer.token)
  const mute = minutes =>
    call('PUT', `${session.path}/mutes/${viewerId}`, session.host, { opId: opId(), reason: '广告', minutes })
  const box = viewer.getByLabel('说点什么')
  await box.fill('写到一半')
  await mute(10)
  await viewer.getByText(/^您已被禁言，.*\d\d:\d\d 以后才能发言$/).waitFor()
  assert.equal(await box.count(), 0)
  await mute()
  await viewer.getByText('您已被禁言，解除后才能发言').waitFor()

  // Nothing tells a page that is opened now; the first refusal does.
  await viewer.reload()
  await box.fill('加我微信')
  await viewer.getByRole('button', { name: '发送' }).click()
  await viewer.getByRole('alert').getByText('您已被禁言').waitFor()
  await viewer.getByText('您已被禁言，解除后才能发言').waitFor()
  const again = viewer.getByRole('button', { name: '重发' })
  assert.ok(await again.isDisabled())
  await call('DELETE', `${session.path}/mutes/${viewerId}`, session.host, { opId: opId() })
  await box.waitFor()
  await again.click()
  await viewer.locator('.talk-list').getByText('加我微信').waitFor()
  assert.deepEqual(viewer.troubles, [])
})

test('a notice, an answer and a refusal leave room for the talk, the newest of them in sight', async t => {
  const session = await liveSession('三条', 1)
  await call('PUT', `${session.path}/pin`, session.host, { opId: opId(), postingId: session.postings[0].id })
  await refuseWord(t, '包过体检')
  const viewer = await viewerOf(session, '问得多的人')
  for (const text of ['夫妻可以一起报名吗', '宿舍有暖气吗', '班车几点']) {
    await say(viewer, '说点什么', text)
  }
  const { events } = await call('GET', `${session.path}/events?after=0&limit=100`)
  const bars = viewer.locator('.room-bars > li')
  await call('POST', `${session.path}/notices`, session.host, {
    opId: opId(), text: '今晚八点前报名的，明天上午班车统一去厂里看，请带身份证，八点驿站门口集合。',
  })
  await bars.getByText('主播通知').waitFor()
  await call('POST', `${session.path}/answers`, session.host, {
    opId: opId(), text: '夫妻可以一起报名，安排夫妻房，先登记两个人的名字，到厂里再分。',
    offsets: [events.find(event => event.text?.startsWith('夫妻')).offset],
  })
  await bars.getByText('主播回答了您').waitFor()
  assert.equal(await bars.count(), 1)
  await viewer.getByLabel('说点什么').fill('能包过体检吗')
  await viewer.getByRole('button', { name: '发送' }).click()
  await bars.getByText('没有发出去').waitFor()
  assert.equal(await bars.count(), 1)
  const [room, line] = await viewer.evaluate(() => [
    document.querySelector('.talk-box').clientHeight,
    Math.min(...[...document.querySelectorAll('.talk-line')].map(each => each.clientHeight)),
  ])
  assert.ok(room >= 3 * line, `${room} pixels of talk, a line takes ${line}`)

  await viewer.getByRole('button', { name: '还有 2 条' }).click()
  assert.deepEqual(await bars.locator('strong').allInnerTexts(), ['没有发出去', '主播回答了您', '主播通知'])
  await viewer.getByRole('button', { name: '收起' }).click()
  await viewer.getByRole('button', { name: '不发了' }).click()
  await bars.getByText('主播回答了您').waitFor()
  await viewer.getByRole('button', { name: '知道了' }).click()
  await bars.getByText('主播通知').waitFor()
  await bars.getByRole('button', { name: '关闭' }).click()
  await bars.waitFor({ state: 'detached' })
  assert.deepEqual(viewer.troubles, [])
})

test('who reads back is left alone, told how much is new, and brought to it', async () => {
  const session = await liveSession('往回看', 1)
  const viewer = await viewerOf(session, '往回看的人', { width: 360, height: 640 })
  const others = await crowd(session, 12)
  for (const i of [1, 2]) {
    await Promise.all(others.map((other, j) => other.say(`第${i}轮第${j}句`)))
  }
  await lineOf(viewer, '第2轮第11句').waitFor()
  const box = viewer.locator('.talk-box')
  const atEnd = () => box.evaluate(it => it.scrollHeight - it.scrollTop - it.clientHeight < 5)
  await viewer.waitForFunction(() => {
    const it = document.querySelector('.talk-box')
    return it.scrollHeight - it.scrollTop - it.clientHeight < 5
  })
  await box.evaluate(it => it.scrollTo({ top: 100 }))
  await viewer.getByRole('button', { name: '回到最新' }).waitFor()
  const place = await box.evaluate(it => it.scrollTop)
  await others[0].say('新来的一句')
  await viewer.getByRole('button', { name: '1 条新评论' }).waitFor()
  assert.equal(await box.evaluate(it => it.scrollTop), place)
  assert.equal(await lineOf(viewer, '新来的一句').count(), 0)
  await viewer.getByRole('button', { name: '1 条新评论' }).click()
  await lineOf(viewer, '新来的一句').waitFor()
  assert.ok(await atEnd())
  assert.equal(await viewer.getByRole('button', { name: '看更早的评论' }).count(), 0, 'nothing was said before')
  await Promise.all(others.map(other => other.leave()))
  assert.deepEqual(viewer.troubles, [])
})

test('earlier comments are there for who asks, and the button only as long as there are some', async () => {
  const session = await liveSession('早先', 1)
  const writers = await crowd(session, 20)
  for (const i of [1, 2, 3]) {
    await Promise.all(writers.map((writer, j) => writer.say(`${i}-${j} 早先的话`)))
  }
  await Promise.all(writers.map(writer => writer.leave()))
  const viewer = await person(browser, phoneSize, `/live/${session.id}`)
  await viewer.waitForFunction(() => document.querySelectorAll('.talk-list li').length === 50)
  await viewer.getByRole('button', { name: '看更早的评论' }).click()
  await viewer.waitForFunction(() => document.querySelectorAll('.talk-list li').length === 60)
  assert.equal(await viewer.getByRole('button', { name: '看更早的评论' }).count(), 0)
  const { events } = await call('GET', `${session.path}/events?after=0&limit=1000`)
  const said = events.filter(event => event.kind === 'commented').map(event => event.text)
  const lines = await viewer.locator('.talk-list .said').allInnerTexts()
  assert.deepEqual(lines.map(line => line.trim()), said)
})
