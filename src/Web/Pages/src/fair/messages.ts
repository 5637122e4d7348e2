/** What the server says, as docs/protocol.md prints it. Times are ISO 8601 in UTC whatever the hub protocol is. */

export type Role = 'anonymous' | 'viewer' | 'staff' | 'host' | 'admin'
export type Stage = 'scheduled' | 'live' | 'paused' | 'ended'
export type ReactionKind = 'want' | 'tooFar' | 'payLow' | 'hours' | 'question'
export type RemovalReason = 'spam' | 'ad' | 'privacy' | 'abuse' | 'fraud' | 'illegal' | 'offTopic'
export type QuestionTopic = 'pay' | 'hours' | 'place' | 'age' | 'gender' | 'family' | 'boardLodging' | 'contract'
  | 'apply' | 'requirement' | 'other'

export const reactionKinds: readonly ReactionKind[] = ['want', 'tooFar', 'payLow', 'hours', 'question']
export const removalReasons: readonly RemovalReason[] =
  ['spam', 'ad', 'privacy', 'abuse', 'fraud', 'illegal', 'offTopic']
export const questionTopics: readonly QuestionTopic[] =
  ['pay', 'hours', 'place', 'age', 'gender', 'family', 'boardLodging', 'contract', 'apply', 'requirement', 'other']

export interface Answer {
  ok: boolean
  offset?: number
  code?: string
  retryAfterMs?: number
  /** The words wait for somebody of the station to let them through; with a code they waited and were turned away. */
  held?: boolean
  /** What they wait under: `commentTurnedAway` names it. */
  heldId?: string
}

export interface Person {
  viewerId: string
  nickname: string
}

export interface Pay {
  text: string
  min?: number
  max?: number
  unit?: string
  settlement?: string
}

export interface CardEmployer {
  id: string
  name: string
  verified: boolean
}

export interface Card {
  id: string
  version: number
  title: string
  employer: CardEmployer
  consentVersion: number
  pay: Pay
  headcount: number
  headcountLeft: number
  place: string
  hours?: string
  benefits: string[]
  requirements?: string
  content?: string
  employmentType: string
  validThrough: string
  state: string
  /** Where `place` lies on the map, in degrees; absent when nobody said. */
  position?: { lat: number, lng: number }
}

interface Logged {
  offset: number
  at: string
  mediaMs: number
}

export interface Commented extends Logged {
  kind: 'commented'
  id: string
  by: Person
  text?: string
  postingId?: string
}

export interface Noticed extends Logged {
  kind: 'noticed'
  text: string
}

/** The host, or a colleague, answered the comments at the offsets `targets`. */
export interface Answered extends Logged {
  kind: 'answered'
  targets: number[]
  text: string
  postingId?: string
  topic?: QuestionTopic
  by: Person
}

export type FairEvent =
  | Logged & { kind: 'started' | 'paused' | 'resumed' | 'ended' | 'unpinned' }
  | Commented
  | Logged & { kind: 'commentRemoved', target: number, reason: RemovalReason }
  | Logged & { kind: 'commentTurnedAway', heldId: string }
  | Logged & { kind: 'pinned', posting: Card }
  | Logged & { kind: 'reacted', postingId: string, reaction: ReactionKind }
  | Logged & { kind: 'applied', postingId: string }
  | Logged & { kind: 'enrolled', groupId: string }
  | Noticed
  | Logged & RoomRules & { kind: 'rules' }
  | Answered
  | Logged & { kind: 'muted' | 'unmuted', viewerId: string, until?: string }
  | Logged & { kind: 'joinedGroup' | 'leftGroup', by: Person }

/** How a session takes comments. */
export interface RoomRules {
  /** Milliseconds between two comments of one person; 0: no such rule. */
  slowMs: number
  /** Whether viewers' comments wait for the station. */
  hold: boolean
}

export interface Snapshot {
  state: Stage
  pin?: Card
  viewers: number
  recent: Commented[]
  notice?: Noticed
  /** Those since the first of `recent`; a server that is older than this page tells none. */
  answers?: Answered[]
  /** How comments are taken; absent in groups. */
  rules?: RoomRules
}

export interface Joined {
  kind: 'joined'
  epoch: string
  head: number
  recovered: boolean
  snapshot: Snapshot
}

export interface Frame {
  kind: 'frame'
  first: number
  last: number
  events: FairEvent[]
  viewers: number
  skipped: number
}

export interface Question {
  offset: number
  at: string
  by: Person
  text: string
  postingId?: string
}

export interface BoardRow {
  postingId: string
  title: string
  people: number
  counts: Record<ReactionKind, number>
  applied: number
  score: number
  /** Different people who watched while it was shown. */
  seen: number
  /** Who took a seat in a group while it was shown. */
  enrolled: number
  /** How many more came in the last two minutes than before; 0 when interest does not rise. */
  rising: number
}

/** How many questions wait for an answer; with another version the queue is another one. */
export interface Queue {
  open: number
  version: number
}

export interface Board {
  postings: BoardRow[]
  unanswered: Question[]
  questions: Queue
  /** Comments that wait for somebody to let them through. */
  held: number
}
