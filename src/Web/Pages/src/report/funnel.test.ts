import { expect, it } from 'vitest'
import { funnelOf } from './funnel'

it('Each step is told as people, as a share of the first, and as percent of the one before', () => {
  expect(funnelOf({ seen: 400, people: 100, applied: 20, enrolled: 5 })).toEqual([
    { step: 'seen', count: 400, share: 1, percent: undefined },
    { step: 'people', count: 100, share: .25, percent: 25 },
    { step: 'applied', count: 20, share: .05, percent: 20 },
    { step: 'enrolled', count: 5, share: .0125, percent: 25 },
  ])
})

it('Nothing is a share of nobody', () => {
  expect(funnelOf({ seen: 0, people: 0, applied: 0, enrolled: 0 }).map(bar => [bar.share, bar.percent]))
    .toEqual(Array(4).fill([0, undefined]))
})

it('Where more applied than saw it, no bar is longer than its place', () => {
  const bars = funnelOf({ seen: 2, people: 4, applied: 8, enrolled: 0 })
  expect(bars.map(bar => bar.share)).toEqual([.25, .5, 1, 0])
  expect(bars.map(bar => bar.percent)).toEqual([undefined, 200, 200, 0])
})
