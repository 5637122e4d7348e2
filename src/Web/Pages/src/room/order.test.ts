import { expect, it } from 'vitest'
import { newestFirst } from './order'

it('What came last stands first, and what came back is new again', () => {
  const first = newestFirst([], ['notice'])
  const second = newestFirst(first, ['notice', 'answer', 'refused'])
  expect(second).toEqual(['refused', 'answer', 'notice'])
  const without = newestFirst(second, ['answer', 'refused'])
  expect(newestFirst(without, ['notice', 'answer', 'refused'])).toEqual(['notice', 'refused', 'answer'])
})
