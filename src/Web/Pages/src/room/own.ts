/** What this device keeps of one viewer, for whom the next one on it is a stranger. */
export interface Own {
  viewerId: string
  /** As it was given with the last application. */
  name?: string
  /** Postings that were applied to, the newest last. */
  applied: string[]
  /** Reactions that were given, as session, posting and kind. */
  reacted: string[]
}

const MOST = 300

export function readOwn(kept: string | null, viewerId: string): Own {
  const none = { viewerId, applied: [], reacted: [] }
  try {
    const own = JSON.parse(kept ?? '{}') as Partial<Own> | null
    return own?.viewerId !== viewerId ? none : {
      viewerId,
      name: typeof own.name === 'string' ? own.name : undefined,
      applied: strings(own.applied),
      reacted: strings(own.reacted),
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
