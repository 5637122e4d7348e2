import type { Session } from '../fair/records'

const turn = { live: 0, paused: 0, scheduled: 1, ended: 2 } as const

/** What a host opens first stands first: what is on air, then what comes next, then what was last. */
export function agenda<T extends Pick<Session, 'state' | 'startsAt'>>(sessions: readonly T[]): T[] {
  return sessions.toSorted((a, b) => turn[a.state] - turn[b.state]
    || (Date.parse(a.startsAt) - Date.parse(b.startsAt)) * (a.state === 'ended' ? -1 : 1))
}
