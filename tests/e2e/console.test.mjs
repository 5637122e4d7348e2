// The host's console by hand: the rundown, keys, notices and mutes.
// Needs a demo server: LIVEFAIR_URL=http://127.0.0.1:5080 npm test
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { base, desktopSize, launch, lineOf, person, phoneSize, say } from './browser.mjs'
import { fakeCamera, publish } from './camera.mjs'
import { call, liveSession, newViewer, opId, tokenOf } from './fair.mjs'
import { pressAt, tabTo } from './keyboard.mjs'
import { talker } from './people.mjs'
import { crowd } from './seats.mjs'

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

test('without a mouse a host makes a session, starts it, presents, answers, says something, and ends it', async () => {
  const host = await person(browser, desktopSize, '/host', await tokenOf('host'))
  await pressAt(host, host.getByRole('button', { name: '新建场次' }))
  const making = host.getByRole('dialog', { name: '新建场次' })
  const title = `只用键盘的场次 ${Date.now()}`
  await tabTo(host, making.getByLabel('标题'))
  await host.keyboard.type(title)
  await pressAt(host, making.getByRole('checkbox').nth(0), 'Space')
  await pressAt(host, making.getByRole('checkbox').nth(1), 'Space')
  await pressAt(host, making.getByRole('button', { name: '建立场次' }))
  await host.getByRole('heading', { name: title }).waitFor()
  const id = new URL(host.url()).pathname.split('/').at(-1)
  await pressAt(host, host.getByRole('button', { name: '开播' }))
  await host.getByRole('button', { name: /^讲解/ }).nth(1).waitFor()
  await host.keyboard.press('2')
  await host.locator('.rundown li[aria-current]').nth(0).waitFor()

  const { fair } = await talker('问的人')
  await fair.sessions.comment(id, '包吃住吗')
  const queue = host.getByRole('region', { name: '待回答的问题', exact: true })
  const row = queue.getByRole('listitem').filter({ hasText: '包吃住吗' }).first()
  await pressAt(host, row.getByRole('button', { name: '回答' }))
  await pressAt(host, row.getByRole('button', { name: '食宿' }))
  await pressAt(host, row.getByRole('button', { name: '公开回答（1 人问过）' }))
  await queue.getByRole('status').getByText('已公开回答').waitFor()
  await tabTo(host, host.getByLabel('说点什么'))
  await host.keyboard.type('老乡们好')
  await host.keyboard.press('Enter')
  await lineOf(host, '老乡们好').waitFor()

  await pressAt(host, host.getByRole('button', { name: '结束直播' }))
  await pressAt(host, host.getByRole('dialog', { name: '结束直播' }).getByRole('button', { name: '结束直播' }))
  await pressAt(host, host.getByRole('link', { name: '直播报告' }))
  await host.getByRole('heading', { name: title }).waitFor()
  const { events } = await call('GET', `/api/sessions/${id}/events`)
  assert.deepEqual(events.map(({ kind }) => kind), ['started', 'pinned', 'commented', 'answered', 'commented', 'ended'])
  await fair.hub.close()
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
  assert.ok(await sheet.getByLabel('刷屏').isChecked())
  await sheet.getByLabel('其他原因').check()
  await sheet.getByRole('textbox', { name: '其他原因' }).fill('一直说一句话')
  await sheet.getByRole('button', { name: '禁言' }).click()
  await host.getByRole('button', { name: '解除禁言' }).waitFor()
  await viewer.getByRole('status').getByText('您已被禁言，解除后才能发言').waitFor()
  assert.equal(await viewer.getByLabel('说点什么').count(), 0)
  await host.getByRole('button', { name: '解除禁言' }).click()
  await host.getByRole('button', { name: '禁言 话多的人', exact: true }).waitFor()
  await say(viewer, '说点什么', '第二句')
  await lineOf(host, '第二句').waitFor()
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

/** What a host needs while she talks, with where its panel ends, and what of it lies outside the window or the panel. */
const cutOff = host => host.evaluate(() => [
  '.say input', '.say button', '.publisher .danger', '.health dd:last-child', '.answer [type=submit]', '.lists',
  '.room-rules .el-switch', '.presenting button', '[name=notice]',
].filter(named => {
  const it = document.querySelector(named)
  if (!it?.checkVisibility()) {
    return true
  }
  const { left, right, top, bottom } = it.getBoundingClientRect()
  const panel = it.closest('.panel-card').getBoundingClientRect()
  return top < panel.top || bottom > Math.min(panel.bottom, innerHeight) || left < panel.left || right > panel.right
}))

for (const [width, height] of [[1440, 900], [1280, 720]]) {
  test(`nothing that a host needs on air is cut off at ${width} × ${height}, in either language`, async context => {
    const camera = await launch(...fakeCamera)
    context.after(() => camera.close())
    const session = await liveSession('物流和家政专场，日结周结都有，包吃住，主播一个一个讲给您听', 10)
    await call('PUT', `${session.path}/pin`, session.host, { opId: opId(), postingId: session.postings[2].id })
    const talkers = await crowd(session, 6)
    await Promise.all(talkers.map(talker => talker.say('包住几个人一间')))
    await call('PUT', `${session.path}/rules`, session.host, { slowMs: 0, hold: true })
    await Promise.all(talkers.map(talker => talker.say('夫妻可以吗')))
    await Promise.all(talkers.map(talker => talker.leave()))
    const host = await person(camera, { width, height }, `/host/${session.id}`, session.host)
    await publish(host)
    await host.getByRole('button', { name: /^回答/ }).first().click()
    await host.locator('.health dd').nth(3).waitFor()
    assert.deepEqual(await cutOff(host), [])
    await host.locator('.lists').getByText('待审').click()
    const waiting = host.getByRole('region', { name: '等待审核' }).getByRole('listitem')
    assert.ok((await waiting.nth(5).boundingBox()) !== null)
    assert.ok((await waiting.nth(1).boundingBox()).y + 30 < (await host.locator('.say').boundingBox()).y)
    await host.locator('.language select').selectOption({ label: 'English' })
    await host.getByRole('button', { name: 'Stop', exact: true }).waitFor()
    assert.deepEqual(await cutOff(host), [])
    assert.deepEqual(host.troubles, [])
  })
}

test('what OBS needs is in sight at 1280 × 720, in either language', async () => {
  const session = await liveSession('用 OBS', 3)
  const host = await person(browser, { width: 1280, height: 720 }, `/host/${session.id}`, session.host)
  const isInSight = async label => {
    const field = await host.getByLabel(label, { exact: true }).boundingBox()
    const panel = await host.locator('.video-panel').boundingBox()
    assert.ok(field.y + field.height <= panel.y + panel.height, `${label} is cut off`)
    assert.ok((await host.locator('.say').boundingBox()).y < 720 - 40, 'the comment box is there too')
  }
  await host.getByRole('tab', { name: '用 OBS' }).click()
  await host.getByLabel('推流码', { exact: true }).waitFor()
  await isInSight('推流码')
  await host.locator('.language select').selectOption({ label: 'English' })
  await isInSight('Stream key')
  assert.deepEqual(host.troubles, [])
})

test('the picture’s panel stays folded on this device, and says how the picture does', async () => {
  const session = await liveSession('收起画面', 1)
  const host = await consoleOf(session)
  const panel = host.locator('.video-panel')
  await panel.getByRole('button', { name: '开始推流' }).waitFor()
  await panel.getByRole('button', { name: '收起' }).click()
  await panel.getByRole('button', { name: '开始推流' }).waitFor({ state: 'hidden' })
  await host.reload()
  await panel.getByText('没有收到画面').waitFor()
  assert.equal(await panel.getByRole('button', { name: '开始推流' }).count(), 0)
  await panel.getByRole('button', { name: '展开' }).click()
  await panel.getByRole('button', { name: '开始推流' }).waitFor()
  assert.deepEqual(host.troubles, [])
})

test('who reads the newest comments goes on reading them in another language and a lower window', async () => {
  const session = await liveSession('换语言', 1)
  const talkers = await crowd(session, 14)
  await Promise.all(talkers.map(talker => talker.say('家门口的活就是好，去年在他家干过，工资按时发')))
  await Promise.all(talkers.map(talker => talker.leave()))
  const host = await person(browser, { width: 1280, height: 760 }, `/host/${session.id}`, session.host)
  await host.waitForFunction(() => document.querySelectorAll('.moderated').length === 14)
  const toEnd = () => host.locator('.moderation .lines-box').evaluate(box =>
    Math.round(box.scrollHeight - box.scrollTop - box.clientHeight))
  for (const language of ['English', '中文']) {
    await host.locator('.language select').selectOption({ label: language })
    await host.setViewportSize({ width: 1280, height: language === 'English' ? 660 : 640 })
    await host.getByRole('button', { name: language === 'English' ? 'End session' : '结束直播' }).waitFor()
    // Observers of sizes are told after the next frame.
    await host.evaluate(() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn))))
    assert.ok(await toEnd() < 2, `${language}: ${await toEnd()} pixels before the end`)
    assert.equal(await host.locator('.moderation .newest').count(), 0)
  }
  assert.deepEqual(host.troubles, [])
})

