import { toLocalDay } from '../parts/clock'

interface Dated {
  offset: number
  at: string
}

/** Before which lines another day begins where this page is read, by their offsets: the first line always is one. */
export function dayStarts(lines: readonly Dated[]): Set<number> {
  let last = ''
  return new Set(lines.filter(line => {
    const day = toLocalDay(new Date(line.at))
    const isNew = day !== last
    last = day
    return isNew
  }).map(line => line.offset))
}

/** How many days ago by the calendar: 0 for today. */
export function daysAgo(at: string, now: Date): number {
  const noon = (time: Date) => Date.parse(`${toLocalDay(time)}T12:00`)
  return Math.round((noon(now) - noon(new Date(at))) / 86_400_000)
}
