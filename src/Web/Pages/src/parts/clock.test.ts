import { expect, it } from 'vitest'
import { endOfDay, startOfDay, toLocalDay } from './clock'

it('A day begins at the midnight of those who read the page, and lasts until just before the next', () => {
  expect(startOfDay('2026-11-24')).toBe('2026-11-23T16:00:00.000Z')
  expect(endOfDay('2026-11-24')).toBe('2026-11-24T15:59:59.999Z')
  expect(endOfDay('2026-12-31')).toBe('2026-12-31T15:59:59.999Z')
})

it('The end of a day prints as that day', () => {
  expect(toLocalDay(new Date(endOfDay('2026-11-30')))).toBe('2026-11-30')
  expect(toLocalDay(new Date(startOfDay('2026-11-30')))).toBe('2026-11-30')
})
