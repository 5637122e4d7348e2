/** What the HTTP calls of docs/protocol.md answer. */
import type { Card, FairEvent, Person, QuestionTopic, Role, Stage } from './messages'
import type { Fault } from './refused'

export interface Page<T> {
  items: T[]
  next?: string
}

export interface Me {
  role: Role
  accountId?: string
  userName?: string
  displayName?: string
  stationId?: string
  viewerId?: string
  nickname?: string
  phoneVerified?: boolean
  phone?: string
}

export interface Session {
  id: string
  title: string
  state: Stage
  startsAt: string
  startedAt?: string
  endedAt?: string
  station: { id: string, name: string }
  host: { id: string, displayName: string }
  viewers?: number
  /** In lists, of a session that ended: whether a recording of it is kept. */
  recorded?: boolean
  groupConsentVersion: number
}

export interface SessionDetail extends Session {
  epoch: string
  head: number
  pin?: Card
  postings: Card[]
  /** All of the rundown, also what is not open any more; a server that is older than this page tells none. */
  rundown?: string[]
}

export interface EventPage {
  epoch: string
  head: number
  events: FairEvent[]
}

export interface Group {
  id: string
  name: string
  sessionId: string
  members: number
  capacity: number
}

export interface Finding {
  rule: string
  level: 'block' | 'review'
  field: string
  text: string
  source: string
  fault?: Fault
}

export interface Posting extends Card {
  stationId: string
  category?: string
  source?: { type: string, name?: string }
  findings?: Finding[]
}

export interface PostingDraft {
  employerId?: string
  title: string
  category?: string
  employmentType: string
  pay: { text: string, min?: number, max?: number, unit?: string, settlement?: string }
  headcount: number
  place: string
  position?: { lat?: number, lng?: number }
  hours?: string
  benefits: string[]
  content?: string
  requirements?: string
  validThrough: string
  source?: { type: string, name?: string }
}

export interface ImportResult {
  accepted: number
  published: number
  rejected: { row: number, findings: Finding[] }[]
}

export interface EmployerRecord {
  id: string
  name: string
  uscc: string
  nature?: string
  contact?: string
  verified: boolean
  checkedUntil?: string
  mandateUntil?: string
}

export const leadStates = [
  'new', 'assigned', 'contacted', 'interested', 'recommended', 'interviewSet', 'interviewed', 'offered', 'onboarded',
  'retained7d', 'retained30d', 'notSelected', 'declined', 'unreachable', 'withdrawn', 'duplicate',
] as const
export type LeadState = (typeof leadStates)[number]

export interface Touch {
  at: string
  by: string
  kind: 'call' | 'message' | 'visit'
  outcome: 'connected' | 'noAnswer' | 'wrongNumber'
  note?: string
}

/** A step that somebody took a lead by hand. */
export interface LeadMove {
  at: string
  by: string
  state: LeadState
  reason?: string
}

export interface Lead {
  id: string
  state: LeadState
  name: string
  phone: string
  posting: { id: string, title: string, version: number }
  sessionId?: string
  sessionTitle?: string
  assignee?: { id: string, displayName: string }
  dueAt?: string
  createdAt: string
  touches?: Touch[]
  moves?: LeadMove[]
}

export type LeadOrder = 'newest' | 'oldest' | 'due' | 'state'

export interface LeadPage extends Page<Lead> {
  /** On all pages. */
  total: number
}

export interface Account {
  id: string
  userName: string
  displayName: string
  role: Role
  stationId: string
  disabled: boolean
}

/** Where a session's picture is played from, as far as it is offered; the addresses run out after some hours. */
export interface Play {
  flv?: string
  hls?: string
  audioFlv?: string
  audioHls?: string
  /** Whether somebody publishes now. */
  live: boolean
}

/** How a program such as OBS publishes: without addresses not at all. The key is told once. */
export interface Ingest {
  rtmpUrl?: string
  /** The same over TLS. */
  rtmpsUrl?: string
  streamName: string
  streamKey?: string
}

/** Lets the browser publish once, soon. */
export interface Ticket {
  url: string
  ticket: string
  expiresAt: string
}

export const healthWarnings = [
  'noVideo', 'noAudio', 'keyFramesFar', 'bitRateHigh', 'frameRateLow', 'behind', 'framesReordered', 'soundIsOpus',
  'recordingIncomplete',
] as const
export type HealthWarning = (typeof healthWarnings)[number]

/** How the publisher's stream is. */
export interface Health {
  live: boolean
  /** `engine`: a media engine carries the picture, and nothing more is known of it. */
  means?: 'rtmp' | 'browser' | 'node' | 'engine'
  /** Bits per second. */
  bitrate: number
  frameRate: number
  /** From one key frame to the next. */
  keyFrameMs: number
  width: number
  height: number
  videoCodec?: string
  audioCodec?: string
  /** Pictures that the encoder left out. */
  dropped: number
  behindMs: number
  viewers: number
  warnings: { code: string, text: string }[]
}

/** A stretch of the recording without a gap: from `mediaMs` of the session on it runs at `replayMs` of the replay. */
export interface Stretch {
  mediaMs: number
  replayMs: number
  durationMs: number
}

/** While one posting was presented, in milliseconds of the replay. */
export interface Chapter {
  postingId: string
  title: string
  startMs: number
  endMs: number
  /** Itself alone, from the key frame before it on. */
  hls: string
  mp4: string
}

export interface Replay {
  hls: string
  mp4: string
  vtt: string
  chapters: Chapter[]
  timeline: Stretch[]
  durationMs: number
  /** Whether a part was not recorded. */
  incomplete: boolean
  /** When it is deleted by itself. */
  keptUntil: string
}

/** A standard answer of the station; `{title}` and the like in its text stand for the posting's. */
export interface AnswerCard {
  id: string
  topic: QuestionTopic
  title: string
  text: string
  position: number
}

/** Without a position it comes last. */
export type AnswerCardDraft = Omit<AnswerCard, 'id' | 'position'> & { position?: number }

/** What is answered to the comments at those offsets, 1 to 200 of them. */
export interface AnswerDraft {
  offsets: number[]
  text: string
  postingId?: string
  topic?: QuestionTopic
}

/** Comments that ask the same. */
export interface QuestionGroup {
  key: string
  postingId?: string
  topic: QuestionTopic
  /** The first one's words. */
  text: string
  /** Different people. */
  askers: number
  /** Comments. */
  count: number
  /** The newest of them, for an answer to all. */
  offsets: number[]
  firstAt: string
  lastAt: string
  samples: { offset: number, at: string, by: Person, text: string }[]
  answer?: { offset: number, at: string, text: string }
}
