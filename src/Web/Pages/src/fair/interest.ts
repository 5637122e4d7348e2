import type { Person, QuestionTopic, ReactionKind } from './messages'

/** People new in one step of the broadcast, by what they want. */
export type CurvePoint = { atMs: number, applied: number } & Record<ReactionKind, number>

/** What a session's people want of one posting; each person counts once for each kind. Times are session time. */
export interface PostingInterest {
  postingId: string
  title: string
  /** How many watched while it was presented. */
  seen: number
  people: number
  counts: Record<ReactionKind, number>
  applied: number
  enrolled: number
  score: number
  /** Only steps in which somebody was new. */
  curve: CurvePoint[]
}

export interface Interest {
  stepMs: number
  durationMs: number
  postings: PostingInterest[]
  pins: { postingId: string, title: string, fromMs: number, toMs?: number }[]
  audience: { atMs: number, viewers: number }[]
}

/** One comment or tap that a count is made of. A comment that was removed counts no more. */
export interface Evidence {
  offset: number
  at: string
  mediaMs: number
  by: Person
  text?: string
  kind: ReactionKind
  how: 'tap' | 'comment'
  /** What is asked for, where a comment asks. */
  topic?: QuestionTopic
}
