import { expect, it } from 'vitest'
import { moved } from '../parts/moved'
import { placeAt } from './order'

it.each([
  [0, 2, 'bca'], [2, 0, 'cab'], [1, 1, 'abc'], [0, 1, 'bac'], [0, 3, 'abc'], [-1, 0, 'abc'], [3, 0, 'abc'],
])('From place %i to place %i the list becomes right', (from, to, order) => {
  expect(moved(['a', 'b', 'c'], from, to).join('')).toBe(order)
})

it('A pointer above all rows is over the first, and below all over the last', () => {
  const rows = [{ top: 100, bottom: 150 }, { top: 150, bottom: 200 }, { top: 200, bottom: 250 }]
  expect([0, 100, 149, 150, 249, 900].map(y => placeAt(rows, y))).toEqual([0, 0, 0, 1, 2, 2])
})
