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
  /** Comments that wait to be looked at, or were refused, the newest last. */
  unsaid: UnsaidHere[]
  /** Where comments of this viewer stand in the log, the newest last. */
  said: SaidHere[]
}

interface UnsaidHere extends Kept {
  sessionId: string
}

interface SaidHere {
  sessionId: string
  offset: number
}

const MOST = 300
const MOST_UNSAID = 20

export function readOwn(kept: string | null, viewerId: string): Own {
  const none = { viewerId, applied: [], reacted: [], unsaid: [], said: [] }
  try {
    const own = JSON.parse(kept ?? '{}') as Partial<Own> | null
    return own?.viewerId !== viewerId ? none : {
      viewerId,
      name: typeof own.name === 'string' ? own.name : undefined,
      applied: strings(own.applied),
      reacted: strings(own.reacted),
      unsaid: Array.isArray(own.unsaid) ? own.unsaid.filter(isUnsaid) : [],
      said: Array.isArray(own.said) ? own.said.filter(isSaid) : [],
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

export function here<T extends { sessionId: string }>(all: readonly T[], sessionId: string): T[] {
  return all.filter(each => each.sessionId === sessionId)
}

/** The list with one more that was said. */
export function withSaidOne(said: readonly SaidHere[], one: SaidHere): SaidHere[] {
  return [...said, one].slice(-MOST)
}

/** The list with what is unsaid in a session now, in place of what was before. */
export function withUnsaid(unsaid: readonly UnsaidHere[], sessionId: string, now: readonly Kept[]): UnsaidHere[] {
  const others = unsaid.filter(each => each.sessionId !== sessionId)
  return [...others, ...now.map(each => ({ sessionId, ...each }))].slice(-MOST_UNSAID)
}

function isUnsaid(value: unknown): value is UnsaidHere {
  const { sessionId, opId, text, at, code } = fieldsOf(value)
  return [sessionId, opId, text, at, code ?? ''].every(each => typeof each === 'string')
}

function isSaid(value: unknown): value is SaidHere {
  const { sessionId, offset } = fieldsOf(value)
  return typeof sessionId === 'string' && typeof offset === 'number'
}

const fieldsOf = (value: unknown) => (value ?? {}) as Record<string, unknown>
