// What Back does where something lies over the page: it closes that, as a phone's Back button does everywhere.
// Needs a demo server: LIVEFAIR_URL=http://127.0.0.1:5080 npm test
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { base, launch, person, phoneSize } from './browser.mjs'
import { apply, call, enrol, liveSession, newViewer, opId, tokenOf } from './fair.mjs'

let browser
before(async () => {
  browser = await launch()
})
after(() => browser?.close())

/** A room with a posting presented, and a viewer who came to it from the lobby. */
async function roomFromLobby(title) {
  const session = await liveSession(title, 2)
  await call('PUT', `${session.path}/pin`, session.host, { opId: opId(), postingId: session.postings[0].id })
  const viewer = await newViewer('按返回的人')
  const page = await person(browser, phoneSize, '/', viewer.token)
  await page.getByRole('link', { name: session.title }).click()
  await page.locator('.pin-card').waitFor()
  return { session, viewer, page }
}

const entries = page => page.evaluate(() => history.length)
const isHere = (page, path) => page.waitForURL(url => url.pathname === path)
const gone = sheet => sheet.waitFor({ state: 'hidden' })

/** One step back, which is to lead to another page. */
async function leaves(page, path) {
  await page.goBack()
  await isHere(page, path)
}

test('Back closes the topmost of two sheets, then the other one, and only then leaves the room', async () => {
  const { session, page } = await roomFromLobby('两层')
  const [{ title }] = session.postings
  await page.locator('.pin-open').click()
  const posting = page.getByRole('dialog', { name: title, exact: true })
  await posting.getByRole('button', { name: '我要报名' }).click()
  const form = page.getByRole('dialog', { name: `报名：${title}` })
  await form.getByLabel('姓名', { exact: true }).fill('马丽')
  await page.goBack()
  await gone(form)
  assert.ok(await posting.isVisible())
  await page.goBack()
  await gone(posting)
  await isHere(page, `/live/${session.id}`)
  await page.locator('.pin-card').waitFor()
  await leaves(page, '/')
  assert.deepEqual(page.troubles, [])
})

test('Back closes a sheet where the room was opened by a link, before anything else', async () => {
  const session = await liveSession('一点开就是', 1)
  const elsewhere = await person(browser, phoneSize, '/login')
  const opened = elsewhere.waitForEvent('popup')
  await elsewhere.evaluate(url => void window.open(url), `${base}/live/${session.id}`)
  const page = await opened
  assert.equal(await entries(page), 1)
  await page.getByRole('button', { name: '更多' }).click()
  const more = page.getByRole('dialog')
  await more.waitFor()
  await page.goBack()
  await gone(more)
  await isHere(page, `/live/${session.id}`)
  // It can be opened and left in this way any number of times.
  await page.getByRole('button', { name: '更多' }).click()
  await more.waitFor()
  await page.goBack()
  await gone(more)
  await page.locator('.live-room').waitFor()
})

test('a sheet that is closed by its own button leaves nothing behind for Back', async () => {
  const { session, page } = await roomFromLobby('自己关')
  await page.getByRole('button', { name: '更多' }).click()
  await page.getByRole('button', { name: '关闭' }).click()
  await gone(page.getByRole('dialog'))
  await page.waitForFunction(() => history.state.layers === 0)
  // One sheet that opens another is one step.
  await page.getByRole('button', { name: '更多' }).click()
  await page.getByRole('button', { name: '分享直播间' }).click()
  const share = page.getByRole('dialog', { name: '分享给老乡' })
  await share.waitFor()
  await page.goBack()
  await gone(share)
  await isHere(page, `/live/${session.id}`)
  await leaves(page, '/')
  assert.deepEqual(page.troubles, [])
})

