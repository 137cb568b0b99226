import { lazy, Suspense } from 'react';

import type { ChartProps } from '../charts/chart';

/** Numbers first: the drawing library comes after them. */
const Drawn = lazy(async () => ({ default: (await import('../charts/chart')).Chart }));

export const LazyChart = (props: ChartProps) => (
  <Suspense fallback={<div style={{ height: props.height }} />}>
    <Drawn {...props} />
  </Suspense>
);
