import type { Card, FairEvent, Frame, Joined, Noticed, RoomRules, Stage } from '../fair/messages'
import type { EventPage } from '../fair/records'
import {
  answerLine, blank, joinLines, lineOf, linesOf, marked, RECENT, without, withRemovals, type Line, type Removal,
} from './comments'
import { applyMute, type Mutes } from './mutes'
import { applyPin, joinPins, type PinMark } from './pins'

/** What a page knows of a session: a snapshot and every event since. */
export interface Room {
  epoch: string
  /** The last event that the snapshot held: what came before it may have come in no event. */
  since: number
  /** The last event taken in. */
  offset: number
  stage: Stage
  pin?: Card
  viewers: number
  /** What was said, and the host's answers. */
  comments: Line[]
  /** The first event that the page has all comments from. */
  from: number
  /** Whether comments were said before those. */
  hasEarlier: boolean
  /** Comments that were left out because nobody could have read them. */
  skipped: number
  notices: Noticed[]
  rules: RoomRules
  mutes: Mutes
  /** When another card was shown, as far as events were heard. */
  pins: readonly PinMark[]
  /** The last comments that were removed while the page listened. */
  removed: readonly Removal[]
  /** The last held comments that were turned away while the page listened, by what they waited under. */
  turnedAway: readonly string[]
}

/** Whether a session has started and not ended. */
export function isOnAir(room: Room | undefined): boolean {
  return room?.stage === 'live' || room?.stage === 'paused'
}

export const MOST_COMMENTS = 1_000
const MOST_NOTICES = 3
/** So many may wait at once. */
const MOST_TURNED_AWAY = 500
const NO_RULES: RoomRules = { slowMs: 0, hold: false }

/** The room after (re)joining: the same one when the cursor held, else what the snapshot says. */
export function join(room: Room | undefined, joined: Joined): Room {
  const { snapshot, epoch, head } = joined
  if (room && joined.recovered && room.epoch === epoch) {
    return { ...room, viewers: snapshot.viewers, rules: snapshot.rules ?? room.rules }
  }
  return {
    epoch,
    since: head,
    offset: head,
    stage: snapshot.state,
    pin: snapshot.pin,
    viewers: snapshot.viewers,
    comments: linesOf([...snapshot.recent, ...snapshot.answers ?? []].sort((a, b) => a.offset - b.offset)),
    from: snapshot.recent[0]?.offset ?? head + 1,
    hasEarlier: snapshot.recent.length >= RECENT,
    skipped: 0,
    notices: snapshot.notice ? [snapshot.notice] : [],
    rules: snapshot.rules ?? NO_RULES,
    mutes: {},
    pins: [],
    removed: [],
    turnedAway: [],
  }
}

export function applyFrame(room: Room, frame: Frame): Room {
  const fresh = frame.events.filter(event => event.offset > room.offset)
  // Comments come by the dozen: their list is copied once for a frame, not once for each.
  const said = linesOf(fresh)
  const next = fresh.filter(event => event.kind !== 'commented' && event.kind !== 'answered')
    .reduce(applyEvent, said.length === 0 ? room : withComments(room, said))
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
      return withComments(room, [lineOf(event)])
    case 'answered':
      return withComments(room, [answerLine(event)])
    case 'commentRemoved':
      return {
        ...room,
        comments: blank(room.comments, event.target, event.reason),
        removed: withRemovals(room.removed, [event]),
      }
    case 'commentTurnedAway':
      return { ...room, turnedAway: [...room.turnedAway, event.heldId].slice(-MOST_TURNED_AWAY) }
    case 'pinned':
      return { ...room, pin: event.posting, pins: applyPin(room.pins, event) }
    case 'unpinned':
      return { ...room, pin: undefined, pins: applyPin(room.pins, event) }
    case 'noticed':
      return { ...room, notices: lastOnes([...room.notices, event], MOST_NOTICES) }
    case 'rules':
      return { ...room, rules: { slowMs: event.slowMs, hold: event.hold } }
    case 'muted':
    case 'unmuted':
      return { ...room, mutes: applyMute(room.mutes, event) }
    default:
      // Reactions and applications are the board's; a kind that is newer than this page shows nothing.
      return room
  }
}

/** Puts a page of the static list before what is shown. Of mutes, rules and notices the newer word counts. */
export function withEarlier(room: Room, page: EventPage): Room {
  if (page.epoch !== room.epoch) {
    return room
  }
  const past = page.events.reduce(applyEvent, { ...room, mutes: {}, notices: [], pins: [] })
  return {
    ...room,
    comments: joinLines(linesOf(without(room.removed, page.events)), room.comments),
    from: Math.min(room.from, page.events[0]?.offset ?? 1),
    hasEarlier: (page.events[0]?.offset ?? 1) > 1,
    mutes: { ...past.mutes, ...room.mutes },
    pins: joinPins(past.pins, room.pins),
    notices: lastOnes([...past.notices, ...room.notices], MOST_NOTICES),
  }
}

function withComments(room: Room, said: readonly Line[]): Room {
  const both = [...room.comments, ...said]
  const comments = said.some(line => line.answers) ? marked(both) : both
  return comments.length <= MOST_COMMENTS
    ? { ...room, comments }
    : { ...room, comments: comments.slice(-MOST_COMMENTS), from: comments.at(-MOST_COMMENTS)!.offset, hasEarlier: true }
}

/** Each offset once, the newest so many. */
function lastOnes<T extends { offset: number }>(events: readonly T[], most: number): T[] {
  return [...new Map(events.map(event => [event.offset, event])).values()]
    .sort((a, b) => a.offset - b.offset)
    .slice(-most)
}
