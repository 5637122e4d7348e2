import { expect, it } from 'vitest'
import { here, readOwn, withOne, withSaidOne, withUnsaid } from './own'

const waits = { sessionId: 's1', opId: 'a', text: '加我微信', at: '2026-11-23T08:30:00.000Z' }
const muted = { ...waits, opId: 'b', code: 'MUTED' }
const own = {
  viewerId: 'v1', name: '马丽红', applied: ['p1'], reacted: ['p1 want'], unsaid: [waits, muted],
  said: [{ sessionId: 's1', offset: 7 }],
}
const none = { applied: [], reacted: [], unsaid: [], said: [] }

it('A viewer finds their own again, and nobody else does', () => {
  expect(readOwn(JSON.stringify(own), 'v1')).toEqual(own)
  expect(readOwn(JSON.stringify(own), 'v2')).toEqual({ viewerId: 'v2', ...none })
})

it('What cannot be read is forgotten', () => {
  const broken = [
    '{"viewerId":"v1","applied":7,"name":3}', '{"viewerId":"v1","unsaid":[7,null,{"opId":"a","text":3}],"said":[3,{}]}',
  ]
  for (const kept of [null, '', '{', 'null', '[]', ...broken]) {
    expect(readOwn(kept, 'v1')).toEqual({ viewerId: 'v1', ...none })
  }
})

it('Each is kept once, and only so many', () => {
  expect(withOne(['a', 'b'], 'a')).toEqual(['b', 'a'])
  const many = Array.from({ length: 400 }, (_, i) => `p${i}`).reduce<string[]>(withOne, [])
  expect([many.length, many[0], many.at(-1)]).toEqual([300, 'p100', 'p399'])
})

it('What is unsaid is kept for its session alone, the newest of them', () => {
  const mine = (opId: string) => ({ opId, text: '在吗', at: waits.at })
  const unsaid = withUnsaid([waits], 's2', [mine('b'), { ...mine('c'), code: 'TURNED_AWAY' }])
  expect(here(unsaid, 's2').map(each => [each.opId, each.code])).toEqual([['b', undefined], ['c', 'TURNED_AWAY']])
  expect(unsaid[0]).toEqual(waits)
  expect(unsaid[1]).toEqual({ sessionId: 's2', opId: 'b', text: '在吗', at: waits.at })
  expect(withUnsaid(unsaid, 's2', [])).toEqual([waits])
  const many = withUnsaid(unsaid, 's3', Array.from({ length: 40 }, (_, i) => mine(`m${i}`)))
  expect([many.length, many[0]!.opId, many.at(-1)!.opId]).toEqual([20, 'm20', 'm39'])
})

it('Of what was said the newest places are kept', () => {
  const said = Array.from({ length: 400 }, (_, offset) => ({ sessionId: 's1', offset })).reduce(withSaidOne, [])
  expect([said.length, said[0]!.offset, said.at(-1)!.offset]).toEqual([300, 100, 399])
})
