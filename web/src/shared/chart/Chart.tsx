import { lazy, Suspense } from 'react';
import { Skeleton } from '../Skeleton';
import type { EChartProps } from './EChart';

const EChart = lazy(() => import('./EChart'));

/** A chart drawn by ECharts, whose code is fetched when the first chart is shown. */
export function Chart(props: EChartProps) {
  return (
    <Suspense fallback={<Skeleton lines={5} height={24} />}>
      <EChart {...props} />
    </Suspense>
  );
}
