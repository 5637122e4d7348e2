import { expect, it } from 'vitest'
import { numberOf } from './numbers'

const postings = [{ id: 'a' }, { id: 'c' }]

it('A posting has its place in the rundown as its number, from one, and none outside of it', () => {
  expect(numberOf({ postings }, 'c')).toBe(2)
  expect(numberOf({ postings }, 'd')).toBeUndefined()
  expect(numberOf(undefined, 'a')).toBeUndefined()
})

it('A posting keeps its number when one before it is closed, and not shown any more', () => {
  expect(numberOf({ postings, rundown: ['a', 'b', 'c'] }, 'c')).toBe(3)
})
