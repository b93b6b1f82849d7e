import type { EChartsCoreOption } from 'echarts/core';
import { type Color, neutral, seriesColors } from '@/shared/colors';
import type { LinkedProduct, Pair } from '../api/associations';

/** From how many of the surest pairs those that are drawn are chosen. */
export const askedPairs = 200;

const mostLines = 3;
const mostPairs = 60;

/**
 * Pairs to draw, the surest first: only such as are bought together more often than by chance, however the dice fell,
 * and of each product few, since a handful of products that go with everything would hide the rest.
 */
export function drawn(pairs: readonly Pair[]): Pair[] {
  const lines = new Map<number, number>();
  const count = (id: number) => lines.get(id) ?? 0;
  const chosen: Pair[] = [];
  for (const pair of pairs) {
    const ids = [pair.one.id, pair.other.id];
    if (chosen.length === mostPairs || pair.lift.low <= 1 || ids.some((id) => count(id) >= mostLines))
      continue;
    for (const id of ids) lines.set(id, count(id) + 1);
    chosen.push(pair);
  }
  return chosen;
}

/**
 * The products of the pairs, those that belong together side by side: after the strongest pair always the one that has the
 * strongest line to those already there, and when there is none, the next strongest pair.
 */
export function productsOf(pairs: readonly Pair[]): LinkedProduct[] {
  const products = new Map<number, LinkedProduct>();
  const strongestFirst = [...pairs].sort((one, other) => other.lift.low - one.lift.low);
  const add = (product: LinkedProduct) => products.set(product.id, product);
  const isThere = (product: LinkedProduct) => products.has(product.id);
  for (;;) {
    const next =
      strongestFirst.find((pair) => isThere(pair.one) !== isThere(pair.other)) ??
      strongestFirst.find((pair) => !isThere(pair.one));
    if (!next) return [...products.values()];
    if (!isThere(next.one)) add(next.one);
    if (!isThere(next.other)) add(next.other);
  }
}

/** The categories of the products by name; an empty one for products without. */
export const categoriesOf = (products: readonly LinkedProduct[]): string[] =>
  [...new Set(products.map((product) => product.category ?? ''))].sort((one, other) =>
    one.localeCompare(other),
  );

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
  /** In pixels; on narrow screens names are cut short. */
  width: number;
}

/** Products, joined where they are bought together; the stronger the wider. */
export function networkOption(pairs: readonly Pair[], words: Words): EChartsCoreOption {
  const products = productsOf(pairs);
  const categories = categoriesOf(products);
  const color = new Map(categories.map((name, place) => [name, words.shade(categoryColor(place))]));
  const mostBaskets = Math.max(...products.map((product) => product.baskets));
  const strongest = Math.max(...pairs.map((pair) => Math.log(pair.lift.low)));
  const narrow = words.width < 600;
  const room = narrow ? 84 : 148;
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
        left: room,
        right: room,
        top: room,
        bottom: room,
        roam: false,
        emphasis: { focus: 'adjacency' },
        label: {
          show: true,
          position: 'right',
          fontSize: narrow ? 10 : 12,
          width: room - 16,
          overflow: 'truncate',
        },
        lineStyle: { color: 'source', curveness: 0.2 },
        data: products.map((product) => ({
          id: String(product.id),
          name: product.name,
          product: product.id,
          symbolSize: scaled(product.baskets, mostBaskets, 6, narrow ? 18 : 28),
          itemStyle: { color: color.get(product.category ?? '') },
        })),
        links: pairs.map((pair, place) => ({
          source: String(pair.one.id),
          target: String(pair.other.id),
          pair: place,
          value: pair.lift.low,
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
