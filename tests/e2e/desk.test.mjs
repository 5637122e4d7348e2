// The desk by hand: employers, postings, an import, an export and accounts.
// Needs a demo server: LIVEFAIR_URL=http://127.0.0.1:5080 npm test
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { choose, desktopSize, launch, logIn, person, phoneSize } from './browser.mjs'
import { apply, call, liveSession, newViewer, randomUscc, tokenOf } from './fair.mjs'

let browser
before(async () => {
  browser = await launch()
})
after(() => browser?.close())

const desk = async (userName, tab) => person(browser, desktopSize, `/desk?tab=${tab}`, await tokenOf(userName))
const inDays = days => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

test('an employer is added, its licence checked and its mandate written down', async () => {
  const page = await desk('staff', 'employers')
  const name = `宁夏走一遍服务有限公司${Date.now()}`
  const row = page.locator('tbody tr').filter({ hasText: name })
  await page.getByRole('button', { name: '新增用人单位' }).click()
  const adding = page.getByRole('dialog', { name: '新增用人单位' })
  await adding.getByRole('button', { name: '保存' }).click()
  await adding.getByText('请填写').nth(1).waitFor()
  await adding.getByLabel('单位名称').fill(name)
  await adding.getByLabel('统一社会信用代码').fill(randomUscc())
  await adding.getByRole('button', { name: '保存' }).click()
  await row.getByText('未核验').waitFor()

  await row.getByRole('button', { name: '执照核验' }).click()
  const checking = page.getByRole('dialog', { name: '执照核验' })
  await checking.getByLabel('有效期至').fill(inDays(30))
  await checking.getByLabel('有效期至').press('Enter')
  await checking.getByLabel('核验通过').check()
  await checking.getByRole('button', { name: '保存' }).click()
  await checking.waitFor({ state: 'hidden' })
  await row.getByText('未核验').waitFor()

  await row.getByRole('button', { name: '招聘委托' }).click()
  const signing = page.getByRole('dialog', { name: '招聘委托' })
  await signing.getByLabel('委托协议编号').fill('WT-2026-001')
  await signing.getByLabel('结束').fill('2126-01-31')
  await signing.getByLabel('结束').press('Enter')
  await signing.getByRole('button', { name: '保存' }).click()
  await row.getByText('已核验').waitFor()
  await row.getByText('2126/1/31').waitFor()
  assert.deepEqual(page.troubles, [])
})

test('what was filled in is not thrown away by Escape or a tap beside it without a question', async () => {
  const page = await desk('staff', 'postings')
  const answers = [false, false, false, true]
  const asked = []
  page.on('dialog', dialog => {
    asked.push(dialog.message())
    return answers.shift() ? dialog.accept() : dialog.dismiss()
  })
  const adding = page.getByRole('dialog', { name: '新增岗位' })
  await page.getByRole('button', { name: '新增岗位' }).click()
  await adding.getByLabel('岗位名称').waitFor()
  await page.keyboard.press('Escape')
  await adding.waitFor({ state: 'hidden' })
  assert.deepEqual(asked, [], 'nothing was filled in')

  await page.getByRole('button', { name: '新增岗位' }).click()
  await adding.getByLabel('岗位名称').fill('分拣员')
  await page.keyboard.press('Escape')
  await page.mouse.click(80, 600)
  await adding.getByRole('button', { name: '关闭' }).click()
  assert.equal(await adding.getByLabel('岗位名称').inputValue(), '分拣员')
  await page.keyboard.press('Escape')
  await adding.waitFor({ state: 'hidden' })
  assert.deepEqual(new Set(asked), new Set(['填写的内容还没有保存，确定放弃吗？']))
  assert.equal(asked.length, 4)
  assert.deepEqual(page.troubles, [])
})

