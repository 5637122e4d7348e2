import { leadStates, type Lead, type LeadMove, type LeadState, type Touch } from '../fair/records'
import { startOfDay, toLocalDay } from '../parts/clock'

const DAY_MS = 86_400_000

/** How far along a lead is, as its mark is coloured. */
export type Phase = 'fresh' | 'working' | 'placed' | 'ended'

export function phaseOf(state: LeadState): Phase {
  const at = leadStates.indexOf(state)
  return at < leadStates.indexOf('contacted') ? 'fresh'
    : at < leadStates.indexOf('offered') ? 'working'
      : at < leadStates.indexOf('notSelected') ? 'placed' : 'ended'
}

/** Where a lead may go from a state by hand: forward any number of steps, or out. An ended one stays. */
export function stepsFrom(state: LeadState): LeadState[] {
  const end = leadStates.indexOf('notSelected')
  const at = leadStates.indexOf(state)
  return at >= end ? [] : leadStates.filter((_, i) => i > Math.max(at, leadStates.indexOf('assigned')))
}

export interface Due {
  kind: 'overdue' | 'today' | 'later'
  /** Whole days since it should have been, for those overdue. */
  days: number
}

/** What a next contact is by the calendar where this page is read. */
export function dueOf(dueAt: string, now: Date): Due {
  const today = Date.parse(startOfDay(toLocalDay(now)))
  const due = Date.parse(startOfDay(toLocalDay(new Date(dueAt))))
  // Rounded, for a day in which clocks are put forward has 23 hours.
  const days = Math.round((today - due) / DAY_MS)
  return { kind: days > 0 ? 'overdue' : days === 0 ? 'today' : 'later', days: Math.max(0, days) }
}

/** Whether something that holds until then is over, or will be within a fortnight. */
export function untilOf(at: string, now: Date): 'over' | 'soon' | 'holds' {
  const left = Date.parse(at) - now.getTime()
  return left < 0 ? 'over' : left < 14 * DAY_MS ? 'soon' : 'holds'
}

/** When to call again, for one press: in two hours, tomorrow morning, in three days and in a week. */
export const laterSteps = ['hours2', 'tomorrow', 'days3', 'week'] as const
export type LaterStep = (typeof laterSteps)[number]

export function laterTime(step: LaterStep, now: Date): Date {
  if (step === 'hours2') {
    return new Date(now.getTime() + 2 * 3_600_000)
  }
  const days = { tomorrow: 1, days3: 3, week: 7 }[step]
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 10)
}

export type Happening = { at: string } & (
  { kind: 'touch', touch: Touch } | { kind: 'move', move: LeadMove } | { kind: 'applied' })

/** What came of a lead, newest first; the first of all is the application. */
export function historyOf(lead: Lead): Happening[] {
  const later: Happening[] = [
    ...(lead.touches ?? []).map(touch => ({ kind: 'touch' as const, at: touch.at, touch })),
    ...(lead.moves ?? []).map(move => ({ kind: 'move' as const, at: move.at, move })),
  ]
  later.sort((one, other) => Date.parse(other.at) - Date.parse(one.at))
  return [...later, { kind: 'applied', at: lead.createdAt }]
}
