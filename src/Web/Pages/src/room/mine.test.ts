import { expect, it } from 'vitest'
import { keptOf, saidOf, stepMine, unsaid, waitUntil, withSaid, type Mine, type Step } from './mine'

const me = { viewerId: 'v1', nickname: '小马' }
const at = '2026-11-23T08:30:00.000Z'
const write = (opId: string, text = '夜班有补贴吗？'): Step => ({ do: 'write', opId, text, at })
const after = (...steps: Step[]) => steps.reduce<readonly Mine[]>(stepMine, [])
const line = (offset: number, text: string, viewerId = 'v1') => ({ offset, at, text, by: { viewerId, nickname: '' } })

it('A comment is sending until it is sent, and then stands where the log has it', () => {
  const sending = after(write('a'))
  expect(unsaid(sending, [], 'v1')).toMatchObject([{ text: '夜班有补贴吗？', state: 'sending' }])
  expect(withSaid([line(4, '在哪里', 'v2')], sending, me)).toHaveLength(1)
  const sent = stepMine(sending, { do: 'sent', opId: 'a', offset: 5 })
  expect(unsaid(sent, [], 'v1')).toEqual([])
  const others = [line(4, '在哪里', 'v2'), line(6, '包住吗', 'v3')]
  expect(withSaid(others, sent, me).map(each => [each.offset, each.text])).toEqual(
    [[4, '在哪里'], [5, '夜班有补贴吗？'], [6, '包住吗']])
})

it('One that the list shows by itself stands there once, also when it was removed', () => {
  const sent = after(write('a'), { do: 'sent', opId: 'a', offset: 5 })
  const removed = [{ ...line(5, ''), text: undefined }]
  expect(withSaid(removed, sent, me)).toBe(removed)
  expect(withSaid([line(90, '后来的')], sent, me)).toHaveLength(1)
  expect(withSaid([line(4, '在哪里')], sent, me, [{ target: 5, reason: 'ad' }])[1])
    .toMatchObject({ offset: 5, text: undefined, reason: 'ad' })
})

it('A refused one keeps its words, its reason and its wait, and is sent again as the same act', () => {
  const refused = after(write('a'), { do: 'refused', opId: 'a', code: 'TOO_FAST', againAt: 9_000 })
  expect(refused).toMatchObject([{ text: '夜班有补贴吗？', state: 'refused', code: 'TOO_FAST' }])
  expect(waitUntil(refused)).toBe(9_000)
  const again = stepMine(refused, { do: 'resend', opId: 'a' })
  expect(again).toEqual([{ opId: 'a', text: '夜班有补贴吗？', at, state: 'sending' }])
  expect(waitUntil(again)).toBe(0)
  expect(stepMine(again, { do: 'forget', opId: 'a' })).toEqual([])
})

it('A held one waits until the log has a comment of its writer that nobody answered, though it was masked', () => {
  const mine = after(
    write('a', '加我138…'), { do: 'held', opId: 'a', heldAt: 10 },
    write('b', '在吗'), { do: 'sent', opId: 'b', offset: 12 })
  expect(unsaid(mine, [line(9, '早先的'), line(12, '在吗')], 'v1')).toMatchObject([{ opId: 'a', state: 'held' }])
  expect(unsaid(mine, [line(11, '别人的', 'v2'), line(12, '在吗')], 'v1')).toHaveLength(1)
  expect(unsaid(mine, [line(12, '在吗'), line(13, '加我****')], 'v1')).toEqual([])
})

it('Of several held ones that one waits no more whose words the log shows, whichever was let through first', () => {
  const held = (opId: string, text: string): Step[] => [write(opId, text), { do: 'held', opId, heldAt: 10 }]
  const mine = after(...held('a', '加我微信'), ...held('b', '宿舍有暖气吗'), ...held('c', '电话138…'))
  const waits = (...lines: ReturnType<typeof line>[]) => unsaid(mine, lines, 'v1').map(each => each.opId)
  expect(waits(line(11, '宿舍有暖气吗'))).toEqual(['a', 'c'])
  expect(waits(line(11, '宿舍有暖气吗'), line(12, '电话****'))).toEqual(['c'])
  expect(waits(line(11, '电话****'), line(12, '宿舍有暖气吗'), line(13, '加我微信'))).toEqual([])
})