test('after the end nothing is offered that means nothing, and every posting has its number', async () => {
  const session = await liveSession('之后', 11)
  const [talker] = await crowd(session, 1)
  await talker.say('讲得清楚')
  await talker.leave()
  await call('POST', `${session.path}/end`, session.host, { opId: opId() })
  const host = await consoleOf(session)
  await host.getByRole('button', { name: /^移除/ }).waitFor()
  assert.equal(await host.getByRole('button', { name: /禁言|更早/ }).count(), 0)
  assert.deepEqual(await host.locator('.rundown .key').allInnerTexts(), Array.from({ length: 11 }, (_, i) => `${i + 1}`))
  assert.deepEqual(host.troubles, [])
})

test('a console without postings and comments says what to do and no more', async () => {
  const token = await tokenOf('host')
  const { id } = await call('POST', '/api/sessions', token, {
    title: `空的 ${Date.now()}`, startsAt: new Date(Date.now() + 3_600_000).toISOString(), postingIds: [],
  })
  const host = await person(browser, desktopSize, `/host/${id}`, token)
  await host.getByText('清单里还没有岗位。点“调整清单”，从岗位里选。').waitFor()
  await host.getByText('还没有评论', { exact: true }).waitFor()
  assert.deepEqual(host.troubles, [])
})

