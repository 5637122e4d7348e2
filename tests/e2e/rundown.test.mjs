// The rundown at the host's console: keys, order and the time of what is presented.
// Needs a demo server: LIVEFAIR_URL=http://127.0.0.1:5080 npm test
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { desktopSize, launch, person } from './browser.mjs'
import { call, liveSession, opId, tokenOf } from './fair.mjs'

let browser
before(async () => {
  browser = await launch()
})
after(() => browser?.close())

const consoleOf = session => person(browser, desktopSize, `/host/${session.id}`, session.host)
const rows = page => page.locator('ol.rundown > li')
const orderOf = async session =>
  (await call('GET', session.path, session.host)).postings.map(posting => posting.title)

/** Waits until the rundown shows these titles, in this order. */
async function shows(page, titles) {
  for (const [i, title] of titles.entries()) {
    await rows(page).nth(i).locator('.title').getByText(title, { exact: true }).waitFor()
  }
}

test('all that a host needs stands on one screen, and its lists scroll in themselves', async () => {
  const session = await liveSession('一屏', 20)
  const host = await consoleOf(session)
  await rows(host).nth(19).waitFor()
  const [page, list] = await host.evaluate(() => [document.documentElement, document.querySelector('ol.rundown')]
    .map(it => it.scrollHeight - it.clientHeight))
  assert.equal(page, 0)
  assert.ok(list > 0, 'twenty postings are more than the list shows at once')
  for (const name of ['岗位清单', '意向看板', '待回答的问题', '直播画面', '评论']) {
    const box = await host.getByRole('region', { name, exact: true }).first().boundingBox()
    assert.ok(box.y >= 0 && box.y + box.height <= desktopSize.height, `${name}: ${JSON.stringify(box)}`)
  }
  assert.deepEqual(host.troubles, [])
})

test('a key presents a posting and says so, its time runs, and 0 takes it down', async () => {
  const session = await liveSession('计时', 3)
  const host = await consoleOf(session)
  await rows(host).nth(2).waitFor()
  await host.keyboard.press('2')
  const title = session.postings[1].title
  await host.getByRole('status').getByText(`正在讲解：${title}`).waitFor()
  const now = host.locator('.presenting')
  await now.getByText(title).waitFor()
  await now.locator('strong').getByText(/0:0[2-9]/).waitFor()
  await rows(host).nth(1).locator('.time').getByText(/0:0[2-9]/).waitFor()
  await host.keyboard.press('0')
  await now.getByText('现在没有讲解岗位').waitFor()
  await host.locator('.rundown [aria-current]').waitFor({ state: 'detached' })
  await rows(host).nth(1).locator('.time').waitFor()
  assert.deepEqual(host.troubles, [])
})

test('a posting is dragged to another place, which is stored at once', async () => {
  const session = await liveSession('拖动', 4)
  const [a, b, c, d] = session.postings.map(posting => posting.title)
  const host = await consoleOf(session)
  await shows(host, [a, b, c, d])
  const stored = host.waitForResponse(answer => answer.url().endsWith('/rundown') && answer.ok())
  const from = await rows(host).nth(0).locator('.handle').boundingBox()
  const to = await rows(host).nth(2).boundingBox()
  await host.mouse.move(from.x + 10, from.y + 20)
  await host.mouse.down()
  await host.mouse.move(from.x + 10, to.y + to.height / 2, { steps: 8 })
  await host.mouse.up()
  await stored
  await shows(host, [b, c, a, d])
  assert.deepEqual(await orderOf(session), [b, c, a, d])
  assert.deepEqual(host.troubles, [])
})

test('without a mouse the order is changed by arrow keys and by buttons, and said', async () => {
  const session = await liveSession('键盘', 3)
  const [a, b, c] = session.postings.map(posting => posting.title)
  const host = await consoleOf(session)
  await shows(host, [a, b, c])
  const handle = host.getByRole('button', { name: `拖动“${a}”` })
  await handle.focus()
  await handle.press('ArrowDown')
  await host.getByRole('status').getByText(`“${a}”移到第 2 位`).waitFor()
  await shows(host, [b, a, c])
  assert.ok(await handle.evaluate(it => it === document.activeElement), 'the handle keeps the focus')
  await host.getByRole('button', { name: '排序' }).click()
  await host.getByRole('button', { name: `“${c}”上移` }).click()
  await shows(host, [b, c, a])
  await host.waitForFunction(async ([path, titles]) => {
    const { postings } = await (await fetch(path)).json()
    return postings.map(each => each.title).join() === titles
  }, [session.path, [b, c, a].join()])
  assert.deepEqual(host.troubles, [])
})

test('an order that is refused goes back to what is stored', async () => {
  const session = await liveSession('回退', 3)
  const [a, b, c] = session.postings.map(posting => posting.title)
  const host = await consoleOf(session)
  await shows(host, [a, b, c])
  await host.route('**/rundown', route => route.fulfill({
    status: 409, contentType: 'application/problem+json', body: JSON.stringify({ code: 'NOT_LIVE', title: 'x' }),
  }))
  await host.getByRole('button', { name: `拖动“${a}”` }).press('ArrowDown')
  await host.getByRole('alert').getByText('现在没有在直播。').waitFor()
  await shows(host, [a, b, c])
  assert.deepEqual(host.troubles, [])
})

test('staff of the station open the console to moderate, without steering', async () => {
  const session = await liveSession('同站', 2)
  await call('PUT', `${session.path}/pin`, session.host, { opId: opId(), postingId: session.postings[0].id })
  const staff = await person(browser, desktopSize, `/host/${session.id}`, await tokenOf('staff'))
  await staff.locator('.presenting').getByText(session.postings[0].title).waitFor()
  assert.equal(await staff.getByRole('button', { name: /结束直播|暂停|^讲解|拖动/ }).count(), 0)
  await staff.keyboard.press('2')
  await staff.getByText('可以管评论、答问题').waitFor()
  assert.equal((await call('GET', session.path, session.host)).pin.id, session.postings[0].id)
  assert.deepEqual(staff.troubles, [])
})