test('a posting form says beside each field what is missing or the wrong way round', async () => {
  const page = await desk('staff', 'postings')
  await page.getByRole('button', { name: '新增岗位' }).click()
  const adding = page.getByRole('dialog', { name: '新增岗位' })
  await adding.getByLabel('最低（元）').fill('5000')
  await adding.getByLabel('最高（元）').fill('300')
  await adding.getByRole('button', { name: '保存' }).click()
  await adding.getByText('最低工资不能高于最高工资。').waitFor()
  const place = adding.locator('.el-form-item').filter({ hasText: '工作地点' })
  await place.getByText('请填写').waitFor()
  for (const item of await adding.locator('.el-form-item.is-error').all()) {
    const [box, error] = await Promise.all([item.boundingBox(), item.locator('.el-form-item__error').boundingBox()])
    assert.ok(error.y + error.height <= box.y + box.height, 'what is wrong touches the next field')
  }
  assert.deepEqual(page.troubles, [])
})

test('dates and codes of the desk stay in one line on a tablet', async () => {
  for (const [tab, pattern] of [['employers', /^(\d{4}\/\d+\/\d+|9[0-9A-Z]{17})$/], ['postings', /^\d{4}\/\d+\/\d+$/]]) {
    const page = await person(browser, { width: 768, height: 1024 }, `/desk?tab=${tab}`, await tokenOf('staff'))
    await page.locator('tbody tr').first().waitFor()
    const lines = await page.locator('tbody .figures').evaluateAll((cells, source) => cells
      .filter(cell => new RegExp(source).test(cell.textContent.trim()))
      .map(cell => {
        const range = document.createRange()
        range.selectNodeContents(cell.querySelector('.cell') ?? cell)
        return new Set([...range.getClientRects()].map(box => Math.round(box.top))).size
      }), pattern.source)
    assert.ok(lines.length > 5, `${tab}: ${lines.length} figures`)
    assert.deepEqual(lines.filter(count => count > 1), [], tab)
    await page.context().close()
  }
})

test('tab, filter and page of the desk are there again after a reload and by Back', async () => {
  const page = await desk('staff', 'leads')
  await choose(page, page.getByRole('combobox', { name: '负责人' }), '回访员小赵')
  await page.locator('[name=q]').fill('马')
  await page.getByRole('button', { name: '搜索' }).click()
  await page.waitForURL(/q=/)
  await page.getByRole('tab', { name: '用人单位' }).click()
  await page.locator('[name=employerQ]').fill('鸿达')
  await page.waitForURL(/employers.*q=/)
  await page.getByRole('tab', { name: '岗位' }).click()
  await choose(page, page.locator('[name=postingState]'), '招聘中')
  await page.locator('[name=postingQ]').fill('分拣')
  await page.getByRole('button', { name: '搜索' }).click()
  await page.waitForURL(/q=/)

  await page.reload()
  await page.locator('tbody tr').first().waitFor()
  assert.equal(await page.locator('[name=postingQ]').inputValue(), '分拣')
  assert.match(await page.locator('.lead-filters').textContent(), /招聘中/)
  assert.equal(await page.locator('tbody tr').filter({ hasNotText: '分拣' }).count(), 0)

  await page.goBack()
  await page.locator('[name=employerQ]').waitFor()
  assert.equal(await page.locator('[name=employerQ]').inputValue(), '鸿达')
  assert.equal(await page.locator('tbody tr').count(), 1)
  await page.goBack()
  await page.locator('[name=q]').waitFor()
  assert.equal(await page.locator('[name=q]').inputValue(), '马')
  await page.locator('.lead-filters').getByText('回访员小赵').waitFor()
  assert.deepEqual(page.troubles, [])
})

test('the second page of the leads is the second page after a reload', async () => {
  const session = await liveSession('两页', 1)
  for (let i = 0; i < 21; i++) {
    await apply(session, session.postings[0], await newViewer(`求职者${i}`), '马丽红')
  }
  const page = await person(browser, phoneSize, `/desk?session=${session.id}`, await tokenOf('staff'))
  await page.getByText('第 1–20 条，共 21 条').waitFor()
  await page.getByRole('button', { name: '下一页' }).click()
  await page.getByText('第 21–21 条，共 21 条').waitFor()
  await page.reload()
  await page.getByText('第 21–21 条，共 21 条').waitFor()
  await page.getByRole('button', { name: '上一页' }).click()
  await page.getByText('第 1–20 条，共 21 条').waitFor()
  assert.deepEqual(page.troubles, [])
})

