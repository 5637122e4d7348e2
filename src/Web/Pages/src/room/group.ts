import type { FairEvent, Frame, Joined, Person } from '../fair/messages'
import type { EventPage } from '../fair/records'
import { blank, lineOf, RECENT, without, withRemovals, type Line, type Removal } from './comments'
import { applyMute, type Mutes } from './mutes'

export type GroupLine = Line & { kind: 'said' } | { kind: 'came' | 'went', offset: number, at: string, by: Person }

/** What a page knows of a follow-up group. */
export interface GroupRoom {
  epoch: string
  offset: number
  lines: GroupLine[]
  /** Whether something was said before those. */
  hasEarlier: boolean
  mutes: Mutes
  /** The last event heard of somebody who came or went; 0 for none. */
  moved: number
  /** The last lines that were removed while the page listened. */
  removed: readonly Removal[]
}

export function joinGroup(room: GroupRoom | undefined, joined: Joined): GroupRoom {
  const { snapshot, epoch, head } = joined
  return room && joined.recovered && room.epoch === epoch
    ? room
    : {
        epoch,
        offset: head,
        lines: snapshot.recent.flatMap(groupLine),
        hasEarlier: snapshot.recent.length >= RECENT,
        mutes: {},
        moved: 0,
        removed: [],
      }
}

export function applyGroupFrame(room: GroupRoom, frame: Frame): GroupRoom {
  const events = frame.events.filter(event => event.offset > room.offset)
  const moves = events.filter(event => event.kind === 'joinedGroup' || event.kind === 'leftGroup')
  return {
    ...room,
    offset: Math.max(room.offset, frame.last),
    lines: events.reduce(applyGroupEvent, room.lines),
    mutes: events.reduce(applyMute, room.mutes),
    moved: moves.at(-1)?.offset ?? room.moved,
    removed: withRemovals(room.removed, events),
  }
}

/** Puts a page of the static list before what is shown. Of mutes the newer word counts. */
export function withEarlierInGroup(room: GroupRoom, page: EventPage): GroupRoom {
  if (page.epoch !== room.epoch) {
    return room
  }
  const known = new Set(room.lines.map(line => line.offset))
  const earlier = without(room.removed, page.events).flatMap(groupLine).filter(line => !known.has(line.offset))
  const lines = [...earlier, ...room.lines]
  return {
    ...room,
    lines: lines.sort((a, b) => a.offset - b.offset),
    hasEarlier: (page.events[0]?.offset ?? 1) > 1,
    mutes: { ...page.events.reduce(applyMute, {}), ...room.mutes },
  }
}

function applyGroupEvent(lines: GroupLine[], event: FairEvent): GroupLine[] {
  return event.kind === 'commentRemoved'
    ? lines.map(line => line.kind === 'said' && line.offset === event.target
        ? { ...line, ...blank([line], event.target, event.reason)[0] }
        : line)
    : [...lines, ...groupLine(event)]
}

function groupLine(event: FairEvent): GroupLine[] {
  switch (event.kind) {
    case 'commented':
      return [{ kind: 'said', ...lineOf(event) }]
    case 'joinedGroup':
      return [{ kind: 'came', offset: event.offset, at: event.at, by: event.by }]
    case 'leftGroup':
      return [{ kind: 'went', offset: event.offset, at: event.at, by: event.by }]
    default:
      return []
  }
}
