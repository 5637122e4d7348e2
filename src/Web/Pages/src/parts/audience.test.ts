import { expect, it } from 'vitest'
import { addSample, joinAudience, peak, polyline } from './audience'

it('Of each five seconds the newest number is kept', () => {
  const samples = [[0, 3], [2_000, 4], [4_999, 5], [5_000, 9], [5_100, 8]]
    .map(([atMs, viewers]) => ({ atMs: atMs!, viewers: viewers! }))
    .reduce(addSample, [] as { atMs: number, viewers: number }[])
  expect(samples).toEqual([{ atMs: 4_999, viewers: 5 }, { atMs: 5_100, viewers: 8 }])
  expect(peak(samples)).toBe(8)
})

it('A long broadcast keeps its newest half hour', () => {
  let samples: { atMs: number, viewers: number }[] = []
  for (let i = 0; i < 500; i++) {
    samples = addSample(samples, { atMs: i * 5_000, viewers: i })
  }
  expect([samples.length, samples[0]!.viewers, samples.at(-1)!.viewers]).toEqual([360, 140, 499])
})

it('The server tells of the time before this page counted itself', () => {
  const told = [{ atMs: 0, viewers: 1 }, { atMs: 60_000, viewers: 40 }, { atMs: 120_000, viewers: 50 }]
  const counted = { atMs: 110_000, viewers: 48 }
  expect(joinAudience(told, [counted])).toEqual([told[0], told[1], counted])
  expect(joinAudience(told, [])).toEqual(told)
})

it('The curve fills its box, the most viewers at the top', () => {
  const samples = [{ atMs: 0, viewers: 0 }, { atMs: 5_000, viewers: 100 }, { atMs: 20_000, viewers: 50 }]
  expect(polyline(samples, 100, 40)).toBe('0.0,40.0 25.0,0.0 100.0,20.0')
  expect(polyline(samples.slice(0, 1), 100, 40)).toBe('')
  expect(polyline([{ atMs: 0, viewers: 0 }, { atMs: 5_000, viewers: 0 }], 10, 4)).toBe('0.0,4.0 10.0,4.0')
})
