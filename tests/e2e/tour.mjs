// Every page with its main states, as somebody finds them in the middle of a busy day: for pictures, and for axe.
import { base } from './browser.mjs'
import { apply, call, enrol, opId, startedSession, tokenOf } from './fair.mjs'
import { clientOf, listener, talker } from './people.mjs'
import { recorded } from './recorded.mjs'

const lines = [
  '夜班有补贴吗？', '离金凤区远不远，有没有班车', '包住的话几个人一间', '我 52 了还要不要',
  '工资押几天？听说有的地方压一个月', '👍👍', '想去，怎么报名', '两口子可以安排夫妻房吗',
]
const people = [
  ['小马', '马丽红', 'want'], ['王阿姨', '王秀兰', 'tooFar'], ['李师傅', '李建国', 'want'],
  ['固原来的老张', '张有才', 'payLow'], ['Ma Xiaolong', '马小龙', 'hours'], ['杨姐', '杨春梅', 'question'],
  ['海原小丁', '丁志强', 'want'], ['兰姨', '兰桂花', 'want'],
]

/** A live session that is talked about, one that is over and recorded, and one to come. */
export async function busyDay(browser, pastSession = {}) {
  const host = await tokenOf('host')
  const postings = (await call('GET', '/api/postings?state=published', host)).items.slice(0, 6)
  const live = await startedSession(host, '周三直播带岗：家门口的好岗位', postings)
  const { path } = live
  const pin = index => call('PUT', `${path}/pin`, host, { opId: opId(), postingId: postings[index].id })
  await pin(0)
  await call('POST', `${path}/notices`, host, {
    opId: opId(), text: '今天报名的老乡，周六上午集中面试，班车八点从驿站出发。',
  })
  const talkers = await Promise.all(people.map(([nickname]) => talker(nickname)))
  const watching = await Promise.all(talkers.map(({ fair }) => listener(fair, live.id)))
  let group
  for (const [i, viewer] of talkers.entries()) {
    const posting = postings[i % 3]
    await viewer.fair.sessions.comment(live.id, lines[i])
    await viewer.fair.sessions.react(live.id, posting.id, people[i][2])
    await apply(live, posting, viewer, people[i][1])
    group = await enrol(live, viewer)
    await call('POST', `/api/groups/${group}/messages`, viewer.token, { opId: opId(), text: lines[i] })
  }
  await waitToBeRead(live, talkers.slice(-2))
  const staff = await tokenOf('staff')
  await call('POST', `/api/groups/${group}/messages`, staff, { opId: opId(), postingId: postings[1].id })
  const planned = await call('POST', '/api/sessions', host, {
    title: '周五直播带岗：电子厂专场', startsAt: new Date(Date.now() + 2 * 86_400_000).toISOString(),
    postingIds: postings.slice(0, 3).map(({ id }) => id),
  })
  const past = await recorded(browser, '周二直播带岗：工厂和物流专场', {
    postings: postings.slice(0, 2), seconds: 1, ...pastSession,
  })
  const { chapters } = await call('GET', `${past.path}/replay`)
  /** Who watches on would come back, were the connection closed alone. */
  const leave = () => {
    watching.forEach(({ stop }) => stop())
    return Promise.all(talkers.map(({ fair }) => fair.hub.close()))
  }
  return { live, past, planned, group, chapters, talkers, leave }
}

/** Comments that somebody is to look at before all see them. */
async function waitToBeRead({ id, host }, [first, second]) {
  const { sessions, hub } = clientOf(host)
  await sessions.setRules(id, { slowMs: 0, hold: true })
  await first.fair.sessions.comment(id, '先交三百块体检费是不是真的')
  await second.fair.sessions.comment(id, '我这边也招人，加我细聊')
  await sessions.setRules(id, { slowMs: 0, hold: false })
  await hub.close()
}

const open = name => async page => {
  await page.getByRole('button', { name }).first().click()
  await page.getByRole('dialog').first().waitFor()
}

const share = async page => {
  await open('更多')(page)
  await page.getByRole('button', { name: '分享直播间' }).click()
  await page.locator('.qr svg').waitFor()
}

const openCard = async page => {
  await page.locator('.pin-open').click()
  await page.getByRole('dialog').first().waitFor()
}

/** The first question, with a standard answer in its box. */
const answer = async page => {
  await page.locator('.question').first().getByRole('button', { name: '回答' }).click()
  await page.locator('.answer .cards button').first().click()
}

/** What the first count of the board is made of. */
const count = async page => {
  await page.locator('.count').first().click()
  await page.locator('.evidence li').first().waitFor()
}

/** A replay that stands still in its second chapter. */
const standStill = chapters => async page => {
  await page.getByRole('button', { name: '点按播放' }).click()
  await page.locator('.chapters button').nth(1).click()
  const shown = chapters[1].startMs / 1_000 + 0.5
  await page.waitForFunction(from => document.querySelector('.player video').currentTime > from, shown)
  await page.getByRole('button', { name: '暂停' }).click()
}

/**
 * Where to look: `who` is there (a user's name, `viewer`, or nobody), `ready` is seen when the page is there, and `act`
 * brings it into its state. A page that `stands` is as high as its window; over one that `flows` comments go. Pages are
 * opened in Chinese.
 */
