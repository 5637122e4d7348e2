import type { Kept } from './mine'

/** What this device keeps of one viewer, for whom the next one on it is a stranger. */
export interface Own {
  viewerId: string
  /** As it was given with the last application. */
  name?: string
  /** Postings that were applied to, the newest last. */
  applied: string[]
  /** Reactions that were given, as session, posting and kind. */
  reacted: string[]
  /** Comments that wait to be looked at, or were turned away, the newest last. */
  held: HeldHere[]
}

interface HeldHere extends Kept {
  sessionId: string
}

const MOST = 300
const MOST_HELD = 20

export function readOwn(kept: string | null, viewerId: string): Own {
  const none = { viewerId, applied: [], reacted: [], held: [] }
  try {
    const own = JSON.parse(kept ?? '{}') as Partial<Own> | null
    return own?.viewerId !== viewerId ? none : {
      viewerId,
      name: typeof own.name === 'string' ? own.name : undefined,
      applied: strings(own.applied),
      reacted: strings(own.reacted),
      held: Array.isArray(own.held) ? own.held.filter(isHeld) : [],
    }
  } catch {
    // What cannot be read is as good as forgotten.
    return none
  }
}

export function withOne(list: readonly string[], one: string): string[] {
  return [...list.filter(each => each !== one), one].slice(-MOST)
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter(each => typeof each === 'string') : []
}

export function heldIn(held: readonly HeldHere[], sessionId: string): HeldHere[] {
  return held.filter(each => each.sessionId === sessionId)
}

/** The list with what waits in a session now, in place of what waited there before. */
export function withHeld(held: readonly HeldHere[], sessionId: string, now: readonly Kept[]): HeldHere[] {
  const others = held.filter(each => each.sessionId !== sessionId)
  return [...others, ...now.map(({ opId, text, at }) => ({ sessionId, opId, text, at }))].slice(-MOST_HELD)
}

function isHeld(value: unknown): value is HeldHere {
  const { sessionId, opId, text, at } = (value ?? {}) as Record<string, unknown>
  return [sessionId, opId, text, at].every(each => typeof each === 'string')
}
