import type { Commented, FairEvent, Person, RemovalReason } from '../fair/messages'

/** A comment or message as a list shows it. Without text it was removed. */
export interface Line {
  offset: number
  at: string
  by: Person
  text?: string
  postingId?: string
  reason?: RemovalReason
}

export function lineOf(event: Commented): Line {
  return { offset: event.offset, at: event.at, by: event.by, text: event.text, postingId: event.postingId }
}

export function linesOf(events: readonly FairEvent[]): Line[] {
  return events.filter(event => event.kind === 'commented').map(lineOf)
}

/** The words are gone from the list; that something stood there is not hidden. */
export function blank(lines: readonly Line[], target: number, reason: RemovalReason): Line[] {
  return lines.map(line => line.offset === target ? { ...line, text: undefined, postingId: undefined, reason } : line)
}

/** Where the page of the static list before the first shown line starts; undefined when nothing is before it. */
export function earlierAfter(lines: readonly { offset: number }[], head: number, limit: number): number | undefined {
  const first = lines[0]?.offset ?? head + 1
  return first > 1 ? Math.max(0, first - 1 - limit) : undefined
}

/** Older lines put before newer ones, each offset once. */
export function joinLines(older: readonly Line[], newer: readonly Line[]): Line[] {
  const known = new Set(newer.map(line => line.offset))
  return [...older.filter(line => !known.has(line.offset)), ...newer]
}
