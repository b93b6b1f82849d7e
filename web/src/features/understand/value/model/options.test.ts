import { describe, expect, it } from 'vitest';
import { pairsOption, trackingOption } from './options';

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