test('while the server is away nothing is said of the picture', async () => {
  const session = await liveSession('断线', 1)
  const host = await person(browser, desktopSize, '/')
  await host.context().addCookies([{ name: 'livefair', value: session.host, url: base }])
  await host.route('**/ingest/health', route => route.fulfill({ json: {
    live: true, means: 'rtmp', width: 1280, height: 720, frameRate: 25, bitrate: 1e6, dropped: 0, keyFrameMs: 2_000,
    behindMs: 100, viewers: 1, warnings: [],
  } }))
  await host.goto(`${base}/host/${session.id}`)
  await host.getByText('25 帧/秒').waitFor()
  await host.context().setOffline(true)
  await host.locator('.video-panel').getByText('和服务器断了，画面情况不知道').waitFor()
  assert.equal(await host.getByText(/正在收到画面|帧\/秒/).count(), 0)
  await host.context().setOffline(false)
  await host.getByText('25 帧/秒').waitFor()
})

test('on a phone what is said and asked comes before the board and the camera', async () => {
  const session = await liveSession('手机主播', 10)
  const host = await person(browser, phoneSize, `/host/${session.id}`, session.host)
  const tops = []
  for (const named of ['岗位清单', '评论', '待回答的问题', '意向看板', '直播画面']) {
    tops.push((await host.getByRole('region', { name: named, exact: true }).first().boundingBox()).y)
  }
  assert.deepEqual(tops, tops.toSorted((a, b) => a - b))
  const wide = await host.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  assert.ok(wide <= 0, `${wide} pixels too wide`)
  assert.deepEqual(host.troubles, [])
})
