import { expect, it } from 'vitest'
import { numberOf } from './numbers'

it('A posting has its place in the rundown as its number, from one, and none outside of it', () => {
  const rundown = [{ id: 'a' }, { id: 'b' }]
  expect(numberOf(rundown, 'b')).toBe(2)
  expect(numberOf(rundown, 'c')).toBeUndefined()
  expect(numberOf(undefined, 'a')).toBeUndefined()
})
