import { expect, it } from 'vitest'
import type { CurvePoint, PostingInterest } from '../fair/interest'
import { busySteps, curveOf } from './curve'

const point = (atMs: number, more: Partial<CurvePoint>): CurvePoint =>
  ({ atMs, want: 0, tooFar: 0, payLow: 0, hours: 0, question: 0, applied: 0, ...more })
const posting = (...curve: CurvePoint[]) => ({ postingId: 'p', curve }) as PostingInterest

it('Steps without anybody new are part of the curve, with nothing in them', () => {
  const curve = curveOf({ stepMs: 10_000, durationMs: 45_000 }, [posting(point(10_000, { want: 3 }))])
  expect(curve.times).toEqual([0, 10_000, 20_000, 30_000, 40_000])
  expect(curve.series.want).toEqual([0, 3, 0, 0, 0])
  expect(curve.series.applied).toEqual([0, 0, 0, 0, 0])
})

it('The curves of several postings add up', () => {
  const all = [posting(point(0, { want: 1, tooFar: 2 })), posting(point(0, { want: 4 }), point(20_000, { applied: 1 }))]
  const { series } = curveOf({ stepMs: 10_000, durationMs: 30_000 }, all)
  expect([series.want, series.tooFar, series.applied]).toEqual([[5, 0, 0], [2, 0, 0], [0, 0, 1]])
})

it('A broadcast of four hours has wider steps, and nobody is lost in them', () => {
  const points = Array.from({ length: 1_440 }, (_, i) => point(i * 10_000, { want: 1 }))
  const curve = curveOf({ stepMs: 10_000, durationMs: 14_400_000 }, [posting(...points)])
  expect([curve.times.length, curve.stepMs]).toEqual([120, 120_000])
  expect(curve.series.want.reduce((sum, n) => sum + n)).toBe(1_440)
})

it('Before anything happened there is one empty step', () => {
  expect(curveOf({ stepMs: 10_000, durationMs: 0 }, []).times).toEqual([0])
})

it('What came in the last moment is in the curve, also when the length was taken before it', () => {
  expect(curveOf({ stepMs: 10_000, durationMs: 20_000 }, [posting(point(20_000, { want: 1 }))]).series.want)
    .toEqual([0, 0, 1])
})

it('A table of the curve has only the steps in which somebody was new', () => {
  const curve = curveOf({ stepMs: 10_000, durationMs: 60_000 }, [posting(point(20_000, { question: 2 }))])
  expect(busySteps(curve)).toEqual([
    { atMs: 20_000, counts: { want: 0, tooFar: 0, payLow: 0, hours: 0, question: 2, applied: 0 } },
  ])
})
