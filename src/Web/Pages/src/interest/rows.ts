import type { Interest } from '../fair/interest'
import type { Board, BoardRow, ReactionKind } from '../fair/messages'

export type SortBy = 'rundown' | 'score'

export interface InterestRow {
  postingId: string
  title: string
  /** Its key in the rundown, from 1; undefined for one that left it. */
  place?: number
  counts: Record<ReactionKind, number>
  seen: number
  people: number
  applied: number
  enrolled: number
  score: number
  /** By how many people it grows faster than before; 0 when it does not. */
  rising: number
}

/** The board's newest counts, in the order that is asked for. Of two with one score the rundown's first stays first. */
export function rowsOf(board: Board, rundown: readonly string[], sortBy: SortBy): InterestRow[] {
  const rows = board.postings.map(row => toRow(row, rundown))
  return sortBy === 'score'
    ? rows.sort((a, b) => b.score - a.score)
    // Two without a place differ by NaN.
    : rows.sort((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity) || 0)
}

function toRow(row: BoardRow, rundown: readonly string[]): InterestRow {
  const at = rundown.indexOf(row.postingId)
  return { ...row, place: at === -1 ? undefined : at + 1 }
}

/** The same of a broadcast that is over, in the order of its rundown. */
export function rowsOfReport(interest: Interest): InterestRow[] {
  return interest.postings.map((row, i) => ({ ...row, place: i + 1, rising: 0 }))
}

/** The largest count of any kind: what a full bar stands for. */
export function mostOf(rows: readonly InterestRow[]): number {
  return Math.max(1, ...rows.flatMap(row => Object.values(row.counts)))
}
