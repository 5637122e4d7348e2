// What viewers ask, as the host finds it and answers it, and the station's standard answers.
// Needs a demo server: LIVEFAIR_URL=http://127.0.0.1:5080 npm test
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { findings } from './axe.mjs'
import { desktopSize, launch, lineOf, person, phoneSize, say } from './browser.mjs'
import { call, liveSession, newViewer, opId, tokenOf } from './fair.mjs'
import { talker } from './people.mjs'
import { speak } from './tour.mjs'

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
  await queue.getByRole('status').getByText('已公开回答，问过的 3 人会收到').waitFor()
  await row.waitFor({ state: 'detached' })
  await viewer.getByText(words).first().waitFor()
  await queue.getByText('已答').click()
  await queue.getByRole('listitem').filter({ hasText: words }).waitFor()
  await leave()
  assert.deepEqual([...host.troubles, ...viewer.troubles], [])
})

test('who asked is told of the answer though a page opened anew has lost the question in a loud room', async () => {
  const session = await liveSession('热闹的答疑', 1)
  const viewer = await person(browser, phoneSize, `/live/${session.id}`, (await newViewer('先问的人')).token)
  await say(viewer, '说点什么', '有暖气吗')
  await lineOf(viewer, '有暖气吗').getByText('已发送').waitFor()
  const { events } = await call('GET', `${session.path}/events`)
  const { offset } = events.find(event => event.text === '有暖气吗')
  // The demo lets a viewer say three at once.
  const crowd = await Promise.all(Array.from({ length: 20 }, (_, i) => talker(`热闹的人${i}`)))
  for (const { fair } of crowd) {
    for (const text of ['想去', '好岗位', '老乡们好']) {
      await fair.sessions.comment(session.id, text)
    }
  }
  await viewer.reload()
  await lineOf(viewer, '老乡们好').waitFor()
  assert.equal(await lineOf(viewer, '有暖气吗').count(), 0)
  await call('POST', `${session.path}/answers`, session.host, { opId: opId(), offsets: [offset], text: '每间都有暖气。' })
  const told = viewer.locator('.answered-you')
  await told.getByText('每间都有暖气。').waitFor()
  await told.getByRole('button', { name: '知道了' }).click()
  await told.waitFor({ state: 'detached' })
  await Promise.all(crowd.map(({ fair }) => fair.hub.close()))
  assert.deepEqual(viewer.troubles, [])
})

test('questions are looked at by posting, those of the one presented follow the pin, and an answer stays', async () => {
  const { session, leave } = await asked('按岗位', '包吃住吗', '2号多少钱一小时', '2号几点上班')
  const [first, second] = session.postings
  const host = await person(browser, desktopSize, `/host/${session.id}`, session.host)
  const queue = queueOf(host)
  const rows = queue.locator('.questions > li')
  const chip = name => queue.getByRole('radio', { name, exact: true })
  await chip('全部：3 个问题').waitFor()
  assert.ok(await chip('全部：3 个问题').isChecked())
  assert.equal(await queue.getByRole('radiogroup', { name: '按岗位看' }).getByRole('radio').count(), 4)
  for (const box of await queue.locator('.by-posting label').all()) {
    const { width, height } = await box.boundingBox()
    assert.ok(width >= 44 && height >= 44, `${width}x${height}`)
  }

  // By keys alone: all, then what is presented now.
  await chip('全部：3 个问题').focus()
  await host.keyboard.press('ArrowRight')
  await rows.nth(1).waitFor({ state: 'detached' })
  assert.ok(await chip('讲解中：1 个问题').isChecked())
  await rows.filter({ hasText: '包吃住吗' }).waitFor()
  await rows.getByRole('button', { name: '回答' }).click()
  await rows.getByRole('textbox', { name: '回答' }).fill('四人一间')

  await call('PUT', `${session.path}/pin`, session.host, { opId: opId(), postingId: second.id })
  await chip('讲解中：2 个问题').waitFor()
  await rows.nth(2).waitFor()
  assert.equal(await rows.getByRole('textbox', { name: '回答' }).inputValue(), '四人一间')
  await rows.getByRole('textbox', { name: '回答' }).press('Enter')
  await rows.nth(2).waitFor({ state: 'detached' })

  await chip(`2 ${second.title}：2 个问题`).check()
  assert.equal(await rows.count(), 2)
  await chip('全部：2 个问题').waitFor()
  assert.equal(await chip(`1 ${first.title}：0 个问题`).count(), 0, 'nobody asks about it any more')
  await queue.getByText('已答').click()
  await queue.getByText('这里现在没有问题。').waitFor()
  await chip(`1 ${first.title}：1 个问题`).check()
  await rows.filter({ hasText: '四人一间' }).waitFor()
  assert.deepEqual(await findings(host), [])
  await leave()
  assert.deepEqual(host.troubles, [])
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

test('the box of an answer stays in its panel on a phone, in both languages', async () => {
  const { session, leave } = await asked('窄屏回答', '多少钱一小时')
  const host = await person(browser, phoneSize, `/host/${session.id}`, session.host)
  const answer = host.locator('.question .answer')
  await host.locator('.question').first().getByRole('button', { name: '回答' }).click()
  for (const language of ['zh-CN', 'en']) {
    await speak(host, language)
    const { right } = await host.locator('.question').first().evaluate(it => it.getBoundingClientRect())
    const rights = await answer.locator('textarea, button').evaluateAll(all =>
      all.map(each => each.getBoundingClientRect().right))
    assert.ok(rights.length > 1 && rights.every(each => each <= right), `${language}: ${rights} beyond ${right}`)
  }
  await leave()
  assert.deepEqual(host.troubles, [])
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