test('a new session that is half filled in stays when Escape is pressed twice', async () => {
  const page = await person(browser, desktopSize, '/host', await tokenOf('host'))
  page.on('dialog', dialog => dialog.dismiss())
  const sheet = page.getByRole('dialog', { name: '新建场次' })
  await page.getByRole('button', { name: '新建场次' }).click()
  await sheet.getByLabel('标题').fill('周三直播带岗')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await sheet.getByLabel('标题').waitFor()
  assert.equal(await sheet.getByLabel('标题').inputValue(), '周三直播带岗')
  assert.deepEqual(page.troubles, [])
})

test('a posting that lacks its content is not published until it is mended', async () => {
  const page = await desk('staff', 'postings')
  const title = `缺内容的岗位 ${Date.now()}`
  const row = page.locator('tbody tr').filter({ hasText: title })
  await page.getByRole('button', { name: '新增岗位' }).click()
  const adding = page.getByRole('dialog', { name: '新增岗位' })
  await choose(page, adding.getByLabel('用人单位'), '宁夏鸿达物流有限公司')
  await adding.getByLabel('岗位名称').fill(title)
  await adding.getByLabel('工资（原话）').fill('夜班20元/小时，周结')
  await adding.getByLabel('最低（元）').fill('20')
  await adding.getByLabel('最高（元）').fill('20')
  await choose(page, adding.locator('[name=payUnit]'), '小时')
  await choose(page, adding.getByLabel('结算'), '周结')
  await adding.getByLabel('工作地点').fill('银川市兴庆区物流园北区3号库')
  await adding.getByLabel('截止时间').fill(`${inDays(20)} 18:00`)
  await adding.getByLabel('截止时间').press('Enter')
  await adding.getByRole('button', { name: '保存' }).click()
  await adding.waitFor({ state: 'hidden' })

  await page.locator('[name=postingQ]').fill(title)
  await page.getByRole('button', { name: '搜索' }).click()
  await row.getByRole('button', { name: '发布' }).click()
  await row.getByRole('alert').getByText('缺少工作内容。').waitFor()

  await row.getByRole('button', { name: '编辑' }).click()
  const editing = page.getByRole('dialog', { name: '编辑岗位' })
  await editing.getByLabel('工作内容').fill('按线路分拣包裹，单件不超过15公斤')
  await editing.getByRole('button', { name: '保存' }).click()
  await editing.waitFor({ state: 'hidden' })
  await row.getByRole('button', { name: '发布' }).click()
  await row.getByRole('button', { name: '撤下' }).waitFor()
  assert.equal(await row.getByRole('alert').count(), 0, 'what was found before is gone')
  assert.deepEqual(page.troubles, [])
})

test('an import says of every row it sends back why', async () => {
  const page = await desk('staff', 'postings')
  const file = new URL('../Fixtures/postings-bad.csv', import.meta.url).pathname
  const rows = (await readFile(file, 'utf8')).trim().split('\n').length - 1
  await page.getByRole('button', { name: '导入 CSV' }).click()
  const sheet = page.getByRole('dialog', { name: '导入 CSV' })
  await sheet.getByLabel('选择文件').setInputFiles(file)
  await sheet.getByRole('button', { name: '开始导入' }).click()
  const told = sheet.getByText(`收下 0 行，发布 0 个，退回 ${rows} 行`)
  assert.equal(await told.getAttribute('class'), 'refusal', 'nothing was taken, which is no success')
  const numbers = await sheet.locator('tbody tr td:first-child').filter({ visible: true }).allTextContents()
  assert.equal(new Set(numbers).size, rows)
  await sheet.getByRole('cell', { name: '缺少工作地点。' }).waitFor()
  await sheet.getByRole('cell', { name: '本站没有这个信用代码的单位。' }).waitFor()
  await sheet.getByRole('cell', { name: '最低工资不能高于最高工资。' }).waitFor()
  const texts = await sheet.locator('tbody tr td').filter({ visible: true }).allTextContents()
  assert.deepEqual(texts.filter(text => /[a-z]{3,} [a-z]{2,} /i.test(text)), [], 'sentences in English')
  assert.deepEqual(page.troubles, [])
})

