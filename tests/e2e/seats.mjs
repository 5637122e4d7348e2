// Viewers without a browser: they watch a session, say something, and tap what they think of a posting.
import { HttpTransportType, HubConnectionBuilder, LogLevel } from '@microsoft/signalr'
import { base } from './browser.mjs'
import { newViewer, opId } from './fair.mjs'

async function answered(answer) {
  const { ok, code, ...rest } = await answer
  if (!ok) {
    throw new Error(`refused: ${code}`)
  }
  return rest
}

/** A viewer who takes a seat in a session; `leave` when the test is over. */
export async function seat(session, nickname) {
  const viewer = await newViewer(nickname)
  const hub = new HubConnectionBuilder()
    .withUrl(`${base}/hubs/live`, {
      accessTokenFactory: () => viewer.token, transport: HttpTransportType.WebSockets, skipNegotiation: true,
    })
    .configureLogging(LogLevel.None)
    .build()
  await hub.start()
  const here = new Promise((resolve, reject) =>
    hub.stream('Watch', { sessionId: session.id }).subscribe({ next: resolve, error: reject, complete: () => {} }))
  await here
  return {
    ...viewer,
    say: text => answered(hub.invoke('Comment', { sessionId: session.id, opId: opId(), text })),
    tap: (posting, kind) =>
      answered(hub.invoke('React', { sessionId: session.id, opId: opId(), postingId: posting.id, kind })),
    leave: () => hub.stop(),
  }
}

export const seats = (session, nicknames) => Promise.all(nicknames.map(nickname => seat(session, nickname)))

/** As many viewers of a session; each says up to three things at once before the throttle asks for patience. */
export const crowd = (session, count) => seats(session, Array.from({ length: count }, (_, i) => `路人${i}`))
