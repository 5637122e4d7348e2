/** The parts of ECharts that the curves need, loaded when the first curve is shown. */
import { LineChart } from 'echarts/charts'
import { GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { init, use, type EChartsType } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

use([LineChart, GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent, CanvasRenderer])

/** Sharp on screens of any density, and on paper. */
const PIXEL_RATIO = 2

export function draw(box: HTMLElement): EChartsType {
  return init(box, undefined, { renderer: 'canvas', devicePixelRatio: PIXEL_RATIO })
}
