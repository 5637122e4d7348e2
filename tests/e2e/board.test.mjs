// The interest board at the host's console: counts, what they are made of, and the curve.
// Needs a demo server: LIVEFAIR_URL=http://127.0.0.1:5080 npm test
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { findings } from './axe.mjs'
import { desktopSize, launch, person } from './browser.mjs'
import { apply, call, enrol, liveSession, opId } from './fair.mjs'
import { talker } from './people.mjs'

let browser
before(async () => {
  browser = await launch()
})
after(() => browser?.close())

/** A session that presents its second posting, and people who tap and write what they think of it. */
async function tapped() {
  const session = await liveSession('意向', 3)
  const [first, second] = session.postings
  await call('PUT', `${session.path}/pin`, session.host, { opId: opId(), postingId: second.id })
  const viewers = await Promise.all(['小马', '王阿姨', '李师傅'].map(talker))
  const [ma, wang, li] = viewers
  await ma.fair.sessions.react(session.id, second.id, 'want')
  await wang.fair.sessions.react(session.id, second.id, 'tooFar')
  await li.fair.sessions.react(session.id, second.id, 'question')
  await wang.fair.sessions.comment(session.id, '多少钱一小时？')
  await ma.fair.sessions.react(session.id, first.id, 'payLow')
  await apply(session, second, ma, '马丽红')
  await enrol(session, ma)
  return { session, first, second, leave: () => Promise.all(viewers.map(({ fair }) => fair.hub.close())) }
}

const boardOf = page => page.getByRole('region', { name: '意向看板', exact: true })

test('every count opens the comments and taps that it is made of', async () => {
  const { session, second, leave } = await tapped()
  const host = await person(browser, desktopSize, `/host/${session.id}`, session.host)
  const board = boardOf(host)
  const row = board.getByRole('row').filter({ hasText: second.title })
  await row.getByRole('button', { name: `“${second.title}”想问：2 人` }).click()
  const drawer = host.getByRole('dialog', { name: `“${second.title}”想问` })
  const evidence = drawer.getByRole('listitem')
  await evidence.filter({ hasText: '李师傅' }).filter({ hasText: '点按' }).waitFor()
  await evidence.filter({ hasText: '多少钱一小时？' }).filter({ hasText: '评论' }).waitFor()
  assert.equal(await evidence.count(), 2)
  assert.deepEqual(await findings(host), [])
  await host.keyboard.press('Escape')
  await drawer.waitFor({ state: 'detached' })
  const opener = row.getByRole('button', { name: `“${second.title}”想问：2 人` })
  assert.ok(await opener.evaluate(it => it === document.activeElement), 'the focus goes back to what opened the drawer')
  await row.getByRole('button', { name: `“${second.title}”有意：3 人` }).click()
  const all = host.getByRole('dialog', { name: `“${second.title}”有意` })
  await all.getByRole('listitem').nth(3).waitFor()
  await host.keyboard.press('Escape')
  await leave()
  assert.deepEqual(host.troubles, [])
})

test('rows stand as in the rundown or by score, and digits go on pinning beside them', async () => {
  const { session, first, second, leave } = await tapped()
  const host = await person(browser, desktopSize, `/host/${session.id}`, session.host)
  const titles = boardOf(host).locator('tbody th')
  await titles.nth(0).filter({ hasText: first.title }).waitFor()
  await boardOf(host).getByText('按热度').click()
  await titles.nth(0).filter({ hasText: second.title }).waitFor()
  await titles.nth(0).filter({ hasText: '2' }).waitFor()
  await host.keyboard.press('1')
  await host.locator('.presenting').getByText(first.title).waitFor()
  await boardOf(host).locator('tr.current').filter({ hasText: first.title }).waitFor()
  await leave()
  assert.deepEqual(host.troubles, [])
})

test('the curve shows the whole show or one posting, and says the same as a table', async () => {
  const { session, second, leave } = await tapped()
  const host = await person(browser, desktopSize, `/host/${session.id}`, session.host)
  const board = boardOf(host)
  await board.locator('.plot canvas').waitFor()
  await board.getByText('用表格看曲线').click()
  const table = board.locator('.curve table')
  const total = async kind => {
    const cells = await table.locator(`tbody td:nth-child(${kind + 1})`).allInnerTexts()
    return cells.reduce((sum, cell) => sum + Number(cell), 0)
  }
  assert.deepEqual([await total(1), await total(2), await total(3)], [1, 1, 1], 'who wants, is too far off, finds pay low')
  await board.locator('tbody th').getByRole('button', { name: second.title }).click()
  await board.getByText(`“${second.title}”的曲线`, { exact: true }).waitFor()
  assert.deepEqual([await total(1), await total(2), await total(3)], [1, 1, 0], 'low pay was said of another posting')
  await board.getByRole('button', { name: '看全场' }).click()
  await board.getByText('全场曲线：每一段新增的人').waitFor()
  await leave()
  assert.deepEqual(host.troubles, [])
})
