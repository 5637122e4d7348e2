// A viewer applies in a room: the first time with everything asked for, the next time with two taps.
// Needs a demo server: LIVEFAIR_URL=http://127.0.0.1:5080 npm test
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { codeFor, confirmPhone, launch, person, phoneSize, randomPhone } from './browser.mjs'
import { call, liveSession, newPosting, newViewer, opId, tokenOf } from './fair.mjs'

let browser
before(async () => {
  browser = await launch()
})
after(() => browser?.close())

const pin = (session, i) =>
  call('PUT', `${session.path}/pin`, session.host, { opId: opId(), postingId: session.postings[i].id })
const masked = phone => `${phone.slice(0, 3)}****${phone.slice(7)}`

test('who comes back applies with two taps: the consent, which is never ticked for them, and the button', async () => {
  const session = await liveSession('两下报名', 2)
  await pin(session, 0)
  const viewer = await newViewer('常客')
  const page = await person(browser, phoneSize, `/live/${session.id}`, viewer.token)
  const card = page.locator('.pin-card')
  await card.getByRole('button', { name: '我要报名' }).click()
  await page.getByLabel('姓名', { exact: true }).fill('马丽红')
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: '提交报名' }).click()
  await page.getByText('报名成功').waitFor()
  await page.getByRole('button', { name: '关闭' }).last().click()

  await page.reload()
  await card.getByText('已报名').waitFor()
  await pin(session, 1)
  const [, second] = session.postings
  await page.getByRole('article', { name: second.title }).getByRole('button', { name: '我要报名' }).click()
  const sheet = page.getByRole('dialog', { name: `报名：${second.title}` })
  assert.equal(await sheet.getByLabel('姓名', { exact: true }).inputValue(), '马丽红')
  await sheet.getByText(masked(viewer.phone)).waitFor()
  assert.equal(await sheet.getByRole('checkbox').isChecked(), false)
  await sheet.getByText(second.employer.name).first().waitFor()
  await sheet.getByRole('checkbox').check()
  await sheet.getByRole('button', { name: '提交报名' }).click()
  await sheet.getByText('报名成功').waitFor()
  const leads = await call('GET', `/api/leads?session=${session.id}`, await tokenOf('staff'))
  assert.deepEqual(leads.items.map(lead => lead.phone), [masked(viewer.phone), masked(viewer.phone)])
  assert.deepEqual(page.troubles, [])
})

test('another number is given where the confirmed one is not wanted, and a name is forgotten on request', async () => {
  const session = await liveSession('换号码', 2)
  await pin(session, 0)
  const [viewer, other] = [await newViewer('换号的人'), randomPhone()]
  const page = await person(browser, phoneSize, `/live/${session.id}`, viewer.token)
  await page.getByRole('button', { name: '我要报名' }).click()
  await page.getByLabel('姓名', { exact: true }).fill('王秀兰')
  await page.getByRole('button', { name: '换号码' }).click()
  await page.getByLabel('联系电话').fill(other)
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: '提交报名' }).click()
  await page.getByText('报名成功').waitFor()
  const leads = await call('GET', `/api/leads?session=${session.id}`, await tokenOf('staff'))
  assert.deepEqual(leads.items.map(lead => lead.phone), [masked(other)])

  await page.getByRole('button', { name: '关闭' }).last().click()
  await pin(session, 1)
  await page.getByRole('article', { name: session.postings[1].title }).getByRole('button', { name: '我要报名' }).click()
  await page.getByRole('button', { name: '忘掉' }).click()
  assert.equal(await page.getByLabel('姓名', { exact: true }).inputValue(), '')
  assert.equal((await page.evaluate(() => JSON.stringify(localStorage))).includes('王秀兰'), false)
  assert.deepEqual(page.troubles, [])
})

