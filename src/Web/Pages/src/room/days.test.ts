import { expect, it } from 'vitest'
import { daysAgo, dayStarts } from './days'

it('A day begins at midnight where the page is read, and with the first line', () => {
  const lines = [
    '2026-11-26T15:58:00Z', '2026-11-26T15:59:59Z', '2026-11-26T16:00:00Z', '2026-11-28T02:00:00Z',
    '2026-11-28T03:00:00Z',
  ].map((at, i) => ({ offset: i + 10, at }))
  expect([...dayStarts(lines)]).toEqual([10, 12, 13])
  expect([...dayStarts([])]).toEqual([])
})

it('Yesterday is the day before by the calendar, however few hours ago', () => {
  const now = new Date('2026-11-28T00:30:00+08:00')
  expect(daysAgo('2026-11-28T00:00:00+08:00', now)).toBe(0)
  expect(daysAgo('2026-11-27T23:59:00+08:00', now)).toBe(1)
  expect(daysAgo('2026-11-20T08:00:00+08:00', now)).toBe(8)
})
