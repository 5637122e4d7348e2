import type { PostingInterest } from '../fair/interest'

export const funnelSteps = ['seen', 'people', 'applied', 'enrolled'] as const
export type FunnelStep = (typeof funnelSteps)[number]

export interface FunnelBar {
  step: FunnelStep
  count: number
  /** Of the first step, 0 to 1: the length of the bar. */
  share: number
  /** Of the step before, in whole percent; undefined for the first, and where nobody was before. */
  percent?: number
}

/**
 * How far people went with a posting. More may apply than reacted, and more react than saw it presented (they read the
 * list): the longest step is then the measure, so that no bar is longer than its place.
 */
export function funnelOf(posting: Pick<PostingInterest, FunnelStep>): FunnelBar[] {
  const most = Math.max(1, ...funnelSteps.map(step => posting[step]))
  return funnelSteps.map((step, i) => {
    const before = i > 0 ? posting[funnelSteps[i - 1]!] : 0
    return {
      step,
      count: posting[step],
      share: posting[step] / most,
      percent: before > 0 ? Math.round(posting[step] / before * 100) : undefined,
    }
  })
}
