import { COLOURS } from '../app/theme';

/** Parts that the charts of this room have in common. */
export const FIGURE_AXIS = {
  axisLabel: { color: COLOURS.muted, fontSize: 13 },
  axisTick: { show: false },
  axisLine: { lineStyle: { color: '#c9d1dc' } },
  splitLine: { lineStyle: { color: '#e3e7ee' } },
} as const;

export const PERCENT_AXIS = Object.assign({}, FIGURE_AXIS, {
  type: 'value',
  min: 0,
  max: 100,
  axisLabel: Object.assign({}, FIGURE_AXIS.axisLabel, { formatter: '{value}%' }),
});

/** Told apart by their marks too, not by colour alone. */
export const LINES = [
  { color: COLOURS.primary, symbol: 'circle', type: 'solid' },
  { color: COLOURS.warning, symbol: 'triangle', type: 'dashed' },
  { color: COLOURS.success, symbol: 'rect', type: 'dotted' },
] as const;
