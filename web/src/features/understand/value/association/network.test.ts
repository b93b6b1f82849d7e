import { describe, expect, it } from 'vitest';
import type { Pair } from '../api/associations';
import { readAddress } from './address';
import { hasNotYet } from './lists';
import { categoriesOf, clickedProduct, drawn, networkOption, productsOf } from './network';
import { strip } from './strip';

const product = (id: number, category?: string, baskets = 100) => ({
  id,
  name: `P${id}`,
  baskets,
  ...(category ? { category } : {}),
});

const pair = (one: number, other: number, low: number): Pair => ({
  one: product(one, one < 10 ? 'tea' : 'cups'),
  other: product(other, other < 10 ? 'tea' : 'cups', 400),
  baskets: 50,
  support: 0.05,
  confidence: 0.5,
  confidenceBack: 0.125,
  lift: { estimate: low * 1.5, low, high: low * 2 },
});

describe('the network of pairs', () => {
  it('leaves out what may as well be chance', () => {
    expect(drawn([pair(1, 2, 1.4), pair(1, 3, 0.9)])).toHaveLength(1);
  });

  it('draws few lines of a product, so that those that go with everything hide nothing', () => {
    const star = [2, 3, 4, 5, 6].map((other) => pair(1, other, 9 - other));
    expect(drawn([...star, pair(5, 6, 1.1)]).map((one) => [one.one.id, one.other.id])).toEqual([
      [1, 2],
      [1, 3],
      [1, 4],
      [5, 6],
    ]);
  });

  it('puts those side by side that belong together, each once', () => {
    const products = productsOf([pair(11, 1, 2), pair(12, 13, 3), pair(1, 2, 9), pair(2, 13, 1.2)]);
    expect(products.map((one) => one.id)).toEqual([1, 2, 11, 13, 12]);
    expect(categoriesOf(products)).toEqual(['cups', 'tea']);
  });

  it('draws stronger pairs wider and what is bought more larger', () => {
    const option = networkOption([pair(1, 2, 8), pair(1, 11, 1.5)], {
      shade: (color) => color.light,
      pair: () => '',
      product: () => '',
      width: 1000,
    }) as { series: [{ data: { symbolSize: number }[]; links: { lineStyle: { width: number } }[] }] };
    const [strong, weak] = option.series[0].links.map((link) => link.lineStyle.width);
    expect(strong).toBeGreaterThan(weak ?? 0);
    expect(Math.max(...option.series[0].data.map((node) => node.symbolSize))).toBe(28);
  });

  it('opens the product that is clicked, and nothing on a line', () => {
    expect(clickedProduct({ data: { product: 7 } })).toBe(7);
    expect(clickedProduct({ data: { pair: 1 } })).toBeUndefined();
    expect(clickedProduct({ data: undefined })).toBeUndefined();
  });
});

describe('the page of what is bought together', () => {
  it('reads its address and leaves out what makes no sense', () => {
    expect(readAddress({ product: 4, category: 2024, least: 50, sort: 'lift', other: 1 })).toEqual({
      product: 4,
      category: '2024',
      least: 50,
      sort: 'lift',
    });
    expect(readAddress({ product: 'x', least: -1, sort: 'low', category: {} })).toEqual({});
  });

  it('asks for those who have the one and never bought the other', () => {
    expect(hasNotYet('Coffee', 'Cup').rule).toMatchObject({
      op: 'and',
      rules: [
        { event: 'purchase', where: { value: 'Coffee' } },
        { op: 'not', rule: { where: { value: 'Cup' } } },
      ],
    });
  });

  it('puts quantiles on a strip that ends on a round number of days', () => {
    const place = strip({ times: 40, tenth: 9, quarter: 18, half: 45, threeQuarters: 63, nineTenths: 85 });
    expect(place).toMatchObject({ end: 90, tenth: 10, quarter: 20, half: 50, middle: 50 });
    expect(strip({ times: 40, tenth: 1, quarter: 1, half: 1, threeQuarters: 1, nineTenths: 1 }).middle).toBe(
      0.5,
    );
    expect(strip({ times: 1, tenth: 1, quarter: 1, half: 1, threeQuarters: 1, nineTenths: 2000 }).end).toBe(
      2190,
    );
  });
});
