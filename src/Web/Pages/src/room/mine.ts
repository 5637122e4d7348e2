import type { Person } from '../fair/messages'
import type { FailureCode } from '../fair/refused'
import { marked, type Line, type Removal } from './comments'

/** A comment of one's own on its way: shown at once, it stays until the log shows it or its writer lets it go. */
export interface Mine {
  opId: string
  text: string
  at: string
  state: 'sending' | 'sent' | 'held' | 'refused'
  /** Where it stands in the log, once that is known. */
  offset?: number
  /** The last event of the log that was known when it was held back; absent until that is known. */
  heldAt?: number
  /** What it waits under. */
  heldId?: string
  code?: FailureCode
  /** When it may be sent again, in milliseconds. */
  againAt?: number
}

export type Step =
  | { do: 'write', opId: string, text: string, at: string }
  | { do: 'resend', opId: string }
  | { do: 'sent', opId: string, offset: number }
  | { do: 'held', opId: string, heldAt: number, heldId?: string }
  | { do: 'refused', opId: string, code: FailureCode, againAt?: number }
  | { do: 'forget', opId: string }
  | { do: 'turnedAway', heldIds: readonly string[] }
  | { do: 'recall', kept: readonly Kept[] }

/**
 * What its writer would miss when the page is loaded anew. Without a code it waits: it is sent again, and the answer
 * says what came of it. Whatever else was not said is not said by itself then.
 */
export type Kept = Pick<Mine, 'opId' | 'text' | 'at' | 'code'>

export function stepMine(mine: readonly Mine[], step: Step): readonly Mine[] {
  switch (step.do) {
    case 'write':
      return [...mine, { opId: step.opId, text: step.text, at: step.at, state: 'sending' }]
    case 'forget':
      return mine.filter(each => each.opId !== step.opId)
    case 'turnedAway':
      return turnedAway(mine, new Set(step.heldIds))
    case 'recall':
      return [...recalled(mine, step.kept), ...mine]
    default:
      return mine.map(each => each.opId === step.opId ? changed(each, step) : each)
  }
}

/** The same list where none of them was. */
function turnedAway(mine: readonly Mine[], heldIds: ReadonlySet<string>): readonly Mine[] {
  const isTurned = (each: Mine) => each.state === 'held' && heldIds.has(each.heldId ?? '')
  return !mine.some(isTurned) ? mine : mine.map(each => !isTurned(each) ? each
    : { opId: each.opId, text: each.text, at: each.at, state: 'refused', code: 'TURNED_AWAY' })
}

function recalled(mine: readonly Mine[], kept: readonly Kept[]): Mine[] {
  const known = new Set(mine.map(each => each.opId))
  return kept.filter(each => !known.has(each.opId)).map(({ opId, text, at, code }) =>
    ({ opId, text, at, state: code ? 'refused' : 'held', ...code && { code } }))
}

export function keptOf(mine: readonly Mine[]): Kept[] {
  return mine.filter(({ state }) => state !== 'sent').map(({ opId, text, at, state, code }) =>
    ({ opId, text, at, code: state === 'sending' ? 'UNREACHABLE' : code }))
}

function changed(
  mine: Mine, step: Exclude<Step, { do: 'write' | 'forget' | 'turnedAway' | 'recall' }>,
): Mine {
  const { opId, text, at } = mine
  switch (step.do) {
    case 'resend':
      return { opId, text, at, state: 'sending' }
    case 'sent':
      return { opId, text, at, state: 'sent', offset: step.offset }
    case 'held':
      return { opId, text, at, state: 'held', heldAt: step.heldAt, heldId: step.heldId }
    case 'refused':
      return { opId, text, at, state: 'refused', code: step.code, againAt: step.againAt }
  }
}

/** Those at the list's end that are not said yet: on their way, held or refused. */
export function unsaid(mine: readonly Mine[], comments: readonly Line[], viewerId: string | undefined): Mine[] {
  const released = releasedOf(mine, comments, viewerId)
  return mine.filter(each => each.state !== 'sent' && !released.has(each))
}

/**
 * The held ones that the log shows by now: what came of this viewer but was not answered with an offset. Who looked
 * through them may have let the later one through and not the former, so that words tell them apart; where they were
 * masked, the turn does.
 */
function releasedOf(mine: readonly Mine[], comments: readonly Line[], viewerId: string | undefined): Set<Mine> {
  const held = mine.filter(each => each.state === 'held' && each.heldAt !== undefined)
  const released = new Set<Mine>()
  if (held.length === 0) {
    return released
  }
  const sent = new Set(mine.map(each => each.offset))
  const shown = comments.filter(line =>
    line.by.viewerId === viewerId && line.offset > held[0]!.heldAt! && !sent.has(line.offset))
  const masked = shown.filter(line => {
    const same = held.find(each => !released.has(each) && each.text === line.text)
    return same === undefined || !released.add(same)
  })
  held.filter(each => !released.has(each)).slice(0, masked.length).forEach(each => released.add(each))
  return released
}

/**
 * Comments with one's own in their places: in a loud room not every comment is sent to everybody.
 * @param removed comments that are known to be removed
 */
export function withSaid(
  comments: readonly Line[], mine: readonly Mine[], by: Person, removed: readonly Removal[] = [],
): readonly Line[] {
  const said = mine.filter(each => each.state === 'sent')
  const known = new Set(said.length > 0 ? comments.map(line => line.offset) : [])
  const missing = said.filter(each => !known.has(each.offset!) && each.offset! >= (comments[0]?.offset ?? 0))
    .map(({ offset, at, text }): Line => {
      const removal = removed.find(each => each.target === offset)
      return { offset: offset!, at, text: removal ? undefined : text, by, reason: removal?.reason }
    })
  return missing.length === 0 ? comments : marked([...comments, ...missing].sort((a, b) => a.offset - b.offset))
}

/**
 * Where a viewer's comments stand: those of the list, and those that were kept. One that was removed is nobody's to be
 * answered.
 */
export function saidOf(
  comments: readonly Line[], removed: readonly Removal[], viewerId: string | undefined, kept: readonly number[],
): ReadonlySet<number> {
  const said = new Set(kept)
  for (const { offset, by, text } of comments) {
    if (text === undefined) {
      said.delete(offset)
    } else if (viewerId !== undefined && by.viewerId === viewerId) {
      said.add(offset)
    }
  }
  removed.forEach(({ target }) => said.delete(target))
  return said
}

/** Until when the next comment waits: the longest wait that a refusal named. */
export function waitUntil(mine: readonly Mine[]): number {
  return Math.max(0, ...mine.map(each => each.againAt ?? 0))
}