test('a link in a sheet goes on, and Back from there is the room without the sheet', async () => {
  const { session, viewer, page } = await roomFromLobby('往前走')
  const groupId = await enrol(session, viewer)
  await page.getByRole('button', { name: '加入跟进群' }).click()
  await page.getByRole('checkbox').check()
  await page.getByRole('dialog').getByRole('button', { name: '加入' }).click()
  await page.getByRole('dialog').getByRole('link', { name: '打开跟进群' }).click()
  await isHere(page, `/groups/${groupId}`)
  await leaves(page, `/live/${session.id}`)
  await page.locator('.pin-card').waitFor()
  assert.equal(await page.getByRole('dialog').count(), 0)
  await leaves(page, '/')
  assert.deepEqual(page.troubles, [])
})

test('a page that is loaded anew with a sheet open, or gone forward to, has no empty step', async () => {
  const { session, page } = await roomFromLobby('重新打开')
  await page.getByRole('button', { name: '更多' }).click()
  await page.getByRole('dialog').waitFor()
  await page.waitForFunction(() => history.state.layers === 1)
  await page.reload()
  await page.locator('.pin-card').waitFor()
  await page.waitForFunction(() => !history.state.layers)
  await page.goForward()
  await page.waitForFunction(() => !history.state.layers)
  await isHere(page, `/live/${session.id}`)
  await leaves(page, '/')
  assert.deepEqual(page.troubles, [])
})

test('Back asks before a half-filled form is thrown away, and asks again', async () => {
  const page = await person(browser, phoneSize, '/desk?tab=postings', await tokenOf('staff'))
  await page.getByRole('button', { name: '新增岗位' }).click()
  const adding = page.getByRole('dialog', { name: '新增岗位' })
  await adding.getByLabel('岗位名称').fill('写到一半的岗位')
  let asked = 0
  page.on('dialog', dialog => ++asked < 3 ? dialog.dismiss() : dialog.accept())
  for (const times of [1, 2]) {
    await page.goBack()
    await page.waitForFunction(() => history.state.layers === 1)
    assert.equal(asked, times)
    assert.equal(await adding.getByLabel('岗位名称').inputValue(), '写到一半的岗位')
  }
  await page.goBack()
  await gone(adding)
  await isHere(page, '/desk')
  assert.deepEqual(page.troubles, [])
})

test('Back over several steps asks as well, and does not leave the form where it may not', async () => {
  const page = await person(browser, phoneSize, '/', await tokenOf('staff'))
  await page.getByRole('link', { name: '回访台', exact: true }).click()
  await page.getByRole('tab', { name: '岗位' }).click()
  await page.getByRole('button', { name: '新增岗位' }).click()
  const adding = page.getByRole('dialog', { name: '新增岗位' })
  await adding.getByLabel('岗位名称').fill('写到一半的岗位')
  await page.waitForFunction(() => history.state.layers === 1)
  let asked = 0
  page.on('dialog', dialog => asked++ === 0 ? dialog.dismiss() : dialog.accept())
  const farBack = () => page.evaluate(() => history.go(-3))
  await farBack()
  await page.waitForFunction(() => location.pathname === '/desk' && history.state.layers === 1)
  assert.equal(asked, 1)
  assert.equal(await adding.getByLabel('岗位名称').inputValue(), '写到一半的岗位')
  await farBack()
  await gone(adding)
  await isHere(page, '/')
  assert.equal(asked, 2)
  assert.deepEqual(page.troubles, [])
})

test('Back closes a lead at the desk, and the list stays', async () => {
  const session = await liveSession('回访台返回', 1)
  await apply(session, session.postings[0], await newViewer('报名的人'), '马建国')
  const page = await person(browser, phoneSize, '/', await tokenOf('staff'))
  await page.getByRole('link', { name: '回访台', exact: true }).click()
  await page.locator('[data-lead]').first().click()
  const lead = page.getByRole('dialog')
  await lead.locator('.touches').waitFor()
  await page.goBack()
  await gone(lead)
  await isHere(page, '/desk')
  await page.locator('[data-lead]').first().click()
  await lead.locator('.touches').waitFor()
  await lead.getByRole('button', { name: /关闭|Close/ }).first().click()
  await gone(lead)
  await page.waitForFunction(() => !history.state.layers)
  await leaves(page, '/')
  assert.deepEqual(page.troubles, [])
})
