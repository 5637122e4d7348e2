import type { Interest } from './interest'
import type { QuestionGroup } from './records'

/** Who applied during the show; names and phones come masked. */
export interface Applicant {
  at: string
  mediaMs: number
  postingId: string
  title: string
  name: string
  phone: string
}

/** What a session came to. */
export interface Report {
  session: { id: string, title: string, station: string, host: string, startedAt?: string, endedAt?: string }
  durationMs: number
  peakViewers: number
  people: number
  comments: number
  removed: number
  applications: number
  enrolments: number
  interest: Interest
  questions: QuestionGroup[]
  applicants: Applicant[]
}

export const reportParts = ['postings', 'comments', 'questions', 'applications', 'curve'] as const
export type ReportPart = (typeof reportParts)[number]
