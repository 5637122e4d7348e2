import { expect, it } from 'vitest'
import { amounts, monthly } from './pay'

it.each([
  ['hour', 20, 20, '3,480'], ['hour', 18, 22, '3,130–3,830'], ['day', 160, 160, '3,480'],
  ['day', 200, 260, '4,350–5,660'],
  ['week', 900, 900, '3,920'], ['day', 160, undefined, '3,480+'], ['day', undefined, 160, '≤3,480'],
])('Pay by the %s from %s to %s is compared as %s a month', (unit, min, max, words) => {
  expect(amounts(monthly({ unit, min, max })!)).toBe(words)
})

it.each([['month'], ['piece'], ['job'], ['fortnight'], [undefined]])('Pay by %s is not made a month of', unit => {
  expect(monthly({ unit, min: 5000, max: 6000 })).toBeUndefined()
})

it('Pay without a number is not made a month of', () => {
  expect(monthly({ unit: 'day' })).toBeUndefined()
})
