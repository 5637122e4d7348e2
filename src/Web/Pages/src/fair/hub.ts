import {
  HttpTransportType, HubConnectionBuilder, HubConnectionState, LogLevel, type HubConnection,
} from '@microsoft/signalr'
import { MessagePackHubProtocol } from '@microsoft/signalr-protocol-msgpack'
import type { Answer } from './messages'
import { hubRefusal, Refused } from './refused'
import { realDelay, untilKnown, type Delay } from './retry'
import { readAnswer } from './unpack'

export type HubProtocol = 'messagepack' | 'json'

export interface HubOptions {
  base?: string
  /** The pages need none: the browser sends their cookie. */
  token?: string
  protocol?: HubProtocol
  delay?: Delay
}

export interface StreamHandlers {
  item: (sent: unknown) => void
  /** The stream is over; with a refusal when the server said why, without one when the connection was lost. */
  end: (refusal?: Refused) => void
}

const ANSWER_MS = 10_000

/** One connection to `/hubs/live`, opened when it is first needed and again when it was lost. */
export class Hub {
  private readonly connection: HubConnection
  private readonly delay: Delay
  private starting?: Promise<void>

  constructor(options: HubOptions = {}) {
    this.delay = options.delay ?? realDelay
    const builder = new HubConnectionBuilder()
      .withUrl(`${options.base ?? ''}/hubs/live`, {
        transport: HttpTransportType.WebSockets,
        skipNegotiation: true,
        accessTokenFactory: options.token === undefined ? undefined : () => options.token!,
      })
      .configureLogging(LogLevel.None)
    this.connection = options.protocol === 'json'
      ? builder.build()
      : builder.withHubProtocol(new MessagePackHubProtocol()).build()
  }

  /** Sends a command; the same opId is sent again while the outcome is unknown. Throws its refusal. */
  async send(method: string, request: { opId: string } & Record<string, unknown>): Promise<Answer> {
    const answer = await untilKnown(() => this.invoke(method, request), this.delay)
    if (!answer.ok) {
      throw new Refused(answer.code, { retryAfterMs: answer.retryAfterMs })
    }
    return answer
  }

  /** Opens a stream; the answer closes it. */
  async stream(method: string, request: object, handlers: StreamHandlers): Promise<() => void> {
    await this.open()
    const subscription = this.connection.stream(method, request).subscribe({
      next: handlers.item,
      error: error => handlers.end(hubRefusal(error)),
      complete: () => handlers.end(),
    })
    return () => subscription.dispose()
  }

  /** Ends the connection; who still needs it opens a new one, as whoever the cookie says then. */
  async close(): Promise<void> {
    await this.connection.stop()
  }

  private async invoke(method: string, request: object): Promise<Answer> {
    let timer: ReturnType<typeof setTimeout> | undefined
    const silence = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Refused('UNREACHABLE')), ANSWER_MS)
    })
    try {
      await this.open()
      return readAnswer(await Promise.race([this.connection.invoke(method, request), silence]))
    } catch (error) {
      throw error instanceof Refused ? error : hubRefusal(error) ?? new Refused('UNREACHABLE')
    } finally {
      clearTimeout(timer)
    }
  }

  private open(): Promise<void> {
    if (this.connection.state === HubConnectionState.Connected) {
      return Promise.resolve()
    }
    this.starting ??= this.start().finally(() => (this.starting = undefined))
    return this.starting
  }

  private async start(): Promise<void> {
    try {
      if (this.connection.state === HubConnectionState.Disconnecting) {
        await this.connection.stop()
      }
      await this.connection.start()
    } catch {
      throw new Refused('UNREACHABLE')
    }
  }
}
