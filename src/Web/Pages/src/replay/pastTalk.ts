import type { FairEvent } from '../fair/messages'
import type { EventPage } from '../fair/records'
import { linesOf, type Line } from '../room/comments'

const PAGE = 1_000
/** Events before the moment that is looked for, so that its talk has a beginning. */
const BEFORE = 500
const MOST_LINES = 100

/** What was said in a session that is over, up to any moment of it, without reading the whole log. */
export class PastTalk {
  /** A stretch of the log without a gap. */
  private events: FairEvent[] = []

  constructor(
    private readonly head: number,
    private readonly read: (after: number, limit: number) => Promise<EventPage>,
  ) {}

  /** The last lines said until a moment, the oldest first. */
  async until(mediaMs: number): Promise<Line[]> {
    if (this.head > 0 && !this.covers(mediaMs)) {
      await this.load(mediaMs)
    }
    return linesOf(this.events.filter(event => event.mediaMs <= mediaMs)).slice(-MOST_LINES)
  }


  private get last(): number {
    return this.events.at(-1)?.offset ?? 0
  }

  private covers(mediaMs: number): boolean {
    const [first] = this.events
    return first !== undefined
      && (first.offset === 1 || first.mediaMs <= mediaMs)
      && (this.last >= this.head || this.events.at(-1)!.mediaMs > mediaMs)
  }

  private async load(mediaMs: number): Promise<void> {
    if (this.events.length > 0 && this.events[0]!.mediaMs <= mediaMs) {
      const next = await this.read(this.last, PAGE)
      this.events = [...this.events, ...next.events].slice(-2 * PAGE)
    }
    if (!this.covers(mediaMs)) {
      const at = await this.find(mediaMs)
      this.events = (await this.read(Math.max(0, at - BEFORE), PAGE)).events
    }
  }

  /** The offset of the last event until a moment: offsets have no holes, and times never fall. */
  private async find(mediaMs: number): Promise<number> {
    let low = 0
    let high = this.head
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      const [event] = (await this.read(middle - 1, 1)).events
      if (event && event.mediaMs <= mediaMs) {
        low = middle
      } else {
        high = middle - 1
      }
    }
    return low
  }
}
