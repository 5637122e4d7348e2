// A broadcast that is over, and its recording: a host's camera, postings presented one after another, and talk.
import { base, desktopSize, person, phoneSize, say } from './browser.mjs'
import { publish } from './camera.mjs'
import { call, newViewer, opId, startedSession, tokenOf } from './fair.mjs'

const MOVES_MS = 30_000

/** Waits until a page's picture went on for some seconds. */
export async function watchOn(page, seconds) {
  const from = await page.evaluate(() => document.querySelector('.player video').currentTime)
  await page.waitForFunction(until => document.querySelector('.player video').currentTime > until, from + seconds, {
    timeout: seconds * 1_000 + MOVES_MS,
  })
}

/**
 * A session of the demo's host that was watched and is over. Before anything is presented somebody says 开场; then
 * each posting is presented for some seconds, in the middle of which somebody asks about it (问 and its title).
 * `presents` hears of each, and `beforeEnd` of the session.
 */
export async function recorded(browser, title, { postings, seconds = 4, presents = () => {}, beforeEnd = () => {} }) {
  const session = await startedSession(await tokenOf('host'), title, postings)
  const host = await person(browser, desktopSize, '/', session.host)
  await host.goto(`${base}/host/${session.id}`)
  await publish(host)
  const viewer = await person(browser, phoneSize, `/live/${session.id}`, (await newViewer('小马')).token)
  await viewer.locator('.player[data-engine]').waitFor()
  await watchOn(viewer, 1)
  await say(viewer, '说点什么', '开场')
  await watchOn(viewer, seconds / 2)
  for (const { id, title } of session.postings) {
    await call('PUT', `${session.path}/pin`, session.host, { opId: opId(), postingId: id })
    await presents(session, id)
    await viewer.getByRole('heading', { name: title }).waitFor()
    await watchOn(viewer, seconds / 2)
    await say(viewer, '说点什么', `问 ${title}`)
    await watchOn(viewer, seconds / 2)
  }
  await beforeEnd(session)
  await call('POST', `${session.path}/end`, session.host, { opId: opId() })
  await viewer.getByText('本场直播已经结束').waitFor()
  await viewer.context().close()
  await host.context().close()
  return session
}
