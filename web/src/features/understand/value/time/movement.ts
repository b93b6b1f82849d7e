import type { EChartsCoreOption } from 'echarts/core';
import type { Rule } from '@/api/types';
import {
  accent,
  attention,
  type Color,
  danger,
  neutral,
  type QuadrantCode,
  quadrantColors,
  type StageCode,
  seriesColors,
  stageColors,
} from '@/shared/colors';
import type { Kind, Movement, MovementClass, MovementFlow } from '../api/time';
import type { ListSearch } from '../overview/listLinks';
import type { Writing } from '../overview/options';
import { codeOf, sankeyOption } from '../sankey';

/** What the width of a flow stands for. */
export type Measure = 'customers' | 'value';

const churnColors: Readonly<Record<string, Color>> = {
  none: accent,
  watch: attention,
  high: danger,
  lost: stageColors.lost,
};

/** The colour of a class; those that have none anywhere else take those of series in turn. */
export function colorOf(kind: Kind, code: string, place: number): Color {
  if (code === 'absent' || code === 'unknown' || code === 'prospect') return neutral;
  switch (kind) {
    case 'stage':
      return stageColors[code as StageCode] ?? neutral;
    case 'quadrant':
      return quadrantColors[code === 'none' ? 'dormant' : (code as QuadrantCode)] ?? neutral;
    case 'churn':
      return churnColors[code] ?? neutral;
    case 'rfm_group':
      return seriesColors[place % seriesColors.length] ?? neutral;
  }
}

/** What a flow weighs: customers, or what they were worth on the earlier day and, for newcomers, on the later one. */
export const weight = (flow: MovementFlow, measure: Measure): number =>
  measure === 'customers' ? flow.customers : flow.from === 'absent' ? flow.valueAfter : flow.valueBefore;

/**
 * The customers who are in a class now, most valuable first. None where the class is not theirs in the list: on an earlier
 * day, on the map that is sorted by earlier cuts, and for those who are gone.
 */
export function whoIsIn(movement: Movement, code: string): ListSearch | undefined {
  if (!movement.latest || movement.by === 'quadrant' || code === 'absent' || code === 'unknown')
    return undefined;
  const rule = (attribute: string): Rule => ({ op: 'in', attribute, values: [code] });
  if (movement.by === 'stage' || code === 'prospect') return { rule: rule('stage'), sort: 'clv.desc' };
  return { rule: rule(movement.by === 'churn' ? 'churn_class' : 'rfm_group'), sort: 'clv.desc' };
}

/**
 * The customers of a flow who are still where it went: those in the later class who left the earlier one between the two days.
 * Only stages have a history that the list can be asked for.
 */
export function whoMoved(
  movement: Movement,
  flow: Pick<MovementFlow, 'from' | 'to'>,
): ListSearch | undefined {
  const known = (code: string) => code !== 'absent' && code !== 'unknown';
  if (!movement.latest || movement.by !== 'stage' || flow.from === flow.to) return undefined;
  if (!known(flow.from) || !known(flow.to)) return undefined;
  const rules: Rule[] = [
    { op: 'in', attribute: 'stage', values: [flow.to] },
    {
      op: 'happened',
      event: 'stage_change',
      within: { from: dayAfter(movement.from.on), to: movement.to.on },
      where: { op: 'in', attribute: 'from', values: [flow.from] },
    },
  ];
  return { rule: { op: 'and', rules }, sort: 'clv.desc' };
}

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** The flow that a click on the picture means. */
export const clickedFlow = (event: { data?: unknown }): Pick<MovementFlow, 'from' | 'to'> | undefined => {
  const { source, target } = (event.data ?? {}) as { source?: string; target?: string };
  return source !== undefined && target !== undefined
    ? { from: codeOf(source), to: codeOf(target) }
    : undefined;
};

/** The class that a click on the later side means. */
export const clickedClass = (event: { name: string }): string | undefined =>
  event.name.startsWith('to ') ? codeOf(event.name) : undefined;

/** From which class to which the customers went; the earlier day is on the left. */
export function movementOption(
  movement: Movement,
  measure: Measure,
  words: Writing & { amount: (value: number) => string },
): EChartsCoreOption {
  const order = new Map(movement.classes.map((one, place) => [one.code, place]));
  const place = (code: string) => order.get(code) ?? 0;
  return sankeyOption(
    movement.flows.map((flow) => ({ from: flow.from, to: flow.to, value: weight(flow, measure) })),
    { color: (code) => colorOf(movement.by as Kind, code, place(code)), place, namesOutside: false },
    {
      shade: words.shade,
      name: (code) => nameIn(movement.classes, code),
      write: measure === 'customers' ? words.count : words.amount,
    },
  );
}

/** Those who changed class, and those who kept it. */
export function movedAndStayed(flows: readonly MovementFlow[]): { moved: number; stayed: number } {
  let moved = 0;
  let stayed = 0;
  for (const flow of flows) {
    if (flow.from === flow.to) stayed += flow.customers;
    else if (flow.from !== 'absent' && flow.to !== 'absent') moved += flow.customers;
  }
  return { moved, stayed };
}

/** The largest flow that changed class. */
export function largestMove(flows: readonly MovementFlow[]): MovementFlow | undefined {
  return flows
    .filter((flow) => flow.from !== flow.to && flow.from !== 'absent' && flow.to !== 'absent')
    .reduce<MovementFlow | undefined>(
      (most, flow) => (most && most.customers >= flow.customers ? most : flow),
      undefined,
    );
}

/** The name of a class. */
export const nameIn = (classes: readonly MovementClass[], code: string): string =>
  classes.find((one) => one.code === code)?.name ?? code;
