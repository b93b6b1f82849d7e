import type { EChartsCoreOption } from 'echarts/core';
import { type Color, neutral, seriesColors } from '@/shared/colors';
import type { LinkedProduct, Pair } from '../api/associations';

/** How many pairs a network can show before it is a tangle. */
export const drawnPairs = 40;

/** Pairs that are bought together more often than by chance, however the dice fell. */
export const sure = (pairs: readonly Pair[]): Pair[] => pairs.filter((pair) => pair.lift.low > 1);

/** The products of the pairs by category, so that those of one category stand side by side. */
export function productsOf(pairs: readonly Pair[]): LinkedProduct[] {
  const products = new Map<number, LinkedProduct>();
  for (const { one, other } of pairs) {
    products.set(one.id, one);
    products.set(other.id, other);
  }
  return [...products.values()].sort(
    (a, b) => (a.category ?? '').localeCompare(b.category ?? '') || b.baskets - a.baskets || a.id - b.id,
  );
}

/** The categories of the products in their order; an empty one for products without. */
export const categoriesOf = (products: readonly LinkedProduct[]): string[] => [
  ...new Set(products.map((product) => product.category ?? '')),
];

/** The colour of a category by its place. */
export const categoryColor = (place: number): Color => seriesColors[place % seriesColors.length] ?? neutral;

/** Grows with the area: four times the baskets are twice as wide. */
const scaled = (value: number, most: number, least: number, largest: number) =>
  least + (largest - least) * Math.sqrt(value / Math.max(most, 1e-9));

interface Words {
  shade: (color: Color) => string;
  /** A pair in words. */
  pair: (pair: Pair) => string;
  /** A product in words. */
  product: (product: LinkedProduct) => string;
  /** Room for names around the circle, in pixels. */
  room: number;
}

/** Products on a circle, joined where they are bought together; the stronger the wider. */
export function networkOption(pairs: readonly Pair[], words: Words): EChartsCoreOption {
  const products = productsOf(pairs);
  const categories = categoriesOf(products);
  const color = new Map(categories.map((name, place) => [name, words.shade(categoryColor(place))]));
  const mostBaskets = Math.max(...products.map((product) => product.baskets));
  const strongest = Math.max(...pairs.map((pair) => Math.log(pair.lift.low)));
  return {
    tooltip: {
      formatter: ({ dataType, data }: { dataType: string; data: { product?: number; pair?: number } }) => {
        const pair = pairs[data.pair ?? -1];
        if (dataType === 'edge') return pair ? words.pair(pair) : '';
        const product = products.find((one) => one.id === data.product);
        return product ? words.product(product) : '';
      },
    },
    series: [
      {
        type: 'graph',
        layout: 'circular',
        circular: { rotateLabel: true },
        left: words.room,
        right: words.room,
        top: words.room,
        bottom: words.room,
        roam: false,
        emphasis: { focus: 'adjacency' },
        label: { show: true, position: 'right', width: words.room - 12, overflow: 'truncate', fontSize: 11 },
        lineStyle: { color: 'source', curveness: 0.2 },
        data: products.map((product) => ({
          id: String(product.id),
          name: product.name,
          product: product.id,
          symbolSize: scaled(product.baskets, mostBaskets, 6, 26),
          itemStyle: { color: color.get(product.category ?? '') },
        })),
        links: pairs.map((pair, place) => ({
          source: String(pair.one.id),
          target: String(pair.other.id),
          pair: place,
          lineStyle: {
            width: scaled(Math.log(pair.lift.low), strongest, 1, 6),
            opacity: 0.25 + 0.45 * (Math.log(pair.lift.low) / Math.max(strongest, 1e-9)),
          },
        })),
      },
    ],
  };
}

/** The product that a click means. */
export function clickedProduct(event: { data: unknown }): number | undefined {
  const data = event.data as { product?: unknown } | undefined;
  return typeof data?.product === 'number' ? data.product : undefined;
}
