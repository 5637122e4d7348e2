// A whole broadcast with a host and three viewers at once: on a phone, at a desktop, and on a slow network. What each of
// them does is looked for at the others. Needs a demo server: LIVEFAIR_URL=http://127.0.0.1:5080 npm test
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { desktopSize, launch, lineOf, person, phoneSize, say } from './browser.mjs'
import { call, newViewer, tokenOf } from './fair.mjs'
import { csvRows, workbookRows } from './sheets.mjs'
import { speak } from './tour.mjs'

/** A village's 3G. */
const slowNetwork = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 20_000 }
const answer = '夜班每晚补20元，跟工资一起结。'
const question = '夜班有补贴吗？'

let browser
before(async () => {
  browser = await launch()
})
after(() => browser?.close())

async function plannedSession() {
  const host = await tokenOf('host')
  const postings = (await call('GET', '/api/postings?state=published', host)).items.slice(0, 3)
  const session = await call('POST', '/api/sessions', host, {
    title: `三个人看的直播 ${Date.now()}`, startsAt: new Date().toISOString(), postingIds: postings.map(({ id }) => id),
  })
  return { ...session, host, postings }
}

/** The file that a link leads to. */
async function fileOf(page, name) {
  const [download] = await Promise.all([
    page.waitForEvent('download'), page.getByRole('link', { name, exact: true }).click(),
  ])
  return readFile(await download.path())
}

/** The counts of a posting's row on an interest board: the kinds, then the funnel. */
const countsOf = async (page, posting) => (await page.getByRole('row').filter({ hasText: posting.title }).first()
  .locator('td').allInnerTexts()).map(text => Number(text.trim()))

async function slowDown(page) {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', slowNetwork)
}

