// What viewers ask, as the host finds it and answers it, and the station's standard answers.
// Needs a demo server: LIVEFAIR_URL=http://127.0.0.1:5080 npm test
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { desktopSize, launch, person, phoneSize } from './browser.mjs'
import { call, liveSession, opId, tokenOf } from './fair.mjs'
import { talker } from './people.mjs'

let browser
before(async () => {
  browser = await launch()
})
after(() => browser?.close())

/** A session that presents its first posting, and viewers who ask about it. */
async function asked(title, ...words) {
  const session = await liveSession(title, 2)
  await call('PUT', `${session.path}/pin`, session.host, { opId: opId(), postingId: session.postings[0].id })
  const viewers = await Promise.all(words.map((_, i) => talker(`提问的人${i + 1}`)))
  for (const [i, text] of words.entries()) {
    await viewers[i].fair.sessions.comment(session.id, text)
  }
  const leave = () => Promise.all(viewers.map(({ fair }) => fair.hub.close()))
  return { session, viewers, leave }
}

const queueOf = page => page.getByRole('region', { name: '待回答的问题', exact: true })

test('questions that ask the same are one, and a standard answer goes to all who asked', async () => {
  const { session, viewers, leave } = await asked('答疑', '包吃住吗？', '包吃住吗', '包吃住吗？')
  const host = await person(browser, desktopSize, `/host/${session.id}`, session.host)
  const viewer = await person(browser, phoneSize, `/live/${session.id}`, viewers[0].token)
  const queue = queueOf(host)
  const row = queue.getByRole('listitem').filter({ hasText: '包吃住吗' }).first()
  await row.locator('.askers').getByText('3人问').waitFor()
  await row.getByText(session.postings[0].title).waitFor()
  await row.getByText('3 条同样的评论').click()
  await row.getByText('提问的人2').waitFor()
  await row.getByRole('button', { name: '回答' }).click()
  await row.getByRole('button', { name: '食宿' }).click()
  const box = row.getByRole('textbox', { name: '回答' })
  const words = await box.inputValue()
  assert.ok(words.includes(session.postings[0].title), words)
  assert.doesNotMatch(words, /\{/, 'what stands in braces is filled from the posting')
  await box.press('Enter')
  await queue.getByRole('status').getByText('已回答，3 位提问的人会看到').waitFor()
  await row.waitFor({ state: 'detached' })
  await viewer.getByText(words).first().waitFor()
  await queue.getByText('已答').click()
  await queue.getByRole('listitem').filter({ hasText: words }).waitFor()
  await leave()
  assert.deepEqual([...host.troubles, ...viewer.troubles], [])
})

test('a free answer is sent by hand, and a colleague answers as well', async () => {
  const { session, leave } = await asked('自己答', '多少钱一小时')
  const staff = await person(browser, desktopSize, `/host/${session.id}`, await tokenOf('staff'))
  const row = queueOf(staff).getByRole('listitem').filter({ hasText: '多少钱一小时' }).first()
  await row.getByRole('button', { name: '回答' }).click()
  const send = row.getByRole('button', { name: '公开回答（1 人问过）' })
  const box = row.getByRole('textbox', { name: '回答' })
  await box.fill('长'.repeat(201))
  assert.ok(await send.isDisabled(), 'an answer is no longer than a comment')
  await box.fill('夜班每小时 20 元，周结')
  await send.click()
  await row.waitFor({ state: 'detached' })
  await leave()
  assert.deepEqual(staff.troubles, [])
})

test('standard answers are added, moved, changed and deleted', async () => {
  const session = await liveSession('标准答案', 1)
  const host = await person(browser, desktopSize, `/host/${session.id}`, session.host)
  await host.getByRole('button', { name: '标准答案' }).click()
  const drawer = host.getByRole('dialog', { name: '标准答案' })
  const cards = drawer.getByRole('listitem')
  await cards.nth(3).waitFor()
  const title = `班车${Date.now() % 1e6}`
  await drawer.getByRole('button', { name: '新增标准答案' }).click()
  await drawer.getByLabel('按钮上的名字').fill(title)
  await drawer.getByLabel('话题').selectOption('place')
  await drawer.getByLabel('答案', { exact: true }).fill('“{title}”有班车，在{place}')
  await drawer.getByRole('button', { name: '保存' }).click()
  const card = cards.filter({ hasText: title })
  await card.waitFor()
  const places = async () => (await cards.allInnerTexts()).findIndex(words => words.includes(title))
  const before = await places()
  await card.getByRole('button', { name: `“${title}”上移` }).click()
  await host.waitForFunction(([title, place]) => [...document.querySelectorAll('.answer-cards li')]
    .findIndex(card => card.textContent.includes(title)) === place, [title, before - 1])
  await card.getByRole('button', { name: `编辑 ${title}` }).click()
  await drawer.getByLabel('答案', { exact: true }).fill('班车八点从驿站出发')
  await drawer.getByRole('button', { name: '保存' }).click()
  await card.getByText('班车八点从驿站出发').waitFor()
  await card.getByRole('button', { name: `删除 ${title}` }).click()
  await card.getByRole('button', { name: '确定删除' }).click()
  await card.waitFor({ state: 'detached' })
  await host.keyboard.press('Escape')
  await drawer.waitFor({ state: 'hidden' })
  assert.deepEqual(host.troubles, [])
})
