import { describe, expect, it } from 'vitest';
import { stageColors } from '@/shared/colors';
import { sankeyNodes } from '../sankey';
import { flowsOption, place, riverOption, type StagesOn, stagesIn } from './options';

const writing = {
  shade: (color: { light: string }) => color.light,
  count: (value: number) => `#${value}`,
  percent: (share: number) => `${share * 100}%`,
};

const river: StagesOn[] = [
  { on: '2026-03-31', counts: { lost: 1, new: 5, prospect: 0 } },
  { on: '2026-06-30', counts: { mature: 2, new: 6 } },
];

describe('the river of stages', () => {
  it('has a layer for each stage that ever had customers, in the order of life', () => {
    expect(stagesIn(river)).toEqual(['new', 'mature', 'lost']);
  });

  it('keeps each stage in its colour and takes a missing count as none', () => {
    const option = riverOption(river, { ...writing, stage: (code) => code, day: (day) => day });
    const series = option.series as { name: string; color: string; data: [string, number][] }[];
    expect(series.map((one) => one.color)).toEqual([
      stageColors.new.light,
      stageColors.mature.light,
      stageColors.lost.light,
    ]);
    expect(series[1]?.data).toEqual([
      ['2026-03-31', 0],
      ['2026-06-30', 2],
    ]);
  });
});

describe('the flows between stages', () => {
  const flows = [
    { from: 'none', to: 'new', customers: 4 },
    { from: 'mature', to: 'mature', customers: 3 },
    { from: 'new', to: 'lost', customers: 2 },
    { from: 'new', to: 'growing', customers: 0 },
  ];

  it('name both days, in the order of life, those who were no customers last', () => {
    expect(sankeyNodes(flows, place).map((node) => node.name)).toEqual([
      'from new',
      'from mature',
      'from none',
      'to new',
      'to growing',
      'to mature',
      'to lost',
    ]);
  });

  it('go from the earlier to the later day, also for those who stayed, and leave out what nobody did', () => {
    const option = flowsOption(flows, { ...writing, stage: (code) => code.toUpperCase() });
    const [series] = option.series as { links: { source: string; target: string; value: number }[] }[];
    expect(series?.links).toEqual([
      { source: 'from none', target: 'to new', value: 4 },
      { source: 'from mature', target: 'to mature', value: 3 },
      { source: 'from new', target: 'to lost', value: 2 },
    ]);
  });

  it('are told in words, not in markup', () => {
    const { tooltip } = flowsOption(flows, { ...writing, stage: (code) => code.toUpperCase() }) as {
      tooltip: { formatter: (point: object) => string };
    };
    const data = { source: 'from new', target: 'to lost', value: 2 };
    expect(tooltip.formatter({ dataType: 'edge', name: '', value: 2, data })).toBe('NEW → LOST  #2');
    expect(tooltip.formatter({ dataType: 'node', name: 'to lost', value: 2 })).toBe('LOST  #2');
  });
});
