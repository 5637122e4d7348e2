// Pictures of every page at three sizes, into shots/. Needs a demo server; leaves a session with some life in it, and
// another one that is over.
import { mkdir } from 'node:fs/promises'
import { base, desktopSize, launch, person, phoneSize, say } from './browser.mjs'
import { fakeCamera } from './camera.mjs'
import { apply, call, enrol, liveSession, newViewer, opId, tokenOf } from './fair.mjs'
import { recorded } from './recorded.mjs'

const sizes = [phoneSize, { width: 768, height: 1024 }, desktopSize]
const out = new URL('./shots/', import.meta.url).pathname
await mkdir(out, { recursive: true })

const session = await liveSession('周三直播带岗：家门口的好岗位', 6)
const { host, postings, path: s } = session
await call('PUT', `${s}/pin`, host, { opId: opId(), postingId: postings[0].id })
await call('POST', `${s}/notices`, host, { opId: opId(), text: '今天报名的老乡，周六上午集中面试，班车八点从驿站出发。' })

const browser = await launch(...fakeCamera)
let group
const lines = [
  '夜班有补贴吗？', '离金凤区远不远，有没有班车', '包住的话几个人一间', '我 52 了还要不要',
  '工资押几天？听说有的地方压一个月', '👍👍',
]
const names = ['小马', '王阿姨', '李师傅', '固原来的老张', 'Ma Xiaolong', '杨姐']
for (const [i, nickname] of names.entries()) {
  const viewer = await newViewer(nickname)
  await apply(session, postings[i % 3], viewer, ['马丽红', '王秀兰', '李建国', '张有才', '马小龙', '杨春梅'][i])
  group = await enrol(session, viewer)
  await call('POST', `/api/groups/${group}/messages`, viewer.token, { opId: opId(), text: lines[i] })
  const page = await person(browser, sizes[0], `/live/${session.id}`, viewer.token)
  await say(page, '说点什么', lines[i])
  await page.getByRole('button', { name: ['想去', '太远', '想去', '工资低', '时间不合适', '想问'][i] }).click()
  await page.locator('.reactions [aria-pressed=true]').waitFor()
  await page.context().close()
}
await call('POST', `/api/groups/${group}/messages`, await tokenOf('staff'), { opId: opId(), postingId: postings[1].id })

const past = await recorded(browser, '周二直播带岗：工厂和物流专场', { postings: postings.slice(0, 4), seconds: 3 })
const { chapters } = await call('GET', `${past.path}/replay`)

const open = async (page, name) => {
  await page.getByRole('button', { name }).first().click()
  await page.getByRole('dialog').first().waitFor()
}
/** A replay that stands still in its second chapter. */
const standStill = async page => {
  await page.getByRole('button', { name: '点按播放' }).click()
  await page.locator('.chapters button').nth(1).click()
  const shown = chapters[1].startMs / 1_000 + 2
  await page.waitForFunction(from => document.querySelector('.player video').currentTime > from, shown)
  await page.getByRole('button', { name: '暂停' }).click()
}
const pages = [
  ['lobby', '', '/'],
  ['login', '', '/login'],
  ['live', '', `/live/${session.id}`],
  ['live-postings', '', `/live/${session.id}`, page => open(page, /^本场岗位/)],
  ['live-nickname', '', `/live/${session.id}`, page => open(page, '我要报名')],
  ['replay', '', `/replay/${past.id}`, standStill],
  ['replay-clip', '', `/replay/${past.id}?posting=${chapters[1].postingId}`, page =>
    page.locator('.replay-mark.chosen').waitFor()],
  ['replay-none', '', `/replay/${session.id}`],
  ['host', 'host', '/host'],
  ['host-create', 'host', '/host', page => open(page, '新建场次')],
  ['console', 'host', `/host/${session.id}`],
  ['console-ended', 'host', `/host/${past.id}`],
  ['console-delete', 'host', `/host/${past.id}`, page => open(page, '删除录像')],
  ['desk-leads', 'admin', '/desk'],
  ['desk-lead', 'admin', '/desk', page => page.locator('[data-lead]').first().click()],
  ['desk-groups', 'admin', '/desk?tab=groups'],
  ['desk-employers', 'admin', '/desk?tab=employers'],
  ['desk-postings', 'admin', '/desk?tab=postings'],
  ['desk-posting', 'admin', '/desk?tab=postings', page => open(page, '新增岗位')],
  ['desk-import', 'admin', '/desk?tab=postings', page => open(page, '导入 CSV')],
  ['desk-accounts', 'admin', '/desk?tab=accounts'],
  ['group', 'staff', `/groups/${group}`],
]
const only = process.argv[2]
for (const size of sizes) {
  const people = {}
  for (const [name, who, path, act] of pages.filter(([name]) => !only || name.startsWith(only))) {
    people[who] ??= await person(browser, size, '/login', who && await tokenOf(who))
    const page = people[who]
    await page.goto(base + path)
    await page.waitForLoadState('networkidle')
    await act?.(page)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
    const file = `${name}-${size.width}.png`
    await page.screenshot({ path: out + file, fullPage: !act && !['live', 'group'].includes(name) })
    console.log([file + (wide ? ' WIDER THAN THE SCREEN' : ''), ...page.troubles.splice(0)].join('\n  '))
  }
  for (const page of Object.values(people)) {
    await page.context().close()
  }
}
await browser.close()
