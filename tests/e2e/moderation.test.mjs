// The rules of a room at the host's console: slow mode, and what is looked at before it is shown.
// Needs a demo server: LIVEFAIR_URL=http://127.0.0.1:5080 npm test
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { findings } from './axe.mjs'
import { desktopSize, launch, lineOf, person, phoneSize, say } from './browser.mjs'
import { call, liveSession, newViewer, tokenOf } from './fair.mjs'
import { talker } from './people.mjs'

let browser
before(async () => {
  browser = await launch()
})
after(() => browser?.close())

const refusedOf = (page, text) => page.locator('.refused-line').filter({ hasText: text })

test('slow mode holds for viewers at once, and a colleague sees that it does', async () => {
  const session = await liveSession('慢速', 1)
  const viewer = await talker('话多的人')
  const host = await person(browser, desktopSize, `/host/${session.id}`, session.host)
  const staff = await person(browser, desktopSize, `/host/${session.id}`, await tokenOf('staff'))
  const slow = page => page.getByRole('radiogroup', { name: '慢速（秒）' })
  await slow(host).getByText('60', { exact: true }).click()
  await slow(staff).locator('.is-selected').getByText('60', { exact: true }).waitFor()
  await viewer.fair.sessions.comment(session.id, '第一句')
  await assert.rejects(viewer.fair.sessions.comment(session.id, '第二句'), refused => {
    assert.equal(refused.code, 'TOO_FAST')
    assert.ok(refused.retryAfterMs > 5_000, String(refused.retryAfterMs))
    return true
  })
  await slow(staff).getByText('关', { exact: true }).click()
  await slow(host).locator('.is-selected').getByText('关', { exact: true }).waitFor()
  await viewer.fair.sessions.comment(session.id, '第二句')
  await host.getByRole('listitem').filter({ hasText: '第二句' }).first().waitFor()
  assert.deepEqual(await findings(host), [])
  await viewer.fair.hub.close()
  assert.deepEqual([...host.troubles, ...staff.troubles], [])
})

test('rules that are refused go back to those that hold', async () => {
  const session = await liveSession('规则回退', 1)
  const host = await person(browser, desktopSize, `/host/${session.id}`, session.host)
  await host.route('**/rules', route => route.fulfill({
    status: 403, contentType: 'application/problem+json', body: JSON.stringify({ code: 'NOT_ALLOWED', title: 'x' }),
  }))
  const hold = host.getByRole('switch', { name: '先审后发' })
  await host.locator('.room-rules .el-switch').click()
  await host.getByRole('alert').getByText('您不能做这个操作。').waitFor()
  assert.equal(await hold.getAttribute('aria-checked'), 'false')
  assert.deepEqual(host.troubles, [])
})

test('what is held is seen by its writer and at the console alone, until somebody lets it through', async () => {
  const session = await liveSession('先审后发', 1)
  const open = nickname => newViewer(nickname).then(({ token }) =>
    person(browser, phoneSize, `/live/${session.id}`, token))
  const [writer, other] = await Promise.all([open('写的人'), open('看的人')])
  const host = await person(browser, desktopSize, `/host/${session.id}`, session.host)
  const held = host.getByRole('region', { name: '等待审核' })
  await host.locator('.room-rules .el-switch').click()
  await host.locator('.lists').getByText('待审').click()
  await writer.getByText('本场评论先审核再显示').waitFor()
  for (const text of ['加我，带你日结八百', '宿舍有暖气吗', '几个人一间']) {
    await say(writer, '说点什么', text)
    await lineOf(writer, text).getByText('审核中，通过后大家能看到').waitFor()
    await held.getByRole('listitem').filter({ hasText: text }).filter({ hasText: '写的人' }).waitFor()
  }
  // Everything at the console is on one screen: what waits takes its place from the lists, and lengthens nothing.
  const long = await host.evaluate(() => document.documentElement.scrollHeight - innerHeight)
  assert.ok(long <= 0, `the console is ${long} pixels longer than its window`)
  // What the host says is not held, and shows that the others would be there by now.
  await host.getByLabel('说点什么').fill('大家好，问题我一个一个看')
  await host.getByRole('button', { name: '发送' }).click()
  await lineOf(other, '大家好，问题我一个一个看').waitFor()
  assert.equal(await other.getByText(/日结八百|暖气|几个人一间/).count(), 0)

  await held.getByRole('button', { name: '不放行 加我，带你日结八百' }).click()
  const sheet = host.getByRole('dialog', { name: '不放行这条评论' })
  await sheet.getByLabel('诈骗').check()
  await sheet.getByRole('button', { name: '不放行' }).click()
  await sheet.waitFor({ state: 'hidden' })
  await held.getByRole('button', { name: '放行 宿舍有暖气吗', exact: true }).click()
  await lineOf(other, '宿舍有暖气吗').waitFor()
  await lineOf(writer, '宿舍有暖气吗').getByText('已发送').waitFor()
  await lineOf(writer, '几个人一间').getByText('审核中').waitFor()
  await refusedOf(writer, '加我，带你日结八百').getByText('主播审核后没有放行').waitFor()
  assert.equal(await writer.getByRole('listitem').filter({ hasText: '宿舍有暖气吗' }).count(), 1)
  await held.getByRole('listitem').nth(1).waitFor({ state: 'detached' })

  await host.locator('.room-rules .el-switch').click()
  const asks = host.getByRole('dialog', { name: '全部放行' })
  await asks.getByText('1 条评论等待审核').waitFor()
  await asks.getByRole('button', { name: '关闭' }).click()
  await writer.getByText('本场评论先审核再显示').waitFor({ state: 'hidden' })
  await say(writer, '说点什么', '现在不用等了')
  await lineOf(other, '现在不用等了').waitFor()
  assert.equal(await other.getByText(/日结八百|几个人一间/).count(), 0)
  assert.deepEqual(await held.getByRole('listitem').locator('p').allInnerTexts().then(lines =>
    lines.map(line => /几个人一间$/.test(line.trim()))), [true], 'one goes on waiting')
  assert.deepEqual(await findings(host), [])
  assert.deepEqual([...host.troubles, ...writer.troubles, ...other.troubles], [])
})