export function stops({ live, past, planned, group, chapters }) {
  const talk = '.room-talk'
  const row = 'tbody tr, .data-cards li'
  return [
    { name: 'lobby', path: '/', ready: '.tiles a' },
    { name: 'login', path: '/login', ready: '[name=password]' },
    { name: 'missing', path: '/live/nothing-here', ready: 'main h1' },
    { name: 'live', stands: true, flows: true, who: 'viewer', path: `/live/${live.id}`, ready: 'article' },
    { name: 'live-nobody', stands: true, path: `/live/${live.id}`, ready: 'article' },
    { name: 'live-postings', who: 'viewer', path: `/live/${live.id}`, ready: 'article', act: open(/^本场岗位/) },
    { name: 'live-apply', who: 'viewer', path: `/live/${live.id}`, ready: 'article', act: open('我要报名') },
    { name: 'live-posting', who: 'viewer', path: `/live/${live.id}`, ready: 'article', act: openCard },
    { name: 'live-more', who: 'viewer', path: `/live/${live.id}`, ready: 'article', act: open('更多') },
    { name: 'live-share', who: 'viewer', path: `/live/${live.id}`, ready: 'article', act: share },
    { name: 'live-group', path: `/live/${live.id}`, ready: 'article', act: open('加入跟进群') },
    { name: 'live-remind', who: 'viewer', path: `/live/${planned.id}`, ready: '.coming', act: open('提醒我') },
    { name: 'live-nickname', path: `/live/${live.id}`, ready: 'article', act: open('我要报名') },
    { name: 'live-planned', stands: true, who: 'viewer', path: `/live/${planned.id}`, ready: talk },
    { name: 'live-over', stands: true, who: 'viewer', path: `/live/${past.id}`, ready: talk },
    { name: 'replay', path: `/replay/${past.id}`, ready: '.chapters button', act: standStill(chapters) },
    {
      name: 'replay-clip', path: `/replay/${past.id}?posting=${chapters[1].postingId}`, ready: '.replay-mark.chosen',
    },
    { name: 'replay-none', path: `/replay/${live.id}`, ready: 'main h1' },
    { name: 'host', who: 'host', path: '/host', ready: 'main a[href^="/host/"]' },
    { name: 'host-create', who: 'host', path: '/host', ready: 'main a[href^="/host/"]', act: open('新建场次') },
    { name: 'console', who: 'host', path: `/host/${live.id}`, ready: '.rundown [aria-current]' },
    { name: 'console-answer', who: 'host', path: `/host/${live.id}`, ready: '.question', act: answer },
    { name: 'console-cards', who: 'host', path: `/host/${live.id}`, ready: '.question', act: open('标准答案') },
    { name: 'console-count', who: 'host', path: `/host/${live.id}`, ready: '.count', act: count },
    { name: 'console-staff', who: 'staff', path: `/host/${live.id}`, ready: '.rundown [aria-current]' },
    { name: 'console-planned', who: 'host', path: `/host/${planned.id}`, ready: '.rundown li' },
    { name: 'console-over', who: 'host', path: `/host/${past.id}`, ready: '.rundown li' },
    {
      name: 'console-end', who: 'host', path: `/host/${live.id}`, ready: '.rundown [aria-current]',
      act: open('结束直播'),
    },
    {
      name: 'console-words', who: 'host', path: `/host/${live.id}`, ready: '.rundown [aria-current]', act: open('词表'),
    },
    {
      name: 'console-rundown', who: 'host', path: `/host/${live.id}`, ready: '.rundown [aria-current]',
      act: open('调整清单'),
    },
    {
      name: 'console-delete', who: 'host', path: `/host/${past.id}`, ready: '.rundown li', act: open('删除录像'),
    },
    { name: 'report', who: 'host', path: `/host/${past.id}/report`, ready: '.figures' },
    { name: 'report-live', who: 'host', path: `/host/${live.id}/report`, ready: '.figures' },
    { name: 'desk-leads', who: 'admin', path: '/desk', ready: row },
    {
      name: 'desk-lead', who: 'admin', path: '/desk', ready: row,
      act: async page => {
        await page.locator('[data-lead]').first().click()
        await page.locator('.lead-detail .touches').waitFor()
      },
    },
    { name: 'desk-groups', who: 'admin', path: '/desk?tab=groups', ready: '.tiles a' },
    { name: 'desk-employers', who: 'admin', path: '/desk?tab=employers', ready: row },
    { name: 'desk-postings', who: 'admin', path: '/desk?tab=postings', ready: row },
    { name: 'desk-posting', who: 'admin', path: '/desk?tab=postings', ready: row, act: open('新增岗位') },
    { name: 'desk-import', who: 'admin', path: '/desk?tab=postings', ready: row, act: open('导入 CSV') },
    { name: 'desk-accounts', who: 'admin', path: '/desk?tab=accounts', ready: row },
    { name: 'group', stands: true, who: 'viewer', path: `/groups/${group}`, ready: '.line-text' },
    { name: 'group-staff', stands: true, who: 'staff', path: `/groups/${group}`, ready: '.line-text' },
  ]
}

/** Opens a stop on the page of somebody who may see it, in Chinese. */
export async function visit(page, stop) {
  await page.goto(base + stop.path)
  await page.locator(stop.ready).filter({ visible: true }).first().waitFor()
  await stop.act?.(page)
}

/** Puts an open page into another language. */
export async function speak(page, language) {
  await page.evaluate(language => {
    const choice = [...document.querySelectorAll('select')].find(each => [...each.options].some(o => o.value === 'en'))
    choice.value = language
    choice.dispatchEvent(new Event('change'))
  }, language)
  await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' })
}
