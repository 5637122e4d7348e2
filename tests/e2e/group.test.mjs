// A follow-up group by hand: staff share a posting, a member leaves.
// Needs a demo server: LIVEFAIR_URL=http://127.0.0.1:5080 npm test
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { desktopSize, launch, lineOf, person, phoneSize } from './browser.mjs'
import { enrol, liveSession, newViewer, tokenOf } from './fair.mjs'

let browser
before(async () => {
  browser = await launch()
})
after(() => browser?.close())

test('staff share a posting with the group, and a member who leaves is gone', async () => {
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

  await member.getByRole('button', { name: '退出群' }).click()
  await member.getByRole('dialog', { name: '退出群' }).getByRole('button', { name: '退出群' }).click()
  await member.getByText('您已退出这个群。').waitFor()
  await lineOf(staff, '退群的人 退群了').waitFor()
  await member.goto(member.url())
  await member.getByText(/没有这个页面|您不能做这个操作/).waitFor()
  assert.equal(await member.getByRole('article').count(), 0, 'the group is closed to who left')
  assert.deepEqual([...staff.troubles, ...member.troubles], [])
})
