import { BarChart, CustomChart, HeatmapChart, LineChart, ScatterChart } from 'echarts/charts';
import {
  GridComponent,
  LegendComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import {
  type ECElementEvent,
  type EChartsCoreOption,
  type EChartsType,
  init,
  use,
} from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { type ReactNode, useEffect, useRef } from 'react';

import { t } from '../app/text';

use([BarChart, CustomChart, HeatmapChart, LineChart, ScatterChart]);
use([GridComponent, LegendComponent, TooltipComponent, VisualMapComponent, SVGRenderer]);

export type ChartOption = EChartsCoreOption;
/** A place in a chart that somebody has chosen: where it stands among its series' data. */
export type Picked = Pick<ECElementEvent, 'dataIndex' | 'seriesIndex' | 'name'>;

export interface ChartProps {
  /** What is to be seen, and what it says: for whoever does not see it. */
  readonly label: string;
  readonly option: ChartOption;
  /** In pixels. */
  readonly height: number;
  /** The same figures in rows; its links are what a keyboard reaches. None where they stand beside it. */
  readonly table?: ReactNode;
  readonly onPick?: (picked: Picked) => void;
}

const FONT =
  'system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
const INK = '#1c2430';

/**
 * What holds for each chart. Nothing moves, as in the rest of the page: who gets sick of it does, and who prints
 * or photographs it has it whole. Tips are drawn, as the policy of the page refuses styles in written HTML.
 */
const HOUSE: ChartOption = {
  animation: false,
  textStyle: { fontFamily: FONT, fontSize: 13, color: INK },
};

/** Lets paper and narrow screens scale the drawing. */
function scale(element: HTMLElement): void {
  const drawing = element.querySelector('svg');
  if (drawing)
    drawing.setAttribute('viewBox', `0 0 ${element.clientWidth} ${element.clientHeight}`);
}

const drawn = (option: ChartOption): ChartOption => {
  const tip = option['tooltip'] as ChartOption | undefined;
  const tooltip = tip && Object.assign({ renderMode: 'richText', confine: true }, tip);
  return Object.assign({}, HOUSE, option, tooltip && { tooltip });
};

function useChart({ option, onPick }: Pick<ChartProps, 'option' | 'onPick'>) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);
  const pick = useRef(onPick);
  useEffect(() => {
    pick.current = onPick;
  }, [onPick]);
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const made = init(element, null, { renderer: 'svg' });
    chart.current = made;
    made.on('click', (event) => pick.current?.(event));
    const observer = new ResizeObserver(() => {
      made.resize();
      scale(element);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.dispose();
      chart.current = undefined;
    };
  }, []);
  useEffect(() => {
    chart.current?.setOption(drawn(option), { notMerge: true });
    if (place.current) scale(place.current);
  }, [option]);
  return place;
}

/** A chart, and its figures as a table below it. Options have to be the same object while nothing changes. */
export function Chart({ label, option, height, table, onPick }: ChartProps) {
  const place = useChart(onPick ? { option, onPick } : { option });
  return (
    <figure className="chart">
      <div role="img" aria-label={label} style={{ height }} ref={place} />
      {table !== undefined && (
        <details>
          <summary>{t('看表格')}</summary>
          <div className="wide">{table}</div>
        </details>
      )}
    </figure>
  );
}
