import { expect, it } from 'vitest'
import { calendarOf } from './calendar'

const entry = {
  id: 's1', title: '周三直播带岗', startsAt: '2026-12-02T06:30:00.000Z', url: 'https://fair.test/live/s1', minutes: [60, 5],
}
const now = new Date('2026-11-28T02:00:00.000Z')

it('A calendar file tells when it is, where, and when to remind', () => {
  expect(calendarOf(entry, now).split('\r\n')).toEqual([
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//LiveFair//LiveFair//ZH', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH',
    'BEGIN:VEVENT', 'UID:s1@livefair', 'DTSTAMP:20261128T020000Z', 'DTSTART:20261202T063000Z', 'DURATION:PT2H',
    'SUMMARY:周三直播带岗', 'DESCRIPTION:https://fair.test/live/s1', 'URL:https://fair.test/live/s1',
    'BEGIN:VALARM', 'ACTION:DISPLAY', 'TRIGGER:-PT60M', 'DESCRIPTION:周三直播带岗', 'END:VALARM',
    'BEGIN:VALARM', 'ACTION:DISPLAY', 'TRIGGER:-PT5M', 'DESCRIPTION:周三直播带岗', 'END:VALARM',
    'END:VEVENT', 'END:VCALENDAR', '',
  ])
})

it('Signs that mean something there are escaped, and long lines folded between characters', () => {
  const title = `工厂,物流;家政\n${'好岗位'.repeat(30)}`
  const written = calendarOf({ ...entry, title }, now)
  const octets = (line: string) => new TextEncoder().encode(line).length
  expect(written.split('\r\n').filter(line => octets(line) > 75)).toEqual([])
  expect(written.replaceAll('\r\n ', '')).toContain(`SUMMARY:工厂\\,物流\\;家政\\n${'好岗位'.repeat(30)}\r\n`)
})