test('who wrote what is turned away is told and can change it, also after a reload and away from the net', async () => {
  const session = await liveSession('没放行', 1)
  const open = nickname => newViewer(nickname).then(({ token }) =>
    person(browser, phoneSize, `/live/${session.id}`, token))
  const [first, second, other] = await Promise.all([open('改一改的人'), open('断网的人'), open('看的人')])
  await call('PUT', `${session.path}/rules`, session.host, { slowMs: 0, hold: true })
  const write = async (page, text) => {
    await say(page, '说点什么', text)
    await lineOf(page, text).getByText('审核中').waitFor()
  }
  await first.getByText('本场评论先审核再显示').waitFor()
  await write(first, '带你日结八百')
  await second.getByText('本场评论先审核再显示').waitFor()
  for (const text of ['找我办事快', '宿舍有暖气吗', '几个人一间']) {
    await write(second, text)
  }
  const { items } = await call('GET', `${session.path}/held`, session.host)
  const review = (text, body) =>
    call('POST', `${session.path}/held/${items.find(each => each.text === text).id}`, session.host, body)
  const isRefused = (page, text) => refusedOf(page, text).getByText('主播审核后没有放行').waitFor()

  await review('带你日结八百', { approve: false, reason: 'fraud' })
  await isRefused(first, '带你日结八百')
  const refused = refusedOf(first, '带你日结八百')
  assert.equal(await refused.getByRole('button', { name: '重发' }).count(), 0, 'the same words stay refused')
  assert.deepEqual(await findings(first), [])
  await refused.getByRole('button', { name: '修改' }).click()
  await refused.waitFor({ state: 'detached' })
  assert.equal(await first.getByLabel('说点什么').inputValue(), '带你日结八百')
  await write(first, '日结多少钱')

  await review('找我办事快', { approve: false, reason: 'ad' })
  await isRefused(second, '找我办事快')
  await second.reload()
  await isRefused(second, '找我办事快')
  for (const text of ['宿舍有暖气吗', '几个人一间']) {
    await lineOf(second, text).getByText('审核中').waitFor()
  }
  await second.context().setOffline(true)
  await review('宿舍有暖气吗', { approve: true })
  await review('几个人一间', { approve: false, reason: 'offTopic' })
  await lineOf(other, '宿舍有暖气吗').waitFor()
  await second.context().setOffline(false)
  await isRefused(second, '几个人一间')
  await lineOf(second, '宿舍有暖气吗').getByText('已发送').waitFor()
  assert.equal(await second.getByRole('listitem').filter({ hasText: '宿舍有暖气吗' }).count(), 1)
  await refusedOf(second, '几个人一间').getByRole('button', { name: '不发了' }).click()
  await second.reload()
  await isRefused(second, '找我办事快')
  assert.equal(await second.locator('.refused-line').count(), 1, 'what was let go stays away')

  const { events } = await call('GET', `${session.path}/events`)
  const told = events.filter(event => event.kind === 'commentTurnedAway').map(event => Object.keys(event).sort())
  assert.deepEqual(told, Array(3).fill(['at', 'heldId', 'kind', 'mediaMs', 'offset']))
  assert.equal(await other.getByText(/日结|办事快|几个人一间|没有放行/).count(), 0)
  await call('POST', `${session.path}/end`, session.host, {})
  await refusedOf(first, '日结多少钱').getByText('现在没有在直播').waitFor()
  assert.deepEqual([...first.troubles, ...second.troubles, ...other.troubles], [])
})

