import { createRequire } from 'node:module';
import type * as Charts from 'echarts';
import { Html } from './html.js';
import { FONTS } from './styles.js';

const require = createRequire(import.meta.url);
/**
 * Loaded with the first chart and as its one bundled file: its modules are 600 files, which every
 * process of the service would otherwise read when it starts.
 */
const echarts = (): typeof Charts => require('echarts') as typeof Charts;

const WIDTH = 700;
const FONT_SIZE = 13;
export const INK = '#1d2433';
export const SOFT = '#5c6675';
const LINE = '#dde3ec';
export const COLOURS = [
  '#1f4e79',
  '#5b9bd5',
  '#7fb685',
  '#e0a93b',
  '#c8553d',
  '#8d6aa8',
  '#6c7a89',
  '#4aa3a2',
  '#b0a07c',
];

/** Draws a chart as SVG text, on the server: no script and no size of a screen. */
export function draw(height: number, option: Charts.EChartsCoreOption): Html {
  const chart = echarts().init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  try {
    chart.setOption({
      animation: false,
      color: COLOURS,
      textStyle: { fontFamily: FONTS, fontSize: FONT_SIZE, color: INK },
      ...option,
    });
    return new Html(chart.renderToSVGString());
  } finally {
    chart.dispose();
  }
}

export const LEGEND = {
  top: 0,
  itemWidth: 14,
  itemHeight: 9,
  textStyle: { fontSize: FONT_SIZE, color: INK },
};
export const LABELS = { fontSize: FONT_SIZE, color: SOFT };
export const SPLIT = { lineStyle: { color: LINE } };
/** The names beside an axis stand within the chart. */
export const LABELS_INSIDE = { outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' };
export const QUIET = { silent: true, emphasis: { disabled: true } };

export const percent = (share: number): number => Math.round(share * 1_000) / 10;