test('the sample of an import can be downloaded, and is imported as it is', async () => {
  const page = await desk('staff', 'postings')
  await page.locator('tbody tr').first().waitFor()
  await page.getByRole('button', { name: '导入 CSV' }).click()
  const sheet = page.getByRole('dialog', { name: '导入 CSV' })
  await sheet.getByText('各列的含义').click()
  await sheet.getByText('18 位统一社会信用代码').waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'), sheet.getByRole('link', { name: '下载样表' }).click(),
  ])
  assert.equal(download.suggestedFilename(), '岗位导入样表.csv')
  await sheet.getByLabel('选择文件').setInputFiles(await download.path())
  await sheet.getByText('导入后直接发布').click()
  await sheet.getByRole('button', { name: '开始导入' }).click()
  const told = sheet.getByText('收下 1 行，发布 1 个，退回 0 行')
  await told.waitFor()
  assert.equal(await told.getAttribute('class'), 'good-note')
  assert.deepEqual(page.troubles, [])
})

test('leads due today are found, and an export without a reason is masked', async () => {
  const session = await liveSession('导出', 1)
  const viewer = await newViewer('小马')
  const name = '马丽红'
  const { leadId } = await apply(session, session.postings[0], viewer, name)
  const page = await desk('staff', 'leads')
  await choose(page, page.getByRole('combobox', { name: '场次' }), session.title)
  const row = page.locator('tbody tr').filter({ hasText: `${viewer.phone.slice(0, 3)}****${viewer.phone.slice(7)}` })
  await row.waitFor()
  await page.getByLabel('今天要回访').check()
  await page.getByText('没有符合条件的线索').waitFor()
  await call('POST', `/api/leads/${leadId}/touches`, await tokenOf('staff'), {
    kind: 'call', outcome: 'noAnswer', nextAt: new Date().toISOString(),
  })
  await page.getByRole('button', { name: '搜索' }).click()
  await row.waitFor()

  await page.getByText('导出', { exact: true }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'), page.getByRole('link', { name: '导出 CSV' }).click(),
  ])
  const text = await readFile(await download.path(), 'utf8')
  assert.match(text, new RegExp(`${viewer.phone.slice(0, 3)}\\*{4}${viewer.phone.slice(7)}`))
  assert.equal(text.includes(viewer.phone), false, 'the whole number')
  assert.equal(text.includes(name), false, 'the whole name')
  assert.deepEqual(page.troubles, [])
})

test('an account is added by the admin, works, and is disabled', async () => {
  const admin = await desk('admin', 'accounts')
  const userName = `xiao${Date.now()}`
  await admin.getByRole('button', { name: '新增账号' }).click()
  const sheet = admin.getByRole('dialog', { name: '新增账号' })
  await sheet.getByLabel('账号').fill(userName)
  await sheet.getByLabel('姓名').fill('新来的小李')
  await sheet.getByLabel('密码').fill('livefair-demo')
  await sheet.getByRole('button', { name: '保存' }).click()
  const row = admin.locator('tbody tr').filter({ hasText: userName })
  await row.waitFor()

  const staff = await person(browser, desktopSize, '/login')
  await logIn(staff, userName)
  assert.equal(new URL(staff.url()).pathname, '/desk')
  assert.equal(await staff.getByRole('tab', { name: '账号' }).count(), 0, 'accounts are for the admin')

  await row.getByRole('button', { name: '停用' }).click()
  await row.getByText('已停用').waitFor()
  await staff.goto(staff.url())
  await staff.waitForURL(/\/login/)
  assert.deepEqual([...admin.troubles, ...staff.troubles], [])
})

