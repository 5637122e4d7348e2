import { expect, it } from 'vitest'
import { endOfDay, place, startOfDay, toLocalDay } from './clock'

it('A day begins at the midnight of those who read the page, and lasts until just before the next', () => {
  expect(startOfDay('2026-11-24')).toBe('2026-11-23T16:00:00.000Z')
  expect(endOfDay('2026-11-24')).toBe('2026-11-24T15:59:59.999Z')
  expect(endOfDay('2026-12-31')).toBe('2026-12-31T15:59:59.999Z')
})

it('The end of a day prints as that day', () => {
  expect(toLocalDay(new Date(endOfDay('2026-11-30')))).toBe('2026-11-30')
  expect(toLocalDay(new Date(startOfDay('2026-11-30')))).toBe('2026-11-30')
})

it.each([
  [0, 15_624, '0:00'], [9_999, 15_624, '0:09'], [932_000, 3_599_999, '15:32'],
  [9_999, 3_600_000, '0:00:09'], [7_265_000, 7_300_000, '2:01:05'],
])('A place at %i ms of %i is %s', (ms, length, words) => {
  expect(place(ms, length)).toBe(words)
})

it.each([[0, '0:00'], [9_999, '0:09'], [3_600_000, '1:00:00']])('A length of %i ms is %s', (ms, words) => {
  expect(place(ms)).toBe(words)
})
