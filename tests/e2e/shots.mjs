// Pictures of every page at three sizes, into shots/. Needs a demo server; leaves a session with some life in it.
import { mkdir } from 'node:fs/promises'
import { base, codeFor, launch, logIn, password, person, randomPhone } from './browser.mjs'

const sizes = [{ width: 360, height: 740 }, { width: 768, height: 1024 }, { width: 1440, height: 900 }]
const out = new URL('./shots/', import.meta.url).pathname
await mkdir(out, { recursive: true })

async function call(method, path, token, body) {
  const answer = await fetch(base + path, {
    method,
    headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
    body: body && JSON.stringify(body),
  })
  const text = await answer.text()
  if (!answer.ok) {
    throw new Error(`${method} ${path}: ${answer.status} ${text}`)
  }
  return text ? JSON.parse(text) : undefined
}

const opId = () => crypto.randomUUID()
const token = async userName => (await call('POST', '/api/auth/login', undefined, { userName, password })).token
const host = await token('host')
const staff = await token('staff')
const postings = (await call('GET', '/api/postings?state=published', host)).items.slice(0, 6)
const session = await call('POST', '/api/sessions', host, {
  title: '周三直播带岗：家门口的好岗位', startsAt: new Date().toISOString(), postingIds: postings.map(posting => posting.id),
})
const s = `/api/sessions/${session.id}`
await call('POST', `${s}/start`, host, {})
await call('PUT', `${s}/pin`, host, { opId: opId(), postingId: postings[0].id })
await call('POST', `${s}/notices`, host, { opId: opId(), text: '今天报名的老乡，周六上午集中面试，班车八点从驿站出发。' })

const browser = await launch()
let group
const lines = ['夜班有补贴吗？', '离金凤区远不远，有没有班车', '包住的话几个人一间', '我 52 了还要不要', '工资押几天？听说有的地方压一个月', '👍👍']
const names = ['小马', '王阿姨', '李师傅', '固原来的老张', 'Ma Xiaolong', '杨姐']
for (const [i, nickname] of names.entries()) {
  const viewer = await call('POST', '/api/viewers', undefined, { nickname })
  const phone = randomPhone()
  await call('POST', '/api/viewers/me/phone', viewer.token, { phone })
  await call('POST', '/api/viewers/me/phone/confirm', viewer.token, { phone, code: await codeFor(phone) })
  const posting = postings[i % 3]
  await call('POST', `/api/postings/${posting.id}/applications`, viewer.token, {
    opId: opId(), sessionId: session.id, name: ['马丽红', '王秀兰', '李建国', '张有才', '马小龙', '杨春梅'][i], phone,
    consent: { employerId: posting.employer.id, version: posting.consentVersion },
  })
  group = (await call('POST', `${s}/enrolments`, viewer.token, { opId: opId(), consentVersion: session.groupConsentVersion })).groupId
  await call('POST', `/api/groups/${group}/messages`, viewer.token, { opId: opId(), text: lines[i] })
  const page = await person(browser, sizes[0], '/')
  await page.context().addCookies([{ name: 'livefair', value: viewer.token, url: base }])
  await page.goto(`${base}/live/${session.id}`)
  await page.getByLabel('说点什么').fill(lines[i])
  await page.getByRole('button', { name: '发送' }).click()
  await page.getByRole('listitem').filter({ hasText: lines[i] }).waitFor()
  await page.getByRole('button', { name: ['想去', '太远', '想去', '工资低', '时间不合适', '想问'][i] }).click()
  await page.locator('.reactions [aria-pressed=true]').waitFor()
  await page.context().close()
}
await call('POST', `/api/groups/${group}/messages`, staff, { opId: opId(), postingId: postings[1].id })

const open = async (page, name) => {
  await page.getByRole('button', { name }).first().click()
  await page.getByRole('dialog').first().waitFor()
}
const pages = [
  ['lobby', '', '/'],
  ['login', '', '/login'],
  ['live', '', `/live/${session.id}`],
  ['live-postings', '', `/live/${session.id}`, page => open(page, /^本场岗位/)],
  ['live-nickname', '', `/live/${session.id}`, page => open(page, '我要报名')],
  ['host', 'host', '/host'],
  ['host-create', 'host', '/host', page => open(page, '新建场次')],
  ['console', 'host', `/host/${session.id}`],
  ['desk-leads', 'admin', '/desk'],
  ['desk-lead', 'admin', '/desk', page => page.locator('tbody tr').first().getByRole('button').click()],
  ['desk-groups', 'admin', '/desk?tab=groups'],
  ['desk-employers', 'admin', '/desk?tab=employers'],
  ['desk-postings', 'admin', '/desk?tab=postings'],
  ['desk-posting', 'admin', '/desk?tab=postings', page => open(page, '新增岗位')],
  ['desk-import', 'admin', '/desk?tab=postings', page => open(page, '导入 CSV')],
  ['desk-accounts', 'admin', '/desk?tab=accounts'],
  ['group', 'staff', `/groups/${group}`],
]
const only = process.argv[2]
const seen = new Set()
for (const size of sizes) {
  const people = {}
  for (const [name, who, path, act] of pages.filter(([name]) => !only || name.startsWith(only))) {
    people[who] ??= await person(browser, size, '/login')
    const page = people[who]
    if (who && !seen.has(`${who}${size.width}`)) {
      seen.add(`${who}${size.width}`)
      await logIn(page, who)
    }
    await page.goto(base + path)
    await page.waitForLoadState('networkidle')
    await act?.(page)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
    await page.screenshot({ path: `${out}${name}-${size.width}.png`, fullPage: !act && !['live', 'group'].includes(name) })
    console.log(`${name}-${size.width}.png${wide ? ' WIDER THAN THE SCREEN' : ''}${page.troubles.splice(0).map(t => `\n  ${t}`)}`)
  }
  for (const page of Object.values(people)) {
    await page.context().close()
  }
}
await browser.close()
