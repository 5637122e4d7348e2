import { expect, it } from 'vitest'
import { readOwn, withOne } from './own'

const own = { viewerId: 'v1', name: '马丽红', applied: ['p1'], reacted: ['p1 want'] }

it('A viewer finds their own again, and nobody else does', () => {
  expect(readOwn(JSON.stringify(own), 'v1')).toEqual(own)
  expect(readOwn(JSON.stringify(own), 'v2')).toEqual({ viewerId: 'v2', applied: [], reacted: [] })
})

it('What cannot be read is forgotten', () => {
  for (const kept of [null, '', '{', 'null', '[]', '{"viewerId":"v1","applied":7,"name":3}']) {
    expect(readOwn(kept, 'v1')).toEqual({ viewerId: 'v1', applied: [], reacted: [] })
  }
})

it('Each is kept once, and only so many', () => {
  expect(withOne(['a', 'b'], 'a')).toEqual(['b', 'a'])
  const many = Array.from({ length: 400 }, (_, i) => `p${i}`).reduce<string[]>(withOne, [])
  expect([many.length, many[0], many.at(-1)]).toEqual([300, 'p100', 'p399'])
})
