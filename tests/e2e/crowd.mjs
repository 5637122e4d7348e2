// Viewers without a browser, who only talk: there can be many of them.
import { HttpTransportType, HubConnectionBuilder, LogLevel } from '@microsoft/signalr'
import { base } from './browser.mjs'
import { newViewer, opId } from './fair.mjs'

/** As many viewers of a session; each says up to three things at once before the throttle asks for patience. */
export async function crowd(session, count) {
  return Promise.all(Array.from({ length: count }, async (_, i) => {
    const { token } = await newViewer(`路人${i}`)
    const hub = new HubConnectionBuilder()
      .withUrl(`${base}/hubs/live`, { accessTokenFactory: () => token, transport: HttpTransportType.WebSockets })
      .configureLogging(LogLevel.None)
      .build()
    await hub.start()
    return {
      async say(text) {
        const answer = await hub.invoke('Comment', { sessionId: session.id, opId: opId(), text })
        if (!answer.ok) {
          throw new Error(`${text}: ${answer.code}`)
        }
      },
      leave: () => hub.stop(),
    }
  }))
}