test('all that waits is let through at once, but for what came while it was asked, and the end says what is lost', async () => {
  const session = await liveSession('全部放行', 1)
  await call('PUT', `${session.path}/rules`, session.host, { slowMs: 0, hold: true })
  const [writer, muted] = await Promise.all([talker('写的人'), talker('禁言的人')])
  const say = (who, text) => who.fair.sessions.comment(session.id, text)
  await say(writer, '宿舍有暖气吗')
  await say(muted, '加我')
  await say(writer, '几个人一间')
  const host = await person(browser, desktopSize, `/host/${session.id}`, session.host)
  const held = host.getByRole('region', { name: '等待审核' }).getByRole('listitem')
  const asks = host.getByRole('dialog', { name: '全部放行' })
  await host.locator('.lists').getByText('待审').click()
  await held.nth(2).waitFor()
  const { items } = await call('GET', `${session.path}/held`, session.host)
  const { viewerId } = items.find(each => each.text === '加我').by
  await call('PUT', `${session.path}/mutes/${viewerId}`, session.host, { reason: '广告' })
  await host.getByRole('button', { name: '全部放行' }).click()
  await asks.getByText('3 条评论等待审核。放行以后大家都能看到。').waitFor()
  await say(writer, '后来的一句')
  await held.nth(3).waitFor()
  assert.deepEqual(await findings(host), [])
  await asks.getByRole('button', { name: '放行 3 条' }).click()
  await asks.waitFor({ state: 'detached' })
  await host.getByText('1 条没有放行：写的人已被禁言。').waitFor()
  await held.nth(2).waitFor({ state: 'detached' })
  const { events } = await call('GET', `${session.path}/events`)
  const said = events.filter(event => event.kind === 'commented').map(event => event.text)
  assert.deepEqual(said, ['宿舍有暖气吗', '几个人一间'])

  await host.getByRole('button', { name: '结束直播' }).click()
  const end = host.getByRole('dialog', { name: '结束直播' })
  await end.getByText('还有 2 条评论等待审核，结束后不会再发出。').waitFor()
  await end.getByRole('button', { name: '取消' }).click()
  await host.locator('.room-rules .el-switch').click()
  await asks.getByRole('button', { name: '放行 2 条' }).click()
  await host.getByText('1 条没有放行').waitFor()
  await host.locator('.lists').getByText('评论').click()
  await lineOf(host, '后来的一句').waitFor()
  await Promise.all([writer.fair.hub.close(), muted.fair.hub.close()])
  assert.deepEqual(host.troubles, [])
})

test('a listed word is held, refused or masked as the list says, and a bad list is not kept', async context => {
  const session = await liveSession('词表', 1)
  const staff = await tokenOf('staff')
  const { items } = await call('GET', '/api/word-list', staff)
  context.after(() => call('PUT', '/api/word-list', staff, { items }))
  const writer = await person(browser, phoneSize, `/live/${session.id}`, (await newViewer('写的人')).token)
  const host = await person(browser, desktopSize, `/host/${session.id}`, session.host)
  const button = host.getByRole('button', { name: '词表' })
  const drawer = host.getByRole('dialog', { name: '词表' })
  const box = act => drawer.locator(`[name=words-${act}]`)
  const add = async (act, word) => box(act).fill(`${await box(act).inputValue()}\n${word}`)
  await button.click()
  for (const [act, word] of [['hold', '高价培训'], ['refuse', '代办病假'], ['mask', '老地方浴室']]) {
    await add(act, word)
  }
  const before = await box('mask').inputValue()
  await add('mask', '一个字都不能多可是这里写了整整二十一个字呢')
  await drawer.getByRole('alert').getByText('超过 20 个字').waitFor()
  assert.ok(await drawer.getByRole('button', { name: '保存' }).isDisabled())
  await box('mask').fill(`${before}\n！？……`)
  await drawer.getByRole('button', { name: '保存' }).click()
  await drawer.getByRole('alert').getByText('要有文字或数字').waitFor()
  assert.deepEqual((await call('GET', '/api/word-list', staff)).items, items, 'nothing changed when refused')
  await box('mask').fill(before)
  await drawer.getByRole('button', { name: '保存' }).click()
  await drawer.getByText('已保存').waitFor()
  assert.deepEqual(await findings(host), [])
  await host.keyboard.press('Escape')
  await drawer.waitFor({ state: 'detached' })
  await button.click()
  await host.waitForFunction(() => document.querySelector('[name=words-refuse]')?.value.includes('代办病假'))
  await host.keyboard.press('Escape')

  const write = async text => {
    await writer.getByLabel('说点什么').fill(text)
    await writer.getByRole('button', { name: '发送' }).click()
  }
  await write('先交 高/价/培/训 的钱吗')
  await lineOf(writer, '高/价/培/训').getByText('审核中').waitFor()
  await host.locator('.lists').getByText('待审').click()
  await host.getByRole('region', { name: '等待审核' }).getByText('含“高价培训”').waitFor()
  await write('我能代办病假')
  await writer.locator('.refused-line').filter({ hasText: '代办病假' }).getByText('有不能发的词').waitFor()
  await write('老地方浴室见')
  await host.locator('.lists').getByText('评论').click()
  await lineOf(host, '＊＊＊＊＊见').waitFor()
  assert.equal(await host.locator('.moderated').filter({ hasText: /培训|病假|浴室/ }).count(), 0)
  assert.deepEqual([...host.troubles, ...writer.troubles], [])
})
