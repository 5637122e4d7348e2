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
    [expect.objectContaining({ name: '快递分拣夜班…', xAxis: 2_000 }), { xAxis: 12_000 }],
    [expect.objectContaining({ name: '护工', xAxis: 12_000 }), { xAxis: 30_000 }],
  ])
  expect(others.filter(line => line.markArea)).toEqual([])
})

it('What is shown at the pointer is drawn, not written as HTML with styles that the policy forbids', () => {
  expect(optionOf(curve, pins, names).tooltip).toMatchObject({ renderMode: 'richText' })
})

const labels = (pins: { postingId: string, title: string, fromMs: number, toMs?: number }[], widthPx: number) => {
  const [first] = optionOf(curve, pins, names, widthPx).series as Line[]
  return (first!.markArea!.data as [{ name: string, label: { offset: [number, number] } }][])
    .map(([{ name, label }]) => ({ name, offset: label.offset }))
}

it('Names that stand apart stand in one row, and those that would lie on one another in rows below', () => {
  const at = (...starts: number[]) => starts.map(fromMs => ({ postingId: `p${fromMs}`, title: '夜班分拣员', fromMs }))
  expect(labels(at(0, 15_000), 340).map(label => label.offset)).toEqual([[0, 0], [0, 0]])
  expect(labels(at(0, 300, 600), 340).map(label => label.offset)).toEqual([[0, 0], [0, 13], [0, 26]])
})

it('Where every row is taken, a pin is marked without its name', () => {
  const close = [0, 100, 200, 300, 12_000].map(fromMs => ({ postingId: `p${fromMs}`, title: '护工', fromMs }))
  expect(labels(close, 340).map(label => label.name)).toEqual(['护工', '护工', '护工', '', '护工'])
})

it('The name of what is presented last stays within the right edge', () => {
  const [last] = labels([{ postingId: 'p', title: '夜班分拣员', fromMs: 29_000 }], 340)
  // The plot is 300 px wide, the name 55 and a gap of 6.
  expect(last!.offset).toEqual([-51, 0])
})
