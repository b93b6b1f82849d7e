import { describe, expect, it } from 'vitest';
import { pairsOption, seasonsOption, trackingOption } from './options';

const writing = { shade: () => '#000000', count: String, percent: String };

describe('the charts of the model', () => {
  it('name the open class so', () => {
    const option = pairsOption(
      [
        { x: 0, actual: 5, expected: 4.5 },
        { x: 7, open: true, actual: 1, expected: 1.5 },
      ],
      { ...writing, actual: 'a', expected: 'e', axis: 'x', write: String },
    );
    expect((option.xAxis as { data: string[] }).data).toEqual(['0', '7+']);
  });

  it('show the interval of a month as a band from its lower to its upper end', () => {
    const option = seasonsOption([{ month: 11, index: 1.5, low: 1.4, high: 1.7 }], {
      ...writing,
      index: 'i',
      interval: 'b',
      month: String,
      times: String,
    });
    const [below, band, line] = option.series as { data: number[] }[];
    expect(below?.data).toEqual([1.4]);
    expect(band?.data[0]).toBeCloseTo(0.3);
    expect(line?.data).toEqual([1.5]);
  });

  it('mark from when on the model saw nothing, only if it was put to the test', () => {
    const tracking = [{ on: '2026-06-30', cumulativeActual: 5, cumulativeExpected: 6 }];
    const words = {
      ...writing,
      actual: 'a',
      expected: 'e',
      unseen: 'u',
      day: String,
      short: String,
    };
    const marked = (cut?: string) =>
      'markLine' in (trackingOption(tracking, cut, words).series as object[])[0]!;
    expect(marked('2026-01-31')).toBe(true);
    expect(marked()).toBe(false);
  });
});
