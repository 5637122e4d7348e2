// People who take part without a browser, by the pages' own client module (npm run client in src/Web/Pages).
import { Fair } from '../../src/Web/Pages/bin/client/index.js'
import { base } from './browser.mjs'
import { newViewer } from './fair.mjs'

export function clientOf(token) {
  return new Fair({ base, token })
}

/** A viewer with a confirmed phone and a client. Close `fair.hub` when nobody needs it any more. */
export async function talker(nickname) {
  const viewer = await newViewer(nickname)
  return { ...viewer, fair: clientOf(viewer.token) }
}

/** A client's view of a session's log. `until` waits for an event that may be there already, and says what it missed. */
export async function listener(fair, sessionId) {
  const events = []
  let wake = () => {}
  let here
  const joined = new Promise(resolve => (here = resolve))
  const watching = fair.sessions.watch(sessionId, {
    joined: here,
    frame: frame => {
      events.push(...frame.events)
      wake()
    },
  })
  await joined
  const until = (what, is, ms = 20_000) => new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(
      `waited ${ms} ms for ${what}; the last events: ${events.slice(-5).map(event => event.kind)}`)), ms)
    wake = () => {
      const found = events.find(is)
      if (found) {
        clearTimeout(timer)
        resolve(found)
      }
    }
    wake()
  })
  return { events, until, stop: watching.stop }
}
