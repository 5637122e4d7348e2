import { expect, it } from 'vitest'
import { heldIn, readOwn, withHeld, withOne } from './own'

const waits = { sessionId: 's1', opId: 'a', text: '加我微信', at: '2026-11-23T08:30:00.000Z' }
const own = { viewerId: 'v1', name: '马丽红', applied: ['p1'], reacted: ['p1 want'], held: [waits] }
const none = { applied: [], reacted: [], held: [] }

it('A viewer finds their own again, and nobody else does', () => {
  expect(readOwn(JSON.stringify(own), 'v1')).toEqual(own)
  expect(readOwn(JSON.stringify(own), 'v2')).toEqual({ viewerId: 'v2', ...none })
})

it('What cannot be read is forgotten', () => {
  const broken = ['{"viewerId":"v1","applied":7,"name":3}', '{"viewerId":"v1","held":[7,null,{"opId":"a","text":3}]}']
  for (const kept of [null, '', '{', 'null', '[]', ...broken]) {
    expect(readOwn(kept, 'v1')).toEqual({ viewerId: 'v1', ...none })
  }
})

it('Each is kept once, and only so many', () => {
  expect(withOne(['a', 'b'], 'a')).toEqual(['b', 'a'])
  const many = Array.from({ length: 400 }, (_, i) => `p${i}`).reduce<string[]>(withOne, [])
  expect([many.length, many[0], many.at(-1)]).toEqual([300, 'p100', 'p399'])
})

it('What waits is kept for its session alone, the newest of them', () => {
  const mine = (opId: string) => ({ opId, text: '在吗', at: waits.at, state: 'held' })
  const held = withHeld([waits], 's2', [mine('b'), mine('c')])
  expect(heldIn(held, 's2').map(each => each.opId)).toEqual(['b', 'c'])
  expect(held[0]).toEqual(waits)
  expect(held[1]).toEqual({ sessionId: 's2', opId: 'b', text: '在吗', at: waits.at })
  expect(withHeld(held, 's2', [])).toEqual([waits])
  const many = withHeld(held, 's3', Array.from({ length: 40 }, (_, i) => mine(`m${i}`)))
  expect([many.length, many[0]!.opId, many.at(-1)!.opId]).toEqual([20, 'm20', 'm39'])
})
