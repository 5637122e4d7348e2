/** A comment on its way over the picture: in pixels, milliseconds, and pixels a millisecond. */
export interface Run {
  lane: number
  startedAt: number
  width: number
  speed: number
}

/** How long a comment of no width takes from edge to edge; a longer one is faster. */
const CROSSING_MS = 8_000
const GAP_PX = 24

/** A lane for each line of text; in each the last one that went in. */
export class Lanes {
  private last: (Run | undefined)[] = []

  constructor(private count = 0, private stage = 0) {}

  /** After the stage changed its size: who runs already goes on, and is kept clear of as far as lanes are left. */
  resize(count: number, stage: number): void {
    this.count = count
    this.stage = stage
    this.last.length = Math.min(this.last.length, count)
  }

  clear(): void {
    this.last = []
  }

  /** The first lane in which a comment touches nobody on its whole way; undefined when all are taken. */
  enter(width: number, now: number): Run | undefined {
    const speed = (this.stage + width) / CROSSING_MS
    for (let lane = 0; lane < this.count; lane++) {
      if (this.isFree(this.last[lane], speed, now)) {
        return (this.last[lane] = { lane, startedAt: now, width, speed })
      }
    }
    return undefined
  }

  private isFree(before: Run | undefined, speed: number, now: number): boolean {
    if (!before) {
      return true
    }
    const tail = this.stage + before.width + GAP_PX - before.speed * (now - before.startedAt)
    // Room at the entrance now, and still some when the new one's head reaches the other edge.
    const tailThen = tail - before.speed * (this.stage / speed)
    return tail <= this.stage && tailThen <= 0
  }
}
