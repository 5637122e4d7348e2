import type { EngineName } from './engines'

/** An engine gets this long for its first picture, and this long when the picture stands still. */
const FIRST_MS = 10_000
const STILL_MS = 6_000
/**
 * What a publisher who is back sends must have arrived after this long. A browser's own HLS repeats its last segment or
 * stands for good after a long absence, and goes on at once when it is opened anew.
 */
const RETURN_MS: Record<EngineName, number> = { flv: 5_000, hls: 5_000, native: 2_000 }
const AGAIN_MS = 4_000
const GOOD_MS = 10_000

export type Sign = 'moving' | 'good' | 'waiting' | 'late'
export type Publisher = 'there' | 'away' | 'unknown'

/** Tells a picture that moves from one that stands still, and whose fault that is. */
export class LifeSigns {
  private deadline: number
  private movingSince?: number
  private mayBeGone = false

  constructor(private readonly engine: EngineName, private position: number, nowMs: number) {
    this.deadline = nowMs + FIRST_MS
  }

  /** `late`: it stood still for so long that somebody must ask whether the publisher is there. */
  look(position: number, isHeld: boolean, nowMs: number): Sign {
    if (position !== this.position) {
      this.position = position
      this.mayBeGone = false
      this.movingSince ??= nowMs
      this.deadline = nowMs + STILL_MS
      return nowMs - this.movingSince >= GOOD_MS ? 'good' : 'moving'
    }
    if (isHeld) {
      this.deadline = nowMs + STILL_MS
    }
    return nowMs < this.deadline ? 'waiting' : 'late'
  }

  /** Something happened: who waits for the publisher asks at once. */
  hurry(): void {
    this.deadline = this.mayBeGone ? 0 : this.deadline
  }

  /** The answer to who was asked. True when the engine is at fault: a publisher is there, and has been. */
  heard(publisher: Publisher, nowMs: number, random: number): boolean {
    this.movingSince = undefined
    if (publisher === 'there' && !this.mayBeGone) {
      return true
    }
    this.mayBeGone = publisher !== 'there'
    // Thousands of players that lost the same publisher do not ask at the same moment.
    this.deadline = nowMs + (this.mayBeGone ? AGAIN_MS * (0.75 + random / 2) : RETURN_MS[this.engine])
    return false
  }
}
