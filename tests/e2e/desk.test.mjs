// The desk by hand: employers, postings, an import, an export and accounts.
// Needs a demo server: LIVEFAIR_URL=http://127.0.0.1:5080 npm test
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { desktopSize, launch, logIn, person } from './browser.mjs'
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
  await adding.getByLabel('单位名称').fill(name)
  await adding.getByLabel('统一社会信用代码').fill(randomUscc())
  await adding.getByRole('button', { name: '保存' }).click()
  await row.getByText('未核验').waitFor()

  await row.getByRole('button', { name: '执照核验' }).click()
  const checking = page.getByRole('dialog', { name: '执照核验' })
  await checking.getByLabel('有效期至').fill(inDays(30))
  await checking.getByLabel('核验通过').check()
  await checking.getByRole('button', { name: '保存' }).click()
  await checking.waitFor({ state: 'hidden' })
  await row.getByText('未核验').waitFor()

  await row.getByRole('button', { name: '招聘委托' }).click()
  const signing = page.getByRole('dialog', { name: '招聘委托' })
  await signing.getByLabel('委托协议编号').fill('WT-2026-001')
  await signing.getByLabel('结束').fill('2027-01-31')
  await signing.getByRole('button', { name: '保存' }).click()
  await row.getByText('已核验').waitFor()
  await row.getByText('2027/1/31').waitFor()
  assert.deepEqual(page.troubles, [])
})

test('a posting that lacks its content is not published until it is mended', async () => {
  const page = await desk('staff', 'postings')
  const title = `缺内容的岗位 ${Date.now()}`
  const row = page.locator('tbody tr').filter({ hasText: title })
  await page.getByRole('button', { name: '新增岗位' }).click()
  const adding = page.getByRole('dialog', { name: '新增岗位' })
  await adding.getByLabel('用人单位').selectOption({ label: '宁夏鸿达物流有限公司' })
  await adding.getByLabel('岗位名称').fill(title)
  await adding.getByLabel('工资（原话）').fill('夜班20元/小时，周结')
  await adding.getByLabel('最低（元）').fill('20')
  await adding.getByLabel('最高（元）').fill('20')
  await adding.locator('[name=payUnit]').selectOption('hour')
  await adding.getByLabel('结算').selectOption({ label: '周结' })
  await adding.getByLabel('工作地点').fill('银川市兴庆区物流园北区3号库')
  await adding.getByLabel('截止时间').fill(`${inDays(20)}T18:00`)
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
  await sheet.getByText(`收下 0 行，发布 0 个，退回 ${rows} 行`).waitFor()
  const numbers = await sheet.locator('tbody tr td:first-child').allTextContents()
  assert.equal(new Set(numbers).size, rows)
  await sheet.getByRole('cell', { name: '缺少工作地点。' }).waitFor()
  await sheet.getByRole('cell', { name: '本站没有这个信用代码的单位。' }).waitFor()
  assert.deepEqual(page.troubles, [])
})

test('leads due today are found, and an export without a reason is masked', async () => {
  const session = await liveSession('导出', 1)
  const viewer = await newViewer('小马')
  const name = '马丽红'
  const { leadId } = await apply(session, session.postings[0], viewer, name)
  const page = await desk('staff', 'leads')
  await page.getByLabel('场次').selectOption({ label: session.title })
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