test('a newcomer is asked for a nickname and a code on the way, and writes nothing twice', async () => {
  const session = await liveSession('新来的', 1)
  await pin(session, 0)
  const phone = randomPhone()
  const page = await person(browser, phoneSize, `/live/${session.id}`)
  await page.getByRole('button', { name: '我要报名' }).click()
  const entry = page.getByRole('dialog', { name: '先起个昵称' })
  await entry.getByLabel('昵称').fill('新来的')
  await entry.getByRole('button', { name: '进入' }).click()
  await page.getByLabel('姓名', { exact: true }).fill('李建国')
  await page.getByLabel('联系电话').fill(phone)
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: '提交报名' }).click()
  const asked = page.getByRole('dialog', { name: '验证手机号' })
  assert.equal(await asked.getByLabel('手机号').inputValue(), phone)
  await confirmPhone(page, phone)
  await page.getByText('报名成功').waitFor()
  assert.ok(await codeFor(phone))
  assert.deepEqual(page.troubles, [])
})

test('who shuts the sheet after the code was sent enters it when they come back', async () => {
  const session = await liveSession('验证码来了', 1)
  const phone = randomPhone()
  const { token } = await call('POST', '/api/viewers', undefined, { nickname: '去看短信的人' })
  const page = await person(browser, phoneSize, `/live/${session.id}`, token)
  const comment = async () => {
    await page.getByLabel('说点什么').fill('宿舍有暖气吗')
    await page.getByRole('button', { name: '发送', exact: true }).click()
  }
  const sheet = page.getByRole('dialog', { name: '验证手机号' })
  await comment()
  await sheet.getByLabel('手机号').fill(phone)
  await sheet.getByRole('button', { name: '发送验证码' }).click()
  await sheet.getByText('验证码已发到').waitFor()
  await page.goBack()
  await sheet.waitFor({ state: 'hidden' })
  await comment()
  await sheet.getByLabel('验证码').fill(await codeFor(phone))
  await sheet.getByRole('button', { name: '验证', exact: true }).click()
  await sheet.waitFor({ state: 'hidden' })
  await page.locator('.talk-list').getByText('宿舍有暖气吗').waitFor()
  assert.deepEqual(page.troubles, [])
})

test('who finds a posting in the lobby opens it and applies there, without a broadcast', async () => {
  const posting = await newPosting('大厅里的岗位')
  const viewer = await newViewer('逛大厅的人')
  const page = await person(browser, phoneSize, '/', viewer.token)
  await page.getByRole('searchbox').fill(posting.title)
  await page.getByRole('button', { name: '搜索' }).click()
  const card = page.getByRole('article', { name: posting.title })
  await card.click({ position: { x: 30, y: 60 } })
  const sheet = page.getByRole('dialog', { name: posting.title, exact: true })
  await sheet.getByRole('button', { name: '我要报名' }).click()
  await page.getByLabel('姓名', { exact: true }).fill('马丽红')
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: '提交报名' }).click()
  await page.getByText('报名成功').waitFor()
  await page.goBack()
  await page.goBack()
  await sheet.waitFor({ state: 'hidden' })
  await card.getByText('已报名').waitFor()
  const leads = await call('GET', '/api/leads', await tokenOf('staff'))
  const lead = leads.items.find(each => each.posting.id === posting.id)
  assert.equal(lead.phone, masked(viewer.phone))
  assert.equal(lead.sessionId, undefined)
  assert.deepEqual(page.troubles, [])
})

test('a reaction is kept as given, also after the page is opened again', async () => {
  const session = await liveSession('反应', 1)
  await pin(session, 0)
  const page = await person(browser, phoneSize, `/live/${session.id}`, (await newViewer('想去的人')).token)
  await page.getByRole('button', { name: '想去' }).click()
  const given = page.locator('.reactions [aria-pressed=true]')
  await given.waitFor()
  await page.reload()
  assert.equal((await given.innerText()).trim(), '想去')
  assert.deepEqual(page.troubles, [])
})
