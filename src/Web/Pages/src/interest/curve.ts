import type { CurvePoint, Interest, PostingInterest } from '../fair/interest'
import { reactionKinds, type ReactionKind } from '../fair/messages'

export const curveKinds = [...reactionKinds, 'applied'] as const
export type CurveKind = ReactionKind | 'applied'

/** As many points as a curve of this width can show. */
const MOST_POINTS = 120

export interface Curve {
  stepMs: number
  /** Where each step begins, in session time. */
  times: number[]
  /** People new in each step. */
  series: Record<CurveKind, number[]>
}

/**
 * The curve of some postings together, with every step in it. A long broadcast has wider steps, each a whole number of
 * the server's.
 */
export function curveOf(
  interest: Pick<Interest, 'stepMs' | 'durationMs'>, postings: readonly PostingInterest[],
): Curve {
  const points = postings.flatMap(posting => posting.curve)
  const until = Math.max(interest.durationMs, ...points.map(point => point.atMs + 1))
  const stepMs = interest.stepMs * Math.max(1, Math.ceil(until / interest.stepMs / MOST_POINTS))
  const times = Array.from({ length: Math.max(1, Math.ceil(until / stepMs)) }, (_, i) => i * stepMs)
  const series = Object.fromEntries(curveKinds.map(kind => [kind, sums(points, kind, times.length, stepMs)]))
  return { stepMs, times, series: series as Curve['series'] }
}

function sums(points: readonly CurvePoint[], kind: CurveKind, length: number, stepMs: number): number[] {
  const all = new Array<number>(length).fill(0)
  for (const point of points) {
    all[Math.floor(point.atMs / stepMs)]! += point[kind]
  }
  return all
}

/** The steps in which somebody was new, for who reads them as a table. */
export function busySteps(curve: Curve): { atMs: number, counts: Record<CurveKind, number> }[] {
  return curve.times
    .map((atMs, i) => ({
      atMs,
      counts: Object.fromEntries(curveKinds.map(kind => [kind, curve.series[kind][i]!])) as Record<CurveKind, number>,
    }))
    .filter(({ counts }) => curveKinds.some(kind => counts[kind] > 0))
}
