// The rules of a room at the host's console: slow mode, and what is looked at before it is shown.
// Needs a demo server: LIVEFAIR_URL=http://127.0.0.1:5080 npm test
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { findings } from './axe.mjs'
import { desktopSize, launch, person } from './browser.mjs'
import { liveSession, tokenOf } from './fair.mjs'
import { talker } from './people.mjs'

let browser
before(async () => {
  browser = await launch()
})
after(() => browser?.close())

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
