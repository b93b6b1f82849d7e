import type { EChartsCoreOption } from 'echarts/core';
import type { Color } from '@/shared/colors';
import type { Writing } from './overview/options';

/** What went from one class to another, or stayed. */
export interface SankeyLink {
  from: string;
  to: string;
  value: number;
}

interface Words extends Pick<Writing, 'shade'> {
  /** The name of a class. */
  name: (code: string) => string;
  /** An amount in words. */
  write: (value: number) => string;
}

interface Look {
  color: (code: string) => Color;
  /** Where a class stands among the others, from top to bottom. */
  place: (code: string) => number;
  /** Whether the later side's names stand outside, where a chart has room for them. */
  namesOutside: boolean;
}

interface Point {
  dataType: 'node' | 'edge';
  name: string;
  value: number;
  data?: { source: string; target: string; value: number };
}

/** The class that a node stands for. */
export const codeOf = (node: string) => node.slice(node.indexOf(' ') + 1);

/** The classes on both days, in their order from top to bottom. */
export function sankeyNodes(
  links: readonly Pick<SankeyLink, 'from' | 'to'>[],
  place: (code: string) => number,
): { name: string; code: string; side: 'from' | 'to' }[] {
  const side = (end: 'from' | 'to') =>
    [...new Set(links.map((link) => link[end]))]
      .sort((one, other) => place(one) - place(other))
      .map((code) => ({ name: `${end} ${code}`, code, side: end }));
  return [...side('from'), ...side('to')];
}

/** From which class to which something went between two days; the earlier day is on the left. */
export function sankeyOption(links: readonly SankeyLink[], look: Look, words: Words): EChartsCoreOption {
  const kept = links.filter((link) => link.value > 0);
  const name = (node: string) => words.name(codeOf(node));
  return {
    tooltip: {
      formatter: ({ dataType, name: node, data, value }: Point) =>
        dataType === 'edge' && data
          ? `${name(data.source)} → ${name(data.target)}  ${words.write(data.value)}`
          : `${name(node)}  ${words.write(value)}`,
    },
    series: [
      {
        type: 'sankey',
        left: 8,
        right: look.namesOutside ? 96 : 8,
        top: 8,
        bottom: 8,
        nodeWidth: 12,
        nodeGap: 10,
        layoutIterations: 0,
        draggable: false,
        emphasis: { focus: 'adjacency' },
        label: { formatter: ({ name: node }: { name: string }) => name(node) },
        lineStyle: { color: 'source', opacity: 0.35, curveness: 0.5 },
        data: sankeyNodes(kept, look.place).map(({ name: node, code, side }) => ({
          name: node,
          depth: side === 'from' ? 0 : 1,
          itemStyle: { color: words.shade(look.color(code)), borderWidth: 0 },
          label: { position: side === 'from' || look.namesOutside ? 'right' : 'left' },
        })),
        links: kept.map(({ from, to, value }) => ({ source: `from ${from}`, target: `to ${to}`, value })),
      },
    ],
  };
}
