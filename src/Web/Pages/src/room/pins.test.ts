import { expect, it } from 'vitest'
import type { Card, FairEvent } from '../fair/messages'
import { applyPin, joinPins, joinSpans, presentedMs, spansOf, type PinMark } from './pins'

const base = (offset: number, mediaMs: number) => ({ offset, at: '2026-11-28T02:00:00.000Z', mediaMs })
const pinned = (offset: number, mediaMs: number, id: string): FairEvent =>
  ({ ...base(offset, mediaMs), kind: 'pinned', posting: { id } as Card })
const marks = (...events: FairEvent[]) => events.reduce(applyPin, [] as readonly PinMark[])

it('A posting is presented from its pin until another one, none, or the end', () => {
  const heard = marks(pinned(2, 1_000, 'p1'), pinned(5, 61_000, 'p2'),
    { ...base(7, 91_000), kind: 'unpinned' }, pinned(9, 100_000, 'p1'), { ...base(12, 130_000), kind: 'ended' })
  expect(spansOf(heard)).toEqual([
    { postingId: 'p1', fromMs: 1_000, toMs: 61_000 },
    { postingId: 'p2', fromMs: 61_000, toMs: 91_000 },
    { postingId: 'p1', fromMs: 100_000, toMs: 130_000 },
  ])
  expect([...presentedMs(spansOf(heard), 500_000)]).toEqual([['p1', 90_000], ['p2', 30_000]])
})

it('A newer card of the same posting does not begin its time again', () => {
  expect(spansOf(marks(pinned(2, 1_000, 'p1'), pinned(5, 8_000, 'p1')))).toEqual([{ postingId: 'p1', fromMs: 1_000 }])
})

it('What is presented now counts until now', () => {
  expect(presentedMs([{ postingId: 'p1', fromMs: 4_000 }], 65_000).get('p1')).toBe(61_000)
  expect(presentedMs([{ postingId: 'p1', fromMs: 4_000 }], 1_000).get('p1')).toBe(0)
})

it('Events that come twice, or earlier ones later, change nothing', () => {
  const late = marks(pinned(5, 61_000, 'p2'))
  const early = marks(pinned(2, 1_000, 'p1'), pinned(5, 61_000, 'p2'))
  expect(joinPins(late, early)).toEqual(early)
  expect(marks({ ...base(1, 0), kind: 'started' })).toEqual([])
})

it('What the server told of the time before is ended by the first that was heard since', () => {
  const told = [{ postingId: 'p1', fromMs: 1_000, toMs: 9_000 }, { postingId: 'p2', fromMs: 9_000 }]
  expect(joinSpans(told, [])).toEqual(told)
  expect(joinSpans(told, marks(pinned(7, 30_000, 'p3')))).toEqual([
    told[0], { postingId: 'p2', fromMs: 9_000, toMs: 30_000 }, { postingId: 'p3', fromMs: 30_000 },
  ])
})

it('What the server told meanwhile, and this page heard as well, counts once', () => {
  const heard = marks(pinned(7, 30_000, 'p2'), pinned(8, 40_000, 'p3'))
  const told = [
    { postingId: 'p1', fromMs: 1_000, toMs: 30_000 }, { postingId: 'p2', fromMs: 30_000, toMs: 40_000 },
    { postingId: 'p3', fromMs: 40_000 },
  ]
  expect(joinSpans(told, heard)).toEqual(told)
})

it('A posting that was pinned anew after this page came is presented on from before', () => {
  expect(joinSpans([{ postingId: 'p1', fromMs: 1_000 }], marks(pinned(7, 30_000, 'p1'))))
    .toEqual([{ postingId: 'p1', fromMs: 1_000 }])
})
