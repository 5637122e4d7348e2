import type { Play } from '../fair/records'
import { asRefused } from '../fair/refused'
import { backoff } from '../fair/retry'
import type { EngineName } from './engines'
import type { Failure, Fallback } from './fallback'
import { LifeSigns, type Publisher } from './lifeSigns'

/** `away`: nobody publishes now. `trouble`: no answer from the server. */
export type Picture = 'connecting' | 'playing' | 'away' | 'trouble'

/** What playing needs of a page; tests give a written one. */
export interface Screen {
  ask: () => Promise<Play>
  /** Starts an engine; `failed` may be called until the answer is called, which ends the engine. */
  open: (engine: EngineName, play: Play, failed: (why: Failure) => void) => () => void
  /** Where the picture is; that it changes is the sign of life. */
  position: () => number
  /** Whether it stands still for a reason that is no fault: somebody paused it, or nobody sees the page. */
  isHeld: () => boolean
  show: (picture: Picture) => void
  delay: (ms: number) => Promise<void>
  now: () => number
  random: () => number
}

interface Found {
  play: Play
  /** Whether a publisher was there when first asked. */
  atOnce: boolean
}

const TICK_MS = 500
/** Whoever waits for a picture sees it this long after it is there, at most. */
const MOST_WAIT_MS = 6_000
const PICTURES: Record<Publisher, Picture> = { there: 'connecting', away: 'away', unknown: 'trouble' }

/** Plays a session's picture for as long as it is wanted, whatever happens to publisher, network and engines. */
export class Playing {
  private isStopped = false
  private isWoken = false
  private endWait?: () => void

  constructor(private readonly screen: Screen, private readonly fallback: Fallback) {}

  async run(): Promise<void> {
    let attempt = this.fallback.first()
    this.screen.show('connecting')
    let found = await this.untilLive()
    while (found) {
      await this.wait(attempt.waitMs)
      const failure = await this.playOnce(attempt.engine, found.play)
      if (!failure) {
        return
      }
      this.screen.show('connecting')
      found = await this.untilLive()
      // Without a network or a publisher no engine works, which says nothing about this one.
      attempt = found?.atOnce ? this.fallback.failed(failure) : { ...attempt, waitMs: 0 }
    }
  }

  stop(): void {
    this.isStopped = true
    this.endWait?.()
  }

  /** Something happened that makes it worth to look again now. */
  wake(): void {
    this.isWoken = true
    this.endWait?.()
  }

  /** Undefined when it was stopped before anybody published. */
  private async untilLive(): Promise<Found | undefined> {
    for (let tries = 0; !this.isStopped; tries++) {
      const { publisher, play } = await this.look()
      if (play?.live) {
        return this.isStopped ? undefined : { play, atOnce: tries === 0 }
      }
      this.screen.show(PICTURES[publisher])
      await this.wait(Math.min(MOST_WAIT_MS, backoff(tries + 1, this.screen.random())))
    }
    return undefined
  }

  private async look(): Promise<{ publisher: Publisher, play?: Play }> {
    this.isWoken = false
    try {
      const play = await this.screen.ask()
      return { publisher: play.live ? 'there' : 'away', play }
    } catch (error) {
      const isNone = ['NOT_FOUND', 'NOT_LIVE', 'NOT_ALLOWED'].includes(asRefused(error).code)
      return { publisher: isNone ? 'away' : 'unknown' }
    }
  }

  /** Undefined when it was stopped. */
  private async playOnce(engine: EngineName, play: Play): Promise<Failure | undefined> {
    if (this.isStopped) {
      return undefined
    }
    const { screen } = this
    let failure: Failure | undefined
    const close = screen.open(engine, play, why => {
      failure ??= why
      this.endWait?.()
    })
    const signs = new LifeSigns(engine, screen.position(), screen.now())
    while (!failure && !this.isStopped) {
      await this.wait(TICK_MS)
      failure ??= await this.check(signs)
    }
    close()
    return this.isStopped ? undefined : failure
  }

  private async check(signs: LifeSigns): Promise<Failure | undefined> {
    const { screen } = this
    if (this.isWoken) {
      signs.hurry()
    }
    const sign = signs.look(screen.position(), screen.isHeld(), screen.now())
    if (sign === 'late') {
      const { publisher } = await this.look()
      if (signs.heard(publisher, screen.now(), screen.random())) {
        return 'broken'
      }
      screen.show(PICTURES[publisher])
    } else if (sign !== 'waiting') {
      screen.show('playing')
    }
    if (sign === 'good') {
      this.fallback.worked()
    }
    return undefined
  }

  private async wait(ms: number): Promise<void> {
    if (ms > 0 && !this.isStopped) {
      await Promise.race([this.screen.delay(ms), new Promise<void>(resolve => (this.endWait = resolve))])
    }
  }
}
