import type { Person, QuestionTopic } from './messages'

/** Comments that ask the same: about one posting and topic. */
export interface QueuedQuestion {
  /** Stays while comments join it. */
  key: string
  postingId?: string
  topic: QuestionTopic
  text: string
  /** People who ask; `count` are their comments. */
  askers: number
  count: number
  offsets: number[]
  firstAt: string
  lastAt: string
  samples: { offset: number, at: string, by: Person, text: string }[]
  answer?: { offset: number, at: string, text: string }
}
