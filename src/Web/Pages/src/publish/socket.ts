import type { Ticket } from '../fair/records'
import { Refused } from '../fair/refused'
import type { Line } from './link'

/** The address of a publishing socket; a ticket that is not in it yet is put there. */
export function socketUrl({ url, ticket }: Ticket, page: string): string {
  const whole = new URL(url, page)
  whole.protocol = whole.protocol.replace('http', 'ws')
  if (!whole.searchParams.has('ticket')) {
    whole.searchParams.set('ticket', ticket)
  }
  return whole.href
}

export function openLine(ticket: Ticket): Promise<Line> {
  const socket = new WebSocket(socketUrl(ticket, location.href))
  socket.binaryType = 'arraybuffer'
  let refusal: Refused | undefined
  const ended = new Promise<Refused | undefined>(resolve => {
    socket.addEventListener('close', () => resolve(refusal))
  })
  socket.addEventListener('message', event => (refusal ??= refusalIn(event.data)))
  return new Promise((resolve, reject) => {
    socket.addEventListener('error', () => reject(new Refused('UNREACHABLE')))
    socket.addEventListener('open', () => resolve({
      get bufferedAmount() {
        return socket.bufferedAmount
      },
      send: data => socket.readyState === WebSocket.OPEN && socket.send(data),
      say: message => socket.send(JSON.stringify(message)),
      close: () => socket.close(),
      ended,
    }))
  })
}

/** The server's `refused` message; its other ones tell of the stream's health. */
export function refusalIn(data: unknown): Refused | undefined {
  if (typeof data !== 'string') {
    return undefined
  }
  const said = JSON.parse(data) as { kind?: string, code?: string, detail?: string }
  return said.kind === 'refused' ? new Refused(said.code, { title: said.detail }) : undefined
}
