import type { Card, FairEvent, Frame, Joined, Noticed, Stage } from '../fair/messages'
import type { EventPage } from '../fair/records'
import { answerLine, blank, joinLines, lineOf, linesOf, marked, type Line } from './comments'
import { applyMute, type Mutes } from './mutes'
import { applyPin, joinPins, type PinMark } from './pins'

/** What a page knows of a session: a snapshot and every event since. */
export interface Room {
  epoch: string
  /** The last event taken in. */
  offset: number
  stage: Stage
  pin?: Card
  viewers: number
  comments: Line[]
  /** Comments that were left out because nobody could have read them. */
  skipped: number
  notices: Noticed[]
  mutes: Mutes
  /** When another card was shown, as far as events were heard. */
  pins: readonly PinMark[]
}

export const MOST_COMMENTS = 1_000
const MOST_NOTICES = 3

/** The room after (re)joining: the same one when the cursor held, else what the snapshot says. */
export function join(room: Room | undefined, joined: Joined): Room {
  const { snapshot, epoch, head } = joined
  if (room && joined.recovered && room.epoch === epoch) {
    return { ...room, viewers: snapshot.viewers }
  }
  return {
    epoch,
    offset: head,
    stage: snapshot.state,
    pin: snapshot.pin,
    viewers: snapshot.viewers,
    comments: linesOf([...snapshot.recent, ...snapshot.answers ?? []].sort((a, b) => a.offset - b.offset)),
    skipped: 0,
    notices: snapshot.notice ? [snapshot.notice] : [],
    mutes: {},
    pins: [],
  }
}

export function applyFrame(room: Room, frame: Frame): Room {
  const next = frame.events.filter(event => event.offset > room.offset).reduce(applyEvent, room)
  return {
    ...next,
    offset: Math.max(room.offset, frame.last),
    viewers: frame.viewers,
    skipped: room.skipped + (frame.last > room.offset ? frame.skipped : 0),
  }
}

export function applyEvent(room: Room, event: FairEvent): Room {
  switch (event.kind) {
    case 'started':
    case 'resumed':
      return { ...room, stage: 'live' }
    case 'paused':
      return { ...room, stage: 'paused' }
    case 'ended':
      return { ...room, stage: 'ended', pin: undefined, pins: applyPin(room.pins, event) }
    case 'commented':
      return { ...room, comments: [...room.comments, lineOf(event)].slice(-MOST_COMMENTS) }
    case 'answered':
      return { ...room, comments: marked([...room.comments, answerLine(event)]).slice(-MOST_COMMENTS) }
    case 'commentRemoved':
      return { ...room, comments: blank(room.comments, event.target, event.reason) }
    case 'pinned':
      return { ...room, pin: event.posting, pins: applyPin(room.pins, event) }
    case 'unpinned':
      return { ...room, pin: undefined, pins: applyPin(room.pins, event) }
    case 'noticed':
      return { ...room, notices: lastNotices([...room.notices, event]) }
    case 'muted':
    case 'unmuted':
      return { ...room, mutes: applyMute(room.mutes, event) }
    default:
      // Reactions and applications are the board's; a kind that is newer than this page shows nothing.
      return room
  }
}

/** Puts a page of the static list before what is shown. Of mutes and notices the newer word counts. */
export function withEarlier(room: Room, page: EventPage): Room {
  if (page.epoch !== room.epoch) {
    return room
  }
  const past = page.events.reduce(applyEvent, { ...room, mutes: {}, notices: [], pins: [] })
  return {
    ...room,
    comments: joinLines(linesOf(page.events), room.comments),
    mutes: { ...past.mutes, ...room.mutes },
    pins: joinPins(past.pins, room.pins),
    notices: lastNotices([...past.notices, ...room.notices]),
  }
}

function lastNotices(notices: Room['notices']): Room['notices'] {
  return [...new Map(notices.map(notice => [notice.offset, notice])).values()]
    .sort((a, b) => a.offset - b.offset)
    .slice(-MOST_NOTICES)
}
