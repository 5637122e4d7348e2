import { backoff } from '../fair/retry'
import type { EngineName } from './engines'

/** One try to play: by which engine, and after how long a wait. */
export interface Attempt {
  engine: EngineName
  waitMs: number
}

/**
 * Why a try ended. Addresses that were refused have run out, which is not the engine's fault; `absent` ones are not
 * offered at all.
 */
export type Failure = 'broken' | 'refused' | 'absent'

const TRIES = 2

/**
 * What is tried next when playing fails: the same engine once more, then the next one, and after the last the first
 * again, each round later than the one before.
 */
export class Fallback {
  private at = 0
  private tries = 0
  private rounds = 0
  private refusals = 0

  constructor(private readonly engines: readonly EngineName[], private readonly random = Math.random) {}

  first(): Attempt {
    return this.attempt(0)
  }

  failed(why: Failure): Attempt {
    if (why === 'refused') {
      return this.attempt(this.backoff(this.refusals++))
    }
    this.tries++
    if (why === 'broken' && this.tries < TRIES) {
      return this.attempt(this.backoff(0))
    }
    this.tries = 0
    this.at++
    if (this.at < this.engines.length) {
      return this.attempt(0)
    }
    this.at = 0
    this.rounds++
    return this.attempt(this.backoff(this.rounds))
  }

  /** It plays: earlier troubles no longer count, and the engine that worked is kept. */
  worked(): void {
    this.tries = 0
    this.rounds = 0
    this.refusals = 0
  }

  private attempt(waitMs: number): Attempt {
    return { engine: this.engines[this.at]!, waitMs }
  }

  private backoff(tries: number): number {
    return backoff(tries, this.random())
  }
}
