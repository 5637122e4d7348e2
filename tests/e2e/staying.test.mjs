// Viewers for whom it is hard: half a minute without a network, and no pointing device.
// Needs a demo server: LIVEFAIR_URL=http://127.0.0.1:5080 npm test
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout as during } from 'node:timers/promises'
import { desktopSize, launch, lineOf, person, phoneSize } from './browser.mjs'
import { call, liveSession, newViewer, opId } from './fair.mjs'
import { pressAt, tabTo } from './keyboard.mjs'
import { listener, talker } from './people.mjs'

const AWAY_MS = 30_000

let browser
before(async () => {
  browser = await launch()
})
after(() => browser?.close())

const pin = (session, i) =>
  call('PUT', `${session.path}/pin`, session.host, { opId: opId(), postingId: session.postings[i].id })

// The half minute passes while the others are at it.
describe('those for whom it is hard', { concurrency: true }, () => {
  test('half a minute without a network leaves no gap, no repeat, and the newest card', async () => {
    const session = await liveSession('半分钟没网', 2)
    await pin(session, 0)
    const viewer = await person(browser, phoneSize, `/live/${session.id}`, (await newViewer('进电梯的人')).token)
    const talkers = await Promise.all(['甲', '乙', '丙'].map(talker))
    const say = text => Promise.all(talkers.map(({ nickname, fair }) =>
      fair.sessions.comment(session.id, `${text}，${nickname}`)))
    await viewer.getByRole('article', { name: session.postings[0].title }).waitFor()
    await say('断网之前')
    await lineOf(viewer, '断网之前，丙').waitFor()

    await viewer.context().setOffline(true)
    await viewer.getByText('网络断了').waitFor()
    const away = during(AWAY_MS)
    const [removed] = await say('断网期间')
    await pin(session, 1)
    await call('DELETE', `${session.path}/comments/${removed.offset}`, session.host, { reason: 'ad' })
    await away
    await say('就要回来')
    await viewer.context().setOffline(false)

    await lineOf(viewer, '就要回来，丙').waitFor()
    await viewer.getByText('网络断了').waitFor({ state: 'hidden' })
    await viewer.getByRole('article', { name: session.postings[1].title }).waitFor()
    await say('回来之后')
    await Promise.all(talkers.map(({ nickname }) => lineOf(viewer, `回来之后，${nickname}`).waitFor()))
    const { events } = await call('GET', `${session.path}/events?after=0&limit=100`)
    const said = events.filter(event => event.kind === 'commented').map(event => event.text ?? '这条发言已被移除')
    assert.equal(said.length, 12)
    const shown = await viewer.locator('.room-talk ol .said').allTextContents()
    assert.deepEqual(shown.map(line => line.split('·')[0].trim()), said)
    await Promise.all(talkers.map(({ fair }) => fair.hub.close()))
    assert.deepEqual(viewer.troubles.filter(each => !each.includes('ERR_INTERNET_DISCONNECTED')), [])
  })

  test('with a keyboard alone a viewer comments, reacts and applies', async () => {
    const session = await liveSession('只有键盘', 1)
    await pin(session, 0)
    const [posting] = session.postings
    const viewer = await person(browser, phoneSize, `/live/${session.id}`, (await newViewer('用键盘的人')).token)
    await viewer.getByRole('article', { name: posting.title }).waitFor()

    await tabTo(viewer, viewer.getByLabel('说点什么'))
    await viewer.keyboard.type('键盘也能说话')
    await viewer.keyboard.press('Enter')
    await viewer.getByRole('listitem').filter({ hasText: '键盘也能说话' }).getByText('已发送').waitFor()
    await pressAt(viewer, viewer.getByRole('button', { name: '想去' }))
    await viewer.locator('.reactions [aria-pressed=true]').waitFor()

    const open = viewer.getByRole('button', { name: '我要报名' })
    await pressAt(viewer, open)
    const sheet = viewer.getByRole('dialog', { name: `报名：${posting.title}` })
    await tabTo(viewer, sheet.getByLabel('姓名', { exact: true }))
    await viewer.keyboard.type('马丽红')
    await pressAt(viewer, sheet.getByRole('checkbox'), 'Space')
    await pressAt(viewer, sheet.getByRole('button', { name: '提交报名' }))
    await sheet.getByText('报名成功').waitFor()
    await viewer.keyboard.press('Escape')
    await sheet.waitFor({ state: 'hidden' })
    await viewer.getByRole('article', { name: posting.title }).getByText('已报名').waitFor()
    assert.deepEqual(viewer.troubles, [])
  })

  test('with a keyboard alone a host pins, answers and ends', async () => {
    const session = await liveSession('主持人只用键盘', 3)
    const host = await person(browser, desktopSize, `/host/${session.id}`, session.host)
    const current = host.locator('.rundown [aria-current]')
    await host.getByRole('button', { name: /^讲解/ }).nth(2).waitFor()
    await host.keyboard.press('3')
    await current.filter({ hasText: session.postings[2].title }).waitFor()
    await pressAt(host, host.getByRole('button', { name: `讲解“${session.postings[0].title}”` }))
    await current.filter({ hasText: session.postings[0].title }).waitFor()

    const asker = await talker('提问的人')
    const log = await listener(asker.fair, session.id)
    await asker.fair.sessions.comment(session.id, '夜班有补贴吗？')
    const asked = host.locator('.question').filter({ hasText: '夜班有补贴吗？' })
    await asked.waitFor()
    await pressAt(host, asked.getByRole('button', { name: '回答' }))
    await tabTo(host, asked.getByRole('textbox'))
    await host.keyboard.type('夜班每晚补20元。')
    await host.keyboard.press('Enter')
    const answered = await log.until('the answer', event => event.kind === 'answered')
    assert.equal(answered.text, '夜班每晚补20元。')
    log.stop()
    await asker.fair.hub.close()

    await pressAt(host, host.getByRole('button', { name: '结束直播' }))
    await pressAt(host, host.getByRole('dialog', { name: '结束直播' }).getByRole('button', { name: '结束直播' }))
    await host.getByText('已结束').first().waitFor()
    assert.equal((await call('GET', session.path)).state, 'ended')
    assert.deepEqual(host.troubles, [])
  })
})