/** A session of its own with some leads, the newest last. */
async function sessionWithLeads(title, count) {
  const session = await liveSession(title, 1)
  const leads = []
  for (let i = 0; i < count; i++) {
    const viewer = await newViewer(`求职者${i}`)
    leads.push({ ...await apply(session, session.postings[0], viewer, '马丽红'), tail: viewer.phone.slice(7) })
  }
  return { session, leads }
}

test('leads are walked by the keyboard, worked beside the list, and sorted by what is due', async () => {
  const { session, leads: [first, second] } = await sessionWithLeads('键盘', 2)
  const page = await desk('staff', `leads&session=${session.id}`)
  const names = page.locator('tbody [data-lead]')
  await page.locator('tbody tr').nth(1).waitFor()
  await names.first().focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const detail = page.getByRole('region', { name: '线索详情' })
  await detail.getByText(first.tail).waitFor()
  await page.keyboard.press('Alt+ArrowUp')
  await detail.getByText(second.tail).waitFor()
  await page.keyboard.press('Alt+ArrowDown')
  await detail.getByText(first.tail).waitFor()
  await detail.getByRole('button', { name: '上一条线索' }).press('Enter')
  await detail.getByText(second.tail).waitFor()

  await detail.getByText('没接', { exact: true }).click()
  await detail.getByRole('button', { name: '明天 10 点' }).click()
  await detail.getByRole('button', { name: '记一次联系' }).click()
  await detail.locator('.facts').getByText('回访员小赵').waitFor()
  await detail.getByRole('listitem').filter({ hasText: '没接' }).waitFor()
  await choose(page, detail.getByRole('combobox', { name: '改状态' }), '有意向')
  await detail.getByRole('button', { name: '改状态' }).click()
  await page.locator('tbody tr').first().getByText('有意向').waitFor()
  await page.keyboard.press('Escape')
  await detail.waitFor({ state: 'hidden' })
  await names.first().and(page.locator(':focus')).waitFor()

  await page.getByRole('button', { name: /状态/ }).click()
  await page.waitForURL(/sort=state/)
  await page.locator('tbody tr').first().getByText('新线索').waitFor()
  await page.getByRole('button', { name: /下次联系/ }).click()
  await page.waitForURL(/sort=due/)
  await page.locator('tbody tr').first().getByText('有意向').waitFor()
  assert.deepEqual(page.troubles, [])
})

test('chosen leads are handed out together', async () => {
  const { session } = await sessionWithLeads('分配', 3)
  const page = await desk('staff', `leads&session=${session.id}`)
  await page.locator('tbody tr').nth(2).waitFor()
  await page.locator('thead .el-checkbox').click()
  await page.getByText('已选 3 条').waitFor()
  await choose(page, page.getByRole('combobox', { name: '分配给' }), '回访员小赵')
  await page.getByRole('button', { name: '分配' }).click()
  await page.locator('tbody').getByText('已分配').nth(2).waitFor()
  await page.getByText('第 1–3 条，共 3 条').waitFor()
  assert.deepEqual(page.troubles, [])
})

test('on a phone a lead is found and written down with the filters folded away', async () => {
  const { session, leads: [lead] } = await sessionWithLeads('手机', 1)
  const page = await person(browser, phoneSize, '/desk', await tokenOf('staff'))
  await page.getByRole('button', { name: '筛选' }).click()
  await choose(page, page.getByRole('combobox', { name: '场次' }), session.title)
  await page.getByRole('button', { name: '筛选（1）' }).waitFor()
  await page.getByText('第 1–1 条，共 1 条').waitFor()
  await page.getByRole('listitem').getByRole('button', { name: lead.tail }).click()
  const drawer = page.getByRole('dialog', { name: '线索详情' })
  await drawer.getByText(lead.tail).waitFor()
  await drawer.getByLabel('备注').fill('周五面谈')
  await drawer.getByRole('button', { name: '记一次联系' }).click()
  await drawer.getByText('周五面谈').waitFor()
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'hidden' })
  await page.getByRole('listitem').getByText('已联系').waitFor()
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
  assert.equal(wide, false, 'nothing is wider than the screen')
  assert.deepEqual(page.troubles, [])
})
