import { describe, expect, it } from 'vitest';
import type { Movement } from '../api/time';
import { readAddress } from './address';
import {
  clickedClass,
  clickedFlow,
  largestMove,
  movedAndStayed,
  movementOption,
  weight,
  whoIsIn,
  whoMoved,
} from './movement';

const flow = (from: string, to: string, customers: number, valueBefore = 0, valueAfter = 0) => ({
  from,
  to,
  customers,
  valueBefore,
  valueAfter,
});

const one = (code: string) => ({
  code,
  name: `the ${code}`,
  customersBefore: 1,
  customersAfter: 1,
  valueBefore: 1,
  valueAfter: 1,
});

const movement: Movement = {
  from: { on: '2026-01-31', run: 1 },
  to: { on: '2026-03-31', run: 2 },
  by: 'stage',
  currency: 'CNY',
  sameTerms: true,
  latest: true,
  classes: ['mature', 'lost', 'absent'].map(one),
  flows: [
    flow('mature', 'mature', 50, 900, 800),
    flow('mature', 'lost', 7, 90, 10),
    flow('lost', 'mature', 2, 1, 40),
    flow('absent', 'mature', 30, 0, 300),
    flow('lost', 'absent', 1, 5, 0),
  ],
};

const words = {
  shade: (color: { light: string }) => color.light,
  count: String,
  percent: String,
  amount: (value: number) => `¥${value}`,
};

describe('who moved', () => {
  it('counts neither newcomers nor those who are gone as moved', () => {
    expect(movedAndStayed(movement.flows)).toEqual({ moved: 9, stayed: 50 });
    expect(largestMove(movement.flows)?.to).toBe('lost');
  });

  it('weighs newcomers by what they are worth now', () => {
    expect(movement.flows.map((one) => weight(one, 'value'))).toEqual([900, 90, 1, 300, 5]);
    expect(weight(flow('a', 'b', 3), 'customers')).toBe(3);
  });

  it('leads from a way between stages to those who took it and are still there', () => {
    expect(whoMoved(movement, { from: 'mature', to: 'lost' })).toEqual({
      rule: {
        op: 'and',
        rules: [
          { op: 'in', attribute: 'stage', values: ['lost'] },
          {
            op: 'happened',
            event: 'stage_change',
            within: { from: '2026-02-01', to: '2026-03-31' },
            where: { op: 'in', attribute: 'from', values: ['mature'] },
          },
        ],
      },
      sort: 'clv.desc',
    });
    expect(whoMoved(movement, { from: 'mature', to: 'mature' })).toBeUndefined();
    expect(whoMoved(movement, { from: 'absent', to: 'mature' })).toBeUndefined();
    expect(whoMoved({ ...movement, latest: false }, { from: 'mature', to: 'lost' })).toBeUndefined();
    expect(whoMoved({ ...movement, by: 'churn' }, { from: 'mature', to: 'lost' })).toBeUndefined();
    expect(clickedFlow({ data: { source: 'from mature', target: 'to lost', value: 7 } })).toEqual({
      from: 'mature',
      to: 'lost',
    });
    expect(clickedFlow({ data: { name: 'to lost' } })).toBeUndefined();
  });

  it('leads to a list only where the class is the one customers have now', () => {
    expect(whoIsIn(movement, 'lost')).toEqual({
      rule: { op: 'in', attribute: 'stage', values: ['lost'] },
      sort: 'clv.desc',
    });
    expect(whoIsIn({ ...movement, by: 'churn' }, 'high')?.rule).toEqual({
      op: 'in',
      attribute: 'churn_class',
      values: ['high'],
    });
    expect(whoIsIn({ ...movement, latest: false }, 'lost')).toBeUndefined();
    expect(whoIsIn({ ...movement, by: 'quadrant' }, 'B')).toBeUndefined();
    expect(whoIsIn(movement, 'absent')).toBeUndefined();
  });

  it('draws both days side by side, classes in their order', () => {
    const option = movementOption(movement, 'customers', words) as {
      series: { data: { name: string; depth: number }[]; links: { value: number }[] }[];
    };
    expect(option.series[0]?.data.map((node) => node.name)).toEqual([
      'from mature',
      'from lost',
      'from absent',
      'to mature',
      'to lost',
      'to absent',
    ]);
    expect(option.series[0]?.links.map((link) => link.value)).toEqual([50, 7, 2, 30, 1]);
    expect(clickedClass({ name: 'to lost' })).toBe('lost');
    expect(clickedClass({ name: 'from lost' })).toBeUndefined();
  });

  it('keeps of an address only what makes sense', () => {
    expect(
      readAddress({ by: 'mood', from: 'soon', to: '2026-03-31', unit: 'quarter', show: 'value' }),
    ).toEqual({
      to: '2026-03-31',
      unit: 'quarter',
      show: 'value',
    });
  });
});
