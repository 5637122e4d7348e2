import type { Answered, Commented, FairEvent, Person, RemovalReason } from '../fair/messages'

/** As the server counts: graphemes. */
export const LONGEST_COMMENT = 200

/** As many comments as a snapshot holds, if there are as many. */
export const RECENT = 50

/** What the host answered to a comment. */
export interface Reply {
  offset: number
  at: string
  by: Person
  text: string
}

/** A comment, a message or an answer as a list shows it. Without text it was removed. */
export interface Line {
  offset: number
  at: string
  by: Person
  text?: string
  postingId?: string
  reason?: RemovalReason
  /** What was answered to this comment, the newest where there are several. */
  answer?: Reply
  /** The offsets of the comments that this line answers; only answers have it, and none of them can be removed. */
  answers?: readonly number[]
}

export function lineOf(event: Commented): Line {
  return { offset: event.offset, at: event.at, by: event.by, text: event.text, postingId: event.postingId }
}

export function answerLine({ offset, at, by, text, postingId, targets }: Answered): Line {
  return { offset, at, by, text, postingId, answers: targets }
}

export function linesOf(events: readonly FairEvent[]): Line[] {
  return marked(events.flatMap(event =>
    event.kind === 'commented' ? [lineOf(event)] : event.kind === 'answered' ? [answerLine(event)] : []))
}

/** The lines with the comments among them marked that others of them answer. */
export function marked(lines: readonly Line[]): Line[] {
  const replies = new Map<number, Reply>()
  for (const { offset, at, by, text = '', answers = [] } of lines) {
    answers.forEach(target => replies.set(target, { offset, at, by, text }))
  }
  return lines.map(line => {
    const answer = replies.get(line.offset)
    return answer && line.text !== undefined && answer.offset !== line.answer?.offset ? { ...line, answer } : line
  })
}

/** The words are gone from the list; that something stood there is not hidden. */
export function blank(lines: readonly Line[], target: number, reason: RemovalReason): Line[] {
  return lines.map(line => line.offset === target
    ? { ...line, text: undefined, postingId: undefined, answer: undefined, reason }
    : line)
}

/** A comment that was removed, and why. */
export interface Removal {
  target: number
  reason: RemovalReason
}

const MOST_REMOVALS = 200

/** The last removals that were heard: a page of the static list that was read before them does not know of them. */
export function withRemovals(removals: readonly Removal[], events: readonly FairEvent[]): readonly Removal[] {
  const more = events.flatMap(event =>
    event.kind === 'commentRemoved' ? [{ target: event.target, reason: event.reason }] : [])
  return more.length === 0 ? removals : [...removals, ...more].slice(-MOST_REMOVALS)
}

/** A page's events without the words that were removed since it was read. */
export function without(removals: readonly Removal[], events: readonly FairEvent[]): FairEvent[] {
  const gone = new Set(removals.map(each => each.target))
  return events.map(event => event.kind === 'commented' && gone.has(event.offset)
    ? { ...event, text: undefined, postingId: undefined }
    : event)
}

/** Where the page of the static list before the first shown line starts; undefined when nothing is before it. */
export function earlierAfter(lines: readonly { offset: number }[], head: number, limit: number): number | undefined {
  const first = lines[0]?.offset ?? head + 1
  return first > 1 ? Math.max(0, first - 1 - limit) : undefined
}

/** Older lines put before newer ones, each offset once. */
export function joinLines(older: readonly Line[], newer: readonly Line[]): Line[] {
  const known = new Set(newer.map(line => line.offset))
  return marked([...older.filter(line => !known.has(line.offset)), ...newer])
}
