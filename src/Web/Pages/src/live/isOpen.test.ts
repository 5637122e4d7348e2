import { expect, it } from 'vitest'
import { isOpen } from './isOpen'

const validThrough = '2026-11-28T10:00:00.000Z'
const end = Date.parse(validThrough)

it.each([
  ['published', end - 1, 1, true], ['published', end, 1, false], ['published', end - 1, 0, false],
  ['withdrawn', end - 1, 1, false], ['closed', end - 1, 1, false], ['draft', end - 1, 1, false],
])('A %s posting at %i with %i places left can be applied to: %s', (state, now, headcountLeft, open) => {
  expect(isOpen({ state, validThrough, headcountLeft }, now)).toBe(open)
})
