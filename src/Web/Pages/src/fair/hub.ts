import {
  HttpTransportType, HubConnectionBuilder, HubConnectionState, LogLevel, type HubConnection,
} from '@microsoft/signalr'
import { MessagePackHubProtocol } from '@microsoft/signalr-protocol-msgpack'
import type { Answer } from './messages'
import { hubRefusal, Refused } from './refused'
import { realDelay, untilKnown, type Delay } from './retry'
import { readAnswer } from './unpack'

export type HubProtocol = 'messagepack' | 'json'

/** A WebSocket at once, or what gets through where none does: server-sent events, else long polling. */
export type Carrier = 'webSocket' | 'negotiated'

/** What a hub needs of a connection; tests give written ones. */
export type Connection = Pick<HubConnection, 'state' | 'start' | 'stop' | 'invoke' | 'stream'>

export interface HubOptions {
  base?: string
  /** The pages need none: the browser sends their cookie. */
  token?: string
  protocol?: HubProtocol
  delay?: Delay
  connect?: (carrier: Carrier) => Connection
}

export interface StreamHandlers {
  item: (sent: unknown) => void
  /** The stream is over; with a refusal when the server said why, without one when the connection was lost. */
  end: (refusal?: Refused) => void
}

const ANSWER_MS = 10_000
const OPEN_MS = 10_000

/** A WebSocket that stood shows that the way is free: what fails behind it is more likely the server or the network. */
const TRIES_ONCE_OPENED = 3

function signalR(options: HubOptions, carrier: Carrier): Connection {
  const isSocket = carrier === 'webSocket'
  const builder = new HubConnectionBuilder()
    .withUrl(`${options.base ?? ''}/hubs/live`, {
      transport: isSocket
        ? HttpTransportType.WebSockets
        : HttpTransportType.ServerSentEvents | HttpTransportType.LongPolling,
      skipNegotiation: isSocket,
      accessTokenFactory: options.token === undefined ? undefined : () => options.token!,
    })
    .configureLogging(LogLevel.None)

  // Server-sent events carry text only.
  return isSocket && options.protocol !== 'json'
    ? builder.withHubProtocol(new MessagePackHubProtocol()).build()
    : builder.build()
}

/** One connection to `/hubs/live`, opened when it is first needed and again when it was lost. */
export class Hub {
  private readonly delay: Delay
  private readonly connect: (carrier: Carrier) => Connection
  private connection?: Connection
  private starting?: Promise<Connection>
  /** How many WebSockets in a row may still fail before another way is tried. */
  private patience = 0

  constructor(options: HubOptions = {}) {
    this.delay = options.delay ?? realDelay
    this.connect = options.connect ?? (carrier => signalR(options, carrier))
  }

  /** Sends a command; the same opId is sent again while the outcome is unknown. Throws its refusal. */
  async send(method: string, request: { opId: string } & Record<string, unknown>): Promise<Answer> {
    const answer = await untilKnown(() => this.invoke(method, request), this.delay)
    if (!answer.ok) {
      throw new Refused(answer.held ? 'TURNED_AWAY' : answer.code, { retryAfterMs: answer.retryAfterMs })
    }
    return answer
  }

  /** Opens a stream; the answer closes it. */
  async stream(method: string, request: object, handlers: StreamHandlers): Promise<() => void> {
    const subscription = (await this.open()).stream(method, request).subscribe({
      next: handlers.item,
      error: error => handlers.end(hubRefusal(error)),
      complete: () => handlers.end(),
    })
    return () => subscription.dispose()
  }

  /** Ends the connection; who still needs it opens a new one, as whoever the cookie says then. */
  async close(): Promise<void> {
    const closed = this.connection
    this.connection = undefined
    await closed?.stop()
  }

  private async invoke(method: string, request: object): Promise<Answer> {
    let timer: ReturnType<typeof setTimeout> | undefined
    const silence = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Refused('UNREACHABLE')), ANSWER_MS)
    })
    try {
      const connection = await this.open()
      return readAnswer(await Promise.race([connection.invoke(method, request), silence]))
    } catch (error) {
      throw error instanceof Refused ? error : hubRefusal(error) ?? new Refused('UNREACHABLE')
    } finally {
      clearTimeout(timer)
    }
  }

  private open(): Promise<Connection> {
    if (this.connection?.state === HubConnectionState.Connected) {
      return Promise.resolve(this.connection)
    }
    this.starting ??= this.start().finally(() => (this.starting = undefined))
    return this.starting
  }

  private async start(): Promise<Connection> {
    try {
      const opened = await this.begin('webSocket')
      this.patience = TRIES_ONCE_OPENED
      return opened
    } catch (error) {
      const isClosed = this.connection === undefined
      if (isClosed || this.patience > 0) {
        this.patience = Math.max(0, this.patience - 1)
        throw error
      }
      return await this.begin('negotiated')
    }
  }

  private async begin(carrier: Carrier): Promise<Connection> {
    const begun = this.connection = this.connect(carrier)
    let timer: ReturnType<typeof setTimeout> | undefined
    const silence = new Promise<never>((_, reject) => {
      timer = setTimeout(reject, OPEN_MS)
    })
    try {
      await Promise.race([begun.start(), silence])
      return begun
    } catch {
      // One that neither opened nor failed is let go when it does; nobody waits for that.
      begun.stop().catch(() => undefined)
      throw new Refused('UNREACHABLE')
    } finally {
      clearTimeout(timer)
    }
  }
}
