import type { Person } from './messages'

/** A comment that waits for somebody of the station to let it through. */
export interface HeldComment {
  id: string
  at: string
  by: Person
  text: string
  /** Every comment is held, or this one for a word of the station's list. */
  why: 'hold' | 'word'
  word?: string
}

/** How many were let through, and how many wait on because their writers were muted. */
export interface HeldRelease {
  approved: number
  muted: number
}

export const wordActs = ['hold', 'refuse', 'mask'] as const
export type WordAct = (typeof wordActs)[number]

/** What happens to a comment with this word. */
export interface ListedWord {
  word: string
  act: WordAct
}
