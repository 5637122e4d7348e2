// A follow-up group by hand: staff share a posting and keep order, a member leaves.
// Needs a demo server: LIVEFAIR_URL=http://127.0.0.1:5080 npm test
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { desktopSize, launch, lineOf, person, phoneSize, say } from './browser.mjs'
import { enrol, liveSession, newViewer, tokenOf } from './fair.mjs'

let browser
before(async () => {
  browser = await launch()
})
after(() => browser?.close())

test('who opens a group’s link in another browser is told where groups are joined', async () => {
  const page = await person(browser, phoneSize, '/groups/some-group')
  await page.waitForURL(url => url.pathname === '/login')
  await page.getByText('跟进群要在直播间里加入').waitFor()
  await page.locator('.seekers a').waitFor()
})

test('a group in which nobody has said anything offers nothing earlier', async () => {
  const session = await liveSession('空群', 1)
  const viewer = await newViewer('第一个来的人')
  const page = await person(browser, phoneSize, `/groups/${await enrol(session, viewer)}`, viewer.token)
  await page.getByText('还没有人说话').waitFor()
  assert.equal(await page.getByRole('button', { name: '看更早的消息' }).count(), 0)
})

test('staff share a posting with the group and keep order in it, and a member who leaves is gone', async () => {
  const session = await liveSession('跟进群', 2)
  const viewer = await newViewer('退群的人')
  const group = await enrol(session, viewer)
  const member = await person(browser, phoneSize, `/groups/${group}`, viewer.token)
  const staff = await person(browser, desktopSize, `/groups/${group}`, await tokenOf('staff'))
  const { title } = session.postings[0]

  await staff.getByRole('button', { name: '推送岗位' }).click()
  const pushing = staff.getByRole('dialog', { name: '推送一个岗位到群里' })
  await pushing.getByRole('searchbox').fill(title)
  await pushing.getByRole('button', { name: '搜索' }).click()
  await pushing.getByRole('button', { name: `发送 ${title}` }).first().click()
  await pushing.waitFor({ state: 'hidden' })
  await member.getByRole('article', { name: title }).waitFor()
  await member.getByRole('listitem').getByText('今天', { exact: true }).waitFor()

  await say(member, '群里说一句', '加我微信赚大钱')
  await staff.getByRole('button', { name: '移除 退群的人: 加我微信赚大钱' }).click()
  const removing = staff.getByRole('dialog', { name: '移除发言' })
  await removing.getByLabel('广告').check()
  await removing.getByRole('button', { name: '移除' }).click()
  await member.getByText('这条发言已被移除').waitFor()
  assert.equal(await lineOf(member, '加我微信赚大钱').count(), 0)

  await staff.getByRole('button', { name: '禁言 退群的人' }).click()
  const muting = staff.getByRole('dialog', { name: '禁言 退群的人' })
  await muting.getByLabel('广告').check()
  await muting.getByRole('button', { name: '禁言' }).click()
  await muting.waitFor({ state: 'hidden' })
  await member.getByLabel('群里说一句').fill('那几点集合')
  await member.getByRole('button', { name: '发送' }).click()
  await member.getByRole('alert').getByText('您已被禁言，现在不能发言。').waitFor()
  await staff.reload()
  await staff.getByRole('button', { name: '解除禁言' }).click()
  await staff.getByRole('button', { name: '禁言', exact: true }).waitFor()
  await member.getByRole('button', { name: '发送' }).click()
  await lineOf(member, '那几点集合').waitFor()

  await member.getByRole('button', { name: '退出群' }).click()
  await member.getByRole('dialog', { name: '退出群' }).getByRole('button', { name: '退出群' }).click()
  await member.getByText('您已退出这个群。').waitFor()
  await lineOf(staff, '退群的人 退群了').waitFor()
  await member.goto(member.url())
  await member.getByText(/没有这个页面|您不能做这个操作/).waitFor()
  assert.equal(await member.getByRole('article').count(), 0, 'the group is closed to who left')
  assert.deepEqual([...staff.troubles, ...member.troubles], [])
})
