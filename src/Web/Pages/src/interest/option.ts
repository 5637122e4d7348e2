import type { EChartsCoreOption } from 'echarts/core'
import type { Interest } from '../fair/interest'
import { place } from '../parts/clock'
import { curveKinds, type Curve, type CurveKind } from './curve'

/** The hues of interest.css: a canvas cannot read them there before it is drawn. */
const hues: Record<CurveKind, string> = {
  want: '#1c6b32', tooFar: '#1c5c99', payLow: '#b23a12', hours: '#6d3f9e', question: '#7d5700', applied: '#12211f',
}
/** Lines that differ in more than their hue. */
const dashes: Record<CurveKind, 'solid' | 'dashed' | 'dotted'> = {
  want: 'solid', tooFar: 'dashed', payLow: 'solid', hours: 'dotted', question: 'dashed', applied: 'solid',
}
const INK = '#52635f'
const LINE = '#d8e1de'
/** What stands at a pin has no room for more. */
const NAME_LENGTH = 6
/** Names that would lie on one another go down in rows; where all are taken, the mark stands without a name. */
const ROWS = 3
const ROW_PX = 13
const FONT_PX = 11
const GAP_PX = 6
const SIDES = { left: 30, right: 10 }
/** Where nobody said how wide it is drawn. */
const USUAL_PX = 600

const shortened = (title: string) => title.length > NAME_LENGTH ? `${title.slice(0, NAME_LENGTH)}…` : title

/** What ECharts draws: a line for each kind, and behind them what was presented when. */
export function optionOf(
  curve: Curve, pins: Interest['pins'], names: Record<CurveKind, string>, widthPx = USUAL_PX,
): EChartsCoreOption {
  const lengthMs = curve.stepMs * curve.times.length
  return {
    animation: false,
    grid: { ...SIDES, top: 22, bottom: 20 },
    // Its HTML would carry inline styles, which the pages' policy forbids.
    tooltip: { trigger: 'axis', renderMode: 'richText', confine: true, textStyle: { fontSize: 12 } },
    xAxis: {
      type: 'value', min: 0, max: lengthMs, splitLine: { show: false }, axisLine: { lineStyle: { color: LINE } },
      axisLabel: { color: INK, hideOverlap: true, formatter: (ms: number) => place(ms, lengthMs) },
      axisPointer: { label: { formatter: ({ value }: { value: number }) => place(value, lengthMs) } },
    },
    yAxis: { type: 'value', minInterval: 1, axisLabel: { color: INK }, splitLine: { lineStyle: { color: '#edf2f0' } } },
    series: curveKinds.map((kind, i) => ({
      name: names[kind],
      type: 'line',
      data: curve.series[kind].map((people, step) => [curve.times[step]!, people]),
      symbol: 'none',
      color: hues[kind],
      lineStyle: { width: kind === 'applied' ? 3 : 2, type: dashes[kind] },
      ...i === 0 && pinMarks(pins, lengthMs, widthPx - SIDES.left - SIDES.right),
    })),
  }
}

/** As wide as it is drawn: CJK is as wide as high, and other letters about half of that. */
const widthOf = (text: string) =>
  Array.from(text).reduce((px, letter) => px + FONT_PX * (letter.charCodeAt(0) > 0x2e7f ? 1 : 0.62), 0)

interface Placed { name: string, label: { offset: [number, number] } }

/** The names of what was presented, none on another and none beyond the right edge. */
function placed(pins: Interest['pins'], lengthMs: number, plotPx: number): Placed[] {
  const taken = new Array<number>(ROWS).fill(-GAP_PX)
  return pins.map(pin => {
    const name = shortened(pin.title)
    const startPx = pin.fromMs / lengthMs * plotPx
    const endPx = Math.min(plotPx, startPx + widthOf(name) + GAP_PX)
    const fromPx = endPx - widthOf(name) - GAP_PX
    const row = taken.findIndex(until => until <= fromPx)
    if (row < 0) {
      return { name: '', label: { offset: [0, 0] } }
    }
    taken[row] = endPx
    return { name, label: { offset: [Math.round(fromPx - startPx), row * ROW_PX] } }
  })
}

function pinMarks(pins: Interest['pins'], lengthMs: number, plotPx: number) {
  const names = placed(pins, lengthMs, plotPx)
  return {
    markArea: {
      silent: true,
      itemStyle: { color: 'rgba(11, 95, 89, .07)' },
      label: { color: INK, fontSize: FONT_PX, position: 'insideTopLeft', distance: 2 },
      data: pins.map((pin, i) => [{ ...names[i]!, xAxis: pin.fromMs }, { xAxis: pin.toMs ?? lengthMs }]),
    },
    markLine: {
      silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: '#0b5f59', width: 1, type: 'solid' },
      data: pins.map(pin => ({ xAxis: pin.fromMs })),
    },
  }
}
