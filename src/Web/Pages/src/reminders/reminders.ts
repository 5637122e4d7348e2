/** A broadcast that somebody on this device wants to be reminded of. */
export interface Reminder {
  sessionId: string
  title: string
  startsAt: string
  /** How long before its start, in minutes. */
  minutes: number[]
  /** Those that were told already. */
  told: number[]
}

/** A day, an hour, five minutes. */
export const leads = [1440, 60, 5] as const

const MINUTE_MS = 60_000
/** Somebody who looks a little late still wants to know. */
const LATE_MS = 10 * MINUTE_MS

/** Those of the leads that lie ahead. */
export function possibleLeads(startsAt: string, now: number): number[] {
  return leads.filter(minutes => Date.parse(startsAt) - minutes * MINUTE_MS > now)
}

/** What is to be told now, and all reminders as they are then: of several that are due the last is told. */
export function due(reminders: readonly Reminder[], now: number): { tell: Reminder[], left: Reminder[] } {
  const tell: Reminder[] = []
  const left = reminders.filter(each => now < Date.parse(each.startsAt) + LATE_MS).map(each => {
    const reached = each.minutes.filter(minutes => Date.parse(each.startsAt) - minutes * MINUTE_MS <= now)
    if (reached.every(minutes => each.told.includes(minutes))) {
      return each
    }
    tell.push(each)
    return { ...each, told: reached }
  })
  return { tell, left }
}

/** A choice in place of the one before for that session; without minutes there is none. */
export function chosen(reminders: readonly Reminder[], reminder: Reminder): Reminder[] {
  const others = reminders.filter(each => each.sessionId !== reminder.sessionId)
  return reminder.minutes.length > 0 ? [...others, reminder] : others
}

export function readReminders(kept: string | null): Reminder[] {
  try {
    const read: unknown = JSON.parse(kept ?? '[]')
    return Array.isArray(read) ? read.filter(isReminder) : []
  } catch {
    // Half written, or somebody else's: then nobody is reminded, as before they asked.
    return []
  }
}

function isReminder(value: unknown): value is Reminder {
  const { sessionId, title, startsAt, minutes, told } = (value ?? {}) as Partial<Reminder>
  return [sessionId, title, startsAt].every(each => typeof each === 'string') && !Number.isNaN(Date.parse(startsAt!))
    && Array.isArray(minutes) && Array.isArray(told)
}
