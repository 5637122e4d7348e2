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
/** Many pins have no room for their names beside each other: they go down in steps, and begin anew. */
const FEW = 3
const STEPS = 3
const STEP_PX = 13

const shortened = (title: string) => title.length > NAME_LENGTH ? `${title.slice(0, NAME_LENGTH)}…` : title

/** What ECharts draws: a line for each kind, and behind them what was presented when. */
export function optionOf(
  curve: Curve, pins: Interest['pins'], names: Record<CurveKind, string>,
): EChartsCoreOption {
  const lengthMs = curve.stepMs * curve.times.length
  return {
    animation: false,
    grid: { left: 30, right: 10, top: 22, bottom: 20 },
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
      ...i === 0 && pinMarks(pins, lengthMs),
    })),
  }
}

function pinMarks(pins: Interest['pins'], lengthMs: number) {
  return {
    markArea: {
      silent: true,
      itemStyle: { color: 'rgba(11, 95, 89, .07)' },
      label: { color: INK, fontSize: 11, position: 'insideTopLeft', distance: 2 },
      data: pins.map((pin, i) => [{
        name: shortened(pin.title), xAxis: pin.fromMs,
        ...pins.length > FEW && { label: { offset: [0, i % STEPS * STEP_PX] } },
      }, { xAxis: pin.toMs ?? lengthMs }]),
    },
    markLine: {
      silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: '#0b5f59', width: 1, type: 'solid' },
      data: pins.map(pin => ({ xAxis: pin.fromMs })),
    },
  }
}
