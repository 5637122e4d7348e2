import type { Ticket } from '../fair/records'
import { asRefused, Refused } from '../fair/refused'
import { backoff, type Delay } from '../fair/retry'
import type { Pipe } from './frameSender'

/** What is sent while a line is open. */
export interface Source {
  /** The first message, which says what the others are. */
  hello: object
  attach: (pipe: Pipe) => void
  detach: () => void
}

/** A socket to the server, opened; tests give a written one. */
export interface Line extends Pipe {
  /** Ends when the line does, with the server's words if it refused. */
  ended: Promise<Refused | undefined>
  say: (message: object) => void
}

export type LinkState = 'connecting' | 'sending' | 'lost' | 'refused' | 'stopped'

export interface LinkOptions {
  ticket: () => Promise<Ticket>
  open: (ticket: Ticket) => Promise<Line>
  delay: Delay
  now: () => number
  state: (state: LinkState, refusal?: Refused) => void
}

/** For this long the server may still believe that our lost line publishes. */
const OWN_GHOST_MS = 20_000

/** Keeps a publishing line open, each with a ticket of its own, until it is stopped or refused. */
export class Link {
  private isStopped = false
  private line?: Line
  private sentUntil = -Infinity

  constructor(private readonly source: Source, private readonly options: LinkOptions) {}

  async run(): Promise<void> {
    this.options.state('connecting')
    for (let tries = 0; !this.isStopped; tries++) {
      const began = this.options.now()
      const refusal = await this.once().catch(asRefused)
      if (this.isStopped) {
        break
      }
      if (refusal && !this.maySucceedLater(refusal)) {
        this.options.state('refused', refusal)
        return
      }
      this.options.state('lost')
      tries = this.sentUntil > began ? 0 : tries
      await this.options.delay(backoff(tries))
    }
    this.options.state('stopped')
  }

  stop(): void {
    this.isStopped = true
    this.line?.close()
  }

  private async once(): Promise<Refused | undefined> {
    const { options, source } = this
    const line = await options.open(await options.ticket())
    if (this.isStopped) {
      line.close()
      return undefined
    }
    this.line = line
    line.say(source.hello)
    source.attach(line)
    options.state('sending')
    try {
      return await line.ended
    } finally {
      this.sentUntil = options.now()
      this.line = undefined
      source.detach()
    }
  }

  private maySucceedLater(refusal: Refused): boolean {
    const isGhost = refusal.code === 'NOT_ALLOWED' && refusal.status === undefined
      && this.options.now() - this.sentUntil < OWN_GHOST_MS
    return refusal.isUnknown || refusal.code === 'OVERLOADED' || refusal.code === 'TOO_FAST' || isGhost
  }
}