test('a host and three viewers go through a broadcast together', async context => {
  const session = await plannedSession()
  const [first] = session.postings
  const open = async (nickname, size) => {
    const page = await person(browser, size, '/', (await newViewer(nickname)).token)
    return { page, nickname }
  }
  const [phone, desktop, slow] = await Promise.all([
    open('手机上的小马', phoneSize), open('电脑前的老张', desktopSize), open('山里的杨姐', phoneSize),
  ])
  const viewers = [phone, desktop, slow]
  const host = await person(browser, desktopSize, `/host/${session.id}`, session.host)
  await slowDown(slow.page)
  await Promise.all(viewers.map(({ page }) => page.goto(new URL(`/live/${session.id}`, page.url()).href)))
  const everybody = look => Promise.all(viewers.map(({ page }) => look(page)))
  const card = page => page.getByRole('article', { name: first.title })

  /** Waits until the console's board counts so many. */
  const count = (kind, number) => host.getByRole('row').filter({ hasText: first.title })
    .locator(`td[data-kind=${kind}]`).filter({ hasText: new RegExp(`^\\s*${number}\\s*$`) }).waitFor()

  /** A step that fails ends the journey: what comes after it stands on it. */
  const step = async (name, act) => {
    let problem
    await context.test(name, async () => act().catch(error => {
      problem = error
      throw error
    }))
    if (problem) {
      throw problem
    }
  }

  await step('all wait, and all see it begin', async () => {
    await everybody(page => page.getByRole('heading', { name: session.title }).first().waitFor())
    await host.getByRole('button', { name: '开播' }).click()
    await everybody(page => page.getByText('直播中').first().waitFor())
    await everybody(page => page.getByLabel('说点什么').waitFor())
  })

  await step('what is pinned by a key stands before all of them', async () => {
    await host.getByRole('button', { name: /^讲解/ }).first().waitFor()
    await host.keyboard.press('1')
    await everybody(page => card(page).waitFor())
  })

  await step('what each says, everybody reads', async () => {
    await say(slow.page, '说点什么', question)
    await say(phone.page, '说点什么', '想去，包住吗')
    await say(desktop.page, '说点什么', '一句要移除的话')
    for (const text of [question, '想去，包住吗', '一句要移除的话']) {
      await Promise.all([...viewers.map(({ page }) => page), host].map(page => lineOf(page, text).waitFor()))
    }
  })

  await step('reactions are counted on the board, each person once', async () => {
    // The phone's owner wants it already, by words.
    await phone.page.getByRole('button', { name: '想去' }).click()
    await desktop.page.getByRole('button', { name: '太远' }).click()
    await slow.page.getByRole('button', { name: '想去' }).click()
    await everybody(page => page.locator('.reactions [aria-pressed=true]').waitFor())
    await count('want', 2)
    await count('tooFar', 1)
  })

  await step('the phone applies', async () => {
    await card(phone.page).getByRole('button', { name: '我要报名' }).click()
    const sheet = phone.page.getByRole('dialog', { name: `报名：${first.title}` })
    await sheet.getByLabel('姓名', { exact: true }).fill('马丽红')
    await sheet.getByRole('checkbox').check()
    await sheet.getByRole('button', { name: '提交报名' }).click()
    await sheet.getByText('报名成功').waitFor()
    await sheet.getByRole('button', { name: '关闭' }).last().click()
    await card(phone.page).getByText('已报名').waitFor()
  })

  await step('the desktop joins the group and comes back', async () => {
    await desktop.page.getByRole('button', { name: '加入跟进群' }).click()
    const sheet = desktop.page.getByRole('dialog', { name: '加入本场跟进群' })
    await sheet.getByRole('checkbox').check()
    await sheet.getByRole('button', { name: '加入跟进群' }).click()
    await sheet.getByRole('link', { name: '打开跟进群' }).click()
    await say(desktop.page, '群里说一句', '周六几点集合')
    await desktop.page.getByRole('link', { name: '去直播间' }).click()
    await lineOf(desktop.page, question).waitFor()
  })

  await step('the host answers a question: who asked is told, and all see it answered', async () => {
    const asked = host.locator('.question').filter({ hasText: question })
    await asked.getByRole('button', { name: '回答' }).click()
    await asked.getByRole('textbox').fill(answer)
    await asked.getByRole('button', { name: '公开回答（1 人问过）' }).click()
    await slow.page.locator('.answered-you').getByText(answer).waitFor()
    await everybody(page => page.getByRole('listitem').filter({ hasText: answer }).first().waitFor())
    await everybody(page =>
      page.getByRole('listitem').filter({ hasText: question }).getByText('已回答').first().waitFor())
    await asked.waitFor({ state: 'hidden' })
  })

  await step('a removed comment is gone for all', async () => {
    await host.getByRole('button', { name: /^移除.*一句要移除的话/ }).click()
    const sheet = host.getByRole('dialog', { name: '移除发言' })
    await sheet.getByLabel('广告').check()
    await sheet.getByRole('button', { name: '移除', exact: true }).click()
    await everybody(page => page.getByText('这条发言已被移除').first().waitFor())
    assert.deepEqual(await everybody(page => page.getByRole('listitem').filter({ hasText: '一句要移除的话' }).count()),
      [0, 0, 0])
  })

  await step('in slow mode all are told how slow, and who is too fast keeps their words', async () => {
    await host.getByRole('radiogroup', { name: '慢速（秒）' }).getByText('30', { exact: true }).click()
    await everybody(page => page.getByText('慢速：每 30 秒可发一条').waitFor())
    await phone.page.getByLabel('说点什么').fill('还有名额吗')
    await phone.page.getByRole('button', { name: '发送' }).click()
    await phone.page.getByLabel('说点什么').fill('太快的一句')
    await phone.page.getByLabel('说点什么').press('Enter')
    await phone.page.locator('.refused-line').filter({ hasText: /还有名额吗|太快的一句/ }).first().waitFor()
    await host.getByRole('radiogroup', { name: '慢速（秒）' }).getByText('关', { exact: true }).click()
    await everybody(page => page.getByText('慢速：每 30 秒可发一条').waitFor({ state: 'hidden' }))
  })

  await step('two of them read English meanwhile, and nothing is lost by it', async () => {
    await slow.page.getByRole('button', { name: '更多' }).click()
    await slow.page.getByRole('dialog').getByLabel('语言').selectOption('en')
    await slow.page.getByRole('button', { name: 'Close' }).click()
    await slow.page.getByRole('button', { name: 'I’d go' }).waitFor()
    await slow.page.getByRole('listitem').filter({ hasText: question }).getByText('Answered').first().waitFor()
    await host.getByLabel('语言').selectOption('en')
    await host.getByRole('button', { name: 'End session' }).waitFor()
    assert.equal(await host.locator('html').getAttribute('lang'), 'en')
    await say(desktop.page, '说点什么', '你们那边还是中文吗')
    await Promise.all([slow.page, host].map(page => lineOf(page, '你们那边还是中文吗').waitFor()))
    await host.getByLabel('Language').selectOption('zh-CN')
  })

  const counts = [2, 1, 0, 0, 3, 3, 3, 1, 1]
  await step('the board has how far they went with it', async () => {
    await count('question', 3)
    // Who wants, is too far off, finds pay low, hours unfit, asks; then who saw it, reacted, applied and enrolled.
    assert.deepEqual(await countsOf(host, first), counts)
  })

  const said = []
  await step('it ends for all, and the report has it', async () => {
    const { events } = await call('GET', `/api/sessions/${session.id}/events?after=0&limit=100`)
    said.push(...events.filter(event => event.kind === 'commented' && event.text).map(event => event.text))
    await host.getByRole('button', { name: '结束直播' }).click()
    await host.getByRole('dialog', { name: '结束直播' }).getByRole('button', { name: '结束直播' }).click()
    await Promise.all([
      phone.page.getByText('本场直播已经结束').waitFor(), desktop.page.getByText('本场直播已经结束').waitFor(),
      slow.page.locator('.state').waitFor(),
    ])
    await host.getByRole('link', { name: '直播报告' }).click()
    await host.getByRole('heading', { name: session.title }).waitFor()
    const figure = name => host.locator('.figures div').filter({ hasText: name }).locator('dd').first()
    const figures = { 看过的人: 3, 最多同时在看: 3, 评论: said.length + 1, 移除的评论: 1, 报名: 1, 入群: 1 }
    for (const [name, value] of Object.entries(figures)) {
      assert.equal(await figure(name).innerText(), String(value), name)
    }
    assert.deepEqual(await countsOf(host, first), counts)
    const funnel = host.locator('.funnels > li').filter({ hasText: first.title })
    assert.deepEqual(await funnel.locator('dd strong').allInnerTexts(), ['3', '3', '1', '1'])
    await host.getByText('用表格看曲线').click()
    const curve = host.locator('.curve table tbody')
    const sums = await Promise.all([2, 3, 4, 5, 6].map(async column =>
      (await curve.locator(`td:nth-child(${column})`).allInnerTexts()).reduce((sum, cell) => sum + Number(cell), 0)))
    assert.deepEqual(sums, counts.slice(0, 5), 'the curve comes to what the board has')
    const asked = host.locator('.report-questions li').filter({ hasText: question })
    await asked.filter({ hasText: '1 人问' }).filter({ hasText: first.title }).getByText(answer).waitFor()
    await host.getByRole('row').filter({ hasText: '马**' }).getByText(first.title).waitFor()
  })

  await step('its files have the same numbers, in both languages', async () => {
    const parts = {
      'zh-CN': { xlsx: '下载 XLSX', sheets: ['岗位', '评论', '问题', '报名', '意向曲线'], csv: '岗位' },
      en: {
        xlsx: 'Download XLSX', sheets: ['Postings', 'Comments', 'Questions', 'Applications', 'Curve'], csv: 'Postings',
      },
    }
    for (const [language, { xlsx, sheets, csv }] of Object.entries(parts)) {
      await speak(host, language)
      const book = workbookRows(await fileOf(host, xlsx))
      assert.deepEqual([...book.keys()], sheets)
      const [postings, comments, questions, applications] = [...book.values()].map(([, ...rows]) => rows)
      const row = postings.find(([title]) => title === first.title)
      assert.deepEqual(row.slice(1, 10), ['3', '3', '2', '1', '0', '0', '3', '1', '1'])
      assert.deepEqual(comments.map(cells => cells[3]).toSorted(), said.toSorted(), 'without the removed one')
      assert.deepEqual(questions.find(cells => cells[2] === question).at(-1), answer)
      assert.deepEqual(applications.map(cells => cells.slice(2, 4)), [[first.title, '马**']])
      assert.match(applications[0][4], /^1\d\d\*{4}\d{4}$/)
      assert.deepEqual(csvRows(await fileOf(host, `CSV · ${csv}`)), book.get(sheets[0]))
    }
    await speak(host, 'zh-CN')
  })

  await step('on paper it is without what is for the screen', async () => {
    await host.emulateMedia({ media: 'print' })
    for (const part of ['.bar', '.report .screen-only']) {
      assert.equal(await host.locator(part).first().isVisible(), false, part)
    }
    assert.ok(await host.locator('.figures').isVisible())
    await host.emulateMedia({ media: 'screen' })
  })

  await step('no page reported an error', async () => {
    assert.deepEqual([host, ...viewers.map(({ page }) => page)].flatMap(page => page.troubles), [])
  })
})