it('A held one that the station turns away is refused with its words, and no other one is', () => {
  const mine = after(
    write('a', '加我微信'), { do: 'held', opId: 'a', heldAt: 10, heldId: 'h1' },
    write('b', '在吗'), { do: 'held', opId: 'b', heldAt: 10, heldId: 'h2' })
  const turned = stepMine(mine, { do: 'turnedAway', heldIds: ['h0', 'h1'] })
  expect(turned).toEqual([
    { opId: 'a', text: '加我微信', at, state: 'refused', code: 'TURNED_AWAY' },
    { opId: 'b', text: '在吗', at, state: 'held', heldAt: 10, heldId: 'h2' },
  ])
  expect(unsaid(turned, [line(12, '在吗')], 'v1')).toMatchObject([{ opId: 'a', state: 'refused' }])
  expect(waitUntil(turned)).toBe(0)
})

it('One that went out, or is on its way, is not turned away, and nothing changes where nothing is', () => {
  const mine = after(write('a'), { do: 'sent', opId: 'a', offset: 5 }, write('b'))
  expect(stepMine(mine, { do: 'turnedAway', heldIds: ['h1'] })).toEqual(mine)
  expect(stepMine(mine, { do: 'turnedAway', heldIds: [] })).toBe(mine)
})

it('After a reload those of before wait again, in front, each once, and say then what came of them', () => {
  const kept = [{ opId: 'a', text: '加我微信', at }, { opId: 'b', text: '在吗', at }]
  const back = stepMine(after(write('b', '在吗'), write('c', '您好')), { do: 'recall', kept })
  expect(back.map(each => [each.opId, each.state])).toEqual([['a', 'held'], ['b', 'sending'], ['c', 'sending']])
  // Until the answer came, no comment of before is taken for one of them.
  expect(unsaid(back, [line(9, '早先的')], 'v1')).toHaveLength(3)
  const told = stepMine(back, { do: 'held', opId: 'a', heldAt: 12, heldId: 'h1' })
  expect(unsaid(told, [line(9, '早先的')], 'v1')).toHaveLength(3)
  expect(unsaid(told, [line(13, '加我微信')], 'v1').map(each => each.opId)).toEqual(['b', 'c'])
})

it('Kept for a reload is what is not said, and none of it is said by itself then but what waits', () => {
  const kept = (...steps: Step[]) => keptOf(after(write('a'), ...steps))
  const held: Step = { do: 'held', opId: 'a', heldAt: 1, heldId: 'h1' }
  const one = { opId: 'a', text: '夜班有补贴吗？', at }
  expect(kept()).toEqual([{ ...one, code: 'UNREACHABLE' }])
  expect(kept(held)).toEqual([one])
  expect(kept(held, { do: 'turnedAway', heldIds: ['h1'] })).toEqual([{ ...one, code: 'TURNED_AWAY' }])
  expect(kept({ do: 'refused', opId: 'a', code: 'TOO_FAST', againAt: 9 })).toEqual([{ ...one, code: 'TOO_FAST' }])
  expect([kept({ do: 'sent', opId: 'a', offset: 2 }), kept(held, { do: 'forget', opId: 'a' })]).toEqual([[], []])
  const back = stepMine([], { do: 'recall', kept: kept({ do: 'refused', opId: 'a', code: 'MUTED' }) })
  expect(back).toEqual([{ ...one, state: 'refused', code: 'MUTED' }])
})

it('One of one’s own that the room did not send back is marked as answered', () => {
  const sent = after(write('a'), { do: 'sent', opId: 'a', offset: 5 })
  const answer = { ...line(7, '有', 'a1'), answers: [5] }
  expect(withSaid([line(4, '在哪里', 'v2'), answer], sent, me)[1]).toMatchObject({ offset: 5, answer: { offset: 7 } })
})

it('A viewer’s comments are those of the list and those kept, but for the removed', () => {
  const list = [line(4, '在哪里', 'v2'), line(5, '有夜班吗'), { ...line(6, ''), text: undefined }]
  expect([...saidOf(list, [{ target: 2, reason: 'ad' }], 'v1', [1, 2, 6])]).toEqual([1, 5])
  expect([...saidOf(list, [], undefined, [])]).toEqual([])
})
