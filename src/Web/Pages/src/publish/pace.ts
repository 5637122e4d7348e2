const WORST = 0.3
const DOWN = 0.7
const UP = 1.15
const CALM_SECONDS = 10

/** How many bits per second a line bears: fewer at once when frames are dropped, more again after ten calm seconds. */
export class Pace {
  private current: number
  private calm = 0

  constructor(private readonly best: number) {
    this.current = best
  }

  /** Asked once a second; undefined when nothing changes. */
  second(droppedNow: number): number | undefined {
    this.calm = droppedNow > 0 ? 0 : this.calm + 1
    const before = this.current
    if (droppedNow > 0) {
      this.current = Math.max(this.best * WORST, this.current * DOWN)
    } else if (this.calm >= CALM_SECONDS) {
      this.current = Math.min(this.best, this.current * UP)
      this.calm = 0
    }
    return this.current === before ? undefined : Math.round(this.current)
  }
}
