/** What to do about the distance to what was received last. */
export type Chase = { rate: number } | { jumpToMs: number }

const LEAST_MS = 400
const MOST_MS = 2_500
const STEP_MS = 400
const TOLERATED_MS = 200
const JUMP_MS = 2_500
const JUMP_AFTER_STALL_MS = 1_000
/** With less than this the picture still stands. */
const STANDS_MS = 150
const CALM_MS = 30_000
/** Sound and picture wait one after the other, and a jump makes both wait: that is one trouble. */
const SAME_MS = 2_000
const FASTEST = 1.25

/**
 * Keeps a player near the live edge: a little faster when it fell behind, a jump when it fell far behind. A publisher's
 * absence leaves a gap with nothing in it, which would be shown as a picture that stands still once more: after a stall
 * a second is far. Whenever the picture had to wait for data the aimed distance grows, and shrinks again after half a
 * minute of calm.
 */
export class LiveEdge {
  private aimMs = LEAST_MS
  private isHurrying = false
  private calmSince = 0
  private hasTrouble = false
  private hasStalled = false

  /** The picture stood still for want of data. */
  waited(nowMs: number): void {
    if (nowMs - this.calmSince >= SAME_MS || !this.hasTrouble) {
      this.aimMs = Math.min(MOST_MS, this.aimMs + STEP_MS)
    }
    this.calmSince = nowMs
    this.hasTrouble = true
    this.hasStalled = true
  }

  /** `behindMs`: from what is shown to the end of what was received. */
  chase(behindMs: number, nowMs: number): Chase {
    if (nowMs - this.calmSince >= CALM_MS) {
      this.aimMs = Math.max(LEAST_MS, this.aimMs - STEP_MS)
      this.calmSince = nowMs
    }
    const isFar = behindMs > this.aimMs + (this.hasStalled ? JUMP_AFTER_STALL_MS : JUMP_MS)
    this.hasStalled &&= behindMs < STANDS_MS
    if (isFar) {
      this.isHurrying = false
      this.calmSince = nowMs
      this.hasTrouble = true
      return { jumpToMs: this.aimMs }
    }
    // Two bounds, for a rate that changes twice a second is heard.
    this.isHurrying = behindMs > (this.isHurrying ? this.aimMs : this.aimMs + TOLERATED_MS)
    return { rate: this.isHurrying ? Math.min(FASTEST, 1.1 + (behindMs - this.aimMs) / 10_000) : 1 }
  }
}
