const WINDOW_MS = 5_000
const GENTLY_MS = 20
const JUMP_MS = 1_000

/**
 * Puts the clock of one track onto the publisher's clock. A microphone's crystal runs a little faster or slower than
 * the computer's: over hours picture and sound would drift apart by seconds. The least delay in five seconds is free
 * of jitter; what it changes by is followed gently.
 */
export class TrackClock {
  private offset?: number
  private least = Infinity
  private windowEnd = 0
  private last = 0

  /** `trackMs`: the track's time of a frame; `nowMs`: the publisher's time when it came. Never goes back. */
  at(trackMs: number, nowMs: number): number {
    const offset = nowMs - trackMs
    if (this.offset === undefined) {
      this.offset = offset
      this.windowEnd = nowMs + WINDOW_MS
    }
    this.least = Math.min(this.least, offset)
    if (nowMs >= this.windowEnd) {
      const drift = this.least - this.offset
      this.offset += Math.abs(drift) > JUMP_MS ? drift : Math.max(-GENTLY_MS, Math.min(GENTLY_MS, drift))
      this.least = Infinity
      this.windowEnd = nowMs + WINDOW_MS
    }
    this.last = Math.max(this.last, trackMs + this.offset)
    return this.last
  }
}
