import type { FairEvent } from '../fair/messages'

/** By viewer: the time a mute ends by itself, 'always', or 'free' once it was lifted. */
export type Mutes = Readonly<Record<string, string>>

/** Who is muted after an event; those that are no mute change nothing. */
export function applyMute(mutes: Mutes, event: FairEvent): Mutes {
  return event.kind === 'muted' ? { ...mutes, [event.viewerId]: event.until ?? 'always' }
    : event.kind === 'unmuted' ? { ...mutes, [event.viewerId]: 'free' }
      : mutes
}

export function isMuted({ mutes }: { mutes: Mutes }, viewerId: string, now: number): boolean {
  const until = mutes[viewerId]
  return until === 'always' || (until !== undefined && Date.parse(until) > now)
}
