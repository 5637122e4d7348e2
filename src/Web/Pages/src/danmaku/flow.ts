import type { DanmakuSettings } from '../room/settings'

/** A comment that wants to run over the picture. */
export interface Shown {
  offset: number
  text: string
  isMine: boolean
  /** When it arrived, in milliseconds. */
  arrivedAt: number
}

/** Nobody reads more than that; the list has them all. */
const PER_SECOND: Record<DanmakuSettings['density'], number> = { few: 5, some: 10, many: 20 }
const STALE_MS = 2_000
const MOST_WAITING = 40

/** Lets as many comments through as the density says, one's own first. Who waited too long is passed over. */
export class Flow {
  private waiting: Shown[] = []
  private readonly passed: number[] = []

  constructor(private density: DanmakuSettings['density'] = 'some') {}

  setDensity(density: DanmakuSettings['density']): void {
    this.density = density
  }

  add(comments: readonly Shown[]): void {
    this.waiting.push(...comments)
    if (this.waiting.length > MOST_WAITING) {
      const mine = this.waiting.filter(each => each.isMine)
      const others = this.waiting.filter(each => !each.isMine)
      this.waiting = [...mine, ...others.slice(-Math.max(0, MOST_WAITING - mine.length))]
    }
  }

  clear(): void {
    this.waiting = []
  }

  /** Lets the comments at these offsets wait no more: they were removed. */
  drop(offsets: readonly number[]): void {
    this.waiting = this.waiting.filter(each => !offsets.includes(each.offset))
  }

  get isEmpty(): boolean {
    return this.waiting.length === 0
  }

  /** The next one; `enter` says whether a lane took it, and if not it goes on waiting. */
  pass(now: number, enter: (comment: Shown) => boolean): void {
    this.waiting = this.waiting.filter(each => each.isMine || now - each.arrivedAt < STALE_MS)
    while (this.passed[0] !== undefined && this.passed[0] <= now - 1_000) {
      this.passed.shift()
    }
    const ordered = [...this.waiting.filter(each => each.isMine), ...this.waiting.filter(each => !each.isMine)]
    for (const each of ordered) {
      if (this.passed.length >= PER_SECOND[this.density] || !enter(each)) {
        return
      }
      this.passed.push(now)
      this.waiting = this.waiting.filter(other => other !== each)
    }
  }
}

/** Of comments that came together those that are still news: after a lost connection come many that are not. */
export function fresh<T extends { at: string }>(comments: readonly T[], withinMs = 5_000): T[] {
  const newest = Math.max(...comments.map(each => Date.parse(each.at)))
  return comments.filter(each => Date.parse(each.at) > newest - withinMs)
}
