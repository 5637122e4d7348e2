import { expect, it } from 'vitest'
import { curveKinds, type Curve, type CurveKind } from './curve'
import { optionOf } from './option'

const zeros = [0, 0, 0]
const curve: Curve = {
  stepMs: 10_000,
  times: [0, 10_000, 20_000],
  series: { want: [1, 0, 4], tooFar: zeros, payLow: zeros, hours: zeros, question: zeros, applied: zeros },
}
const names = Object.fromEntries(curveKinds.map(kind => [kind, `名 ${kind}`])) as Record<CurveKind, string>
const pins = [
  { postingId: 'p1', title: '快递分拣夜班长期工', fromMs: 2_000, toMs: 12_000 },
  { postingId: 'p2', title: '护工', fromMs: 12_000 },
]
interface Line { name: string, data: unknown, markArea?: { data: unknown } }

it('Each kind is a line of people over session time, named in the page’s language', () => {
  const series = optionOf(curve, [], names).series as Line[]
  expect(series.map(line => line.name)).toEqual(curveKinds.map(kind => `名 ${kind}`))
  expect(series[0]!.data).toEqual([[0, 1], [10_000, 0], [20_000, 4]])
})

it('What was presented is marked from its pin to its end, or to the end of the curve while it still is', () => {
  const [first, ...others] = optionOf(curve, pins, names).series as Line[]
  expect(first!.markArea!.data).toEqual([
    [{ name: '快递分拣夜班…', xAxis: 2_000 }, { xAxis: 12_000 }], [{ name: '护工', xAxis: 12_000 }, { xAxis: 30_000 }],
  ])
  expect(others.filter(line => line.markArea)).toEqual([])
})

it('What is shown at the pointer is drawn, not written as HTML with styles that the policy forbids', () => {
  expect(optionOf(curve, pins, names).tooltip).toMatchObject({ renderMode: 'richText' })
})

it('The names of many pins stand in steps, so that no two that follow each other overlap', () => {
  const many = Array.from({ length: 5 }, (_, i) => ({ postingId: `p${i}`, title: '护工', fromMs: i * 6_000 }))
  const [first] = optionOf(curve, many, names).series as Line[]
  const marks = first!.markArea!.data as [{ label: { offset: number[] } }][]
  expect(marks.map(([from]) => from.label.offset[1])).toEqual([0, 13, 26, 0, 13])
})
