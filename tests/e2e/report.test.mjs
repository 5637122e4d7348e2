// What a session came to: the report on the screen and on paper.
// Needs a demo server: LIVEFAIR_URL=http://127.0.0.1:5080 npm test
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { findings } from './axe.mjs'
import { base, desktopSize, launch, person, phoneSize } from './browser.mjs'
import { tokenOf } from './fair.mjs'

let browser
before(async () => {
  browser = await launch()
})
after(() => browser?.close())

const MINUTE_MS = 60_000
const counts = { want: 40, tooFar: 22, payLow: 12, hours: 3, question: 9 }
const postings = ['夜班分拣员', '叉车司机', '面点师傅'].map((title, i) => ({
  postingId: `p${i}`, title, seen: 300, people: 96, counts, applied: 12, enrolled: 5, score: 7,
  curve: [{ atMs: i * 10 * MINUTE_MS, ...counts, applied: 2 }],
}))
/** A show of 42 minutes with sixty applications: more than a page of paper holds. */
const report = {
  session: {
    id: 's1', title: '周三直播带岗', station: '兴庆区零工驿站', host: '主播小夏', startedAt: '2026-11-28T02:00:00Z',
    endedAt: '2026-11-28T02:42:00Z',
  },
  durationMs: 42 * MINUTE_MS, peakViewers: 312, people: 864, comments: 1420, removed: 12, applications: 60,
  enrolments: 15,
  interest: {
    stepMs: 10_000, durationMs: 42 * MINUTE_MS, postings,
    pins: postings.map(({ postingId, title }, i) => ({ postingId, title, fromMs: i * 10 * MINUTE_MS })),
    audience: [0, 10, 20, 42].map((minute, i) => ({ atMs: minute * MINUTE_MS, viewers: 100 + i * 50 })),
  },
  questions: [{
    key: 'q1', postingId: 'p0', topic: 'boardLodging', text: '包吃住吗', askers: 31, count: 40, offsets: [4],
    firstAt: '2026-11-28T02:10:00Z', lastAt: '2026-11-28T02:20:00Z', samples: [],
    answer: { offset: 9, at: '2026-11-28T02:21:00Z', text: '包住，工作餐自理' },
  }],
  applicants: Array.from({ length: 60 }, (_, i) => ({
    at: '2026-11-28T02:20:00Z', mediaMs: i * MINUTE_MS / 2, postingId: 'p0', title: '夜班分拣员', name: '马*',
    phone: `138****12${i + 10}`,
  })),
}

async function reportOf(size) {
  const page = await person(browser, size, '/login', await tokenOf('host'))
  await page.route('**/api/sessions/s1/report', route => route.fulfill({ json: report }))
  await page.goto(`${base}/host/s1/report`)
  await page.getByRole('heading', { name: '周三直播带岗' }).waitFor()
  await page.locator('.plot canvas').waitFor()
  return page
}

test('a report says what came of a session, and axe finds nothing serious on it', async () => {
  for (const size of [phoneSize, desktopSize]) {
    const page = await reportOf(size)
    for (const words of ['864', '312', '包住，工作餐自理', '138****1210']) {
      await page.getByText(words).first().waitFor()
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    assert.equal(wide, 0)
    assert.deepEqual(await findings(page), [])
    assert.deepEqual(page.troubles, [])
    await page.context().close()
  }
})

test('what was said is read from the log on a tap, page by page, and printed with the rest', async () => {
  const page = await reportOf(desktopSize)
  const said = (offset, text) => ({
    offset, at: '2026-11-28T02:10:00Z', kind: 'commented', mediaMs: offset * 1_000, id: `c${offset}`,
    by: { viewerId: 'v1', nickname: '老马' }, text,
  })
  const log = new Map([
    ['0', [{ offset: 1, at: '2026-11-28T02:00:00Z', kind: 'started', mediaMs: 0 }]],
    ['1', [said(2, '包吃住吗'), said(3)]], ['3', [said(4, '三号岗还招吗')]],
  ])
  await page.route('**/api/sessions/s1/events?*', route => route.fulfill({
    json: { epoch: 'e1', head: 4, events: log.get(new URL(route.request().url()).searchParams.get('after')) },
  }))
  await page.getByRole('button', { name: '列出评论（会一起打印）' }).click()
  await page.getByText('包吃住吗').last().waitFor()
  await page.getByText('这条发言已被移除').waitFor()
  await page.getByRole('button', { name: '加载更多' }).click()
  await page.emulateMedia({ media: 'print' })
  await page.getByText('三号岗还招吗').waitFor()
  assert.equal(await page.getByRole('button', { name: '加载更多' }).count(), 0)
  assert.deepEqual(await findings(page), [])
  assert.deepEqual(page.troubles, [])
})

test('a report prints on several pages of A4, without what is only for the screen', async () => {
  const page = await reportOf(desktopSize)
  const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  const pages = paper.match(/\/Type\s*\/Page\b/g).length
  assert.ok(pages > 1, `${pages} pages`)
  const [, , , width, height] = /\/MediaBox\s*\[([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+)\]/.exec(paper)
  assert.deepEqual([Math.round(width), Math.round(height)], [595, 842])
  await page.emulateMedia({ media: 'print' })
  for (const [what, is] of [['.bar', false], ['.report .screen-only', false], ['.plot canvas', true]]) {
    assert.equal(await page.locator(what).first().isVisible(), is, what)
  }
  assert.deepEqual(page.troubles, [])
})
