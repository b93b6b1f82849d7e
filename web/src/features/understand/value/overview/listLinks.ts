import type { Rule } from '@/api/types';

/** What the customers list reads from its address. */
export type ListSearch = { rule?: Rule; sort?: string; columns?: string };

const is = (attribute: string, value: string | number): Rule => ({ op: 'in', attribute, values: [value] });

/** The customers of one cell of the RFM map, most valuable first. */
export const inCell = (r: number, f: number): ListSearch => ({
  rule: { op: 'and', rules: [is('r', r), is('f', f)] },
  sort: 'clv.desc',
});

/** The customers of one RFM group. */
export const inGroup = (group: string): ListSearch => ({ rule: is('rfm_group', group), sort: 'clv.desc' });

/** The customers of one stage. */
export const inStage = (stage: string): ListSearch => ({ rule: is('stage', stage), sort: 'clv.desc' });

/** The customers of one place on the frequency × basket map. */
export const inQuadrant = (quadrant: string): ListSearch => ({
  rule:
    quadrant === 'A' ? is('stage', 'prospect') : is('quadrant', quadrant === 'dormant' ? 'none' : quadrant),
  sort: 'clv.desc',
});

/** What one wants beside a customer whose value is at risk: how much, why, and whose task it is. */
const riskColumns = 'name,value_at_risk,stage_reason,p_alive,churn_class,stated_cause,clv,recency_days,owner';

const riskiestFirst: ListSearch = { sort: 'value_at_risk.desc', columns: riskColumns };

/** Those who can still be kept and have most to lose first: on who is lost already nothing hangs any more. */
export const mostAtRisk: ListSearch = { ...riskiestFirst, rule: { op: 'not', rule: is('stage', 'lost') } };

/** Customers with a contract under way, those with most to lose at its next renewal first. */
export const renewalsAtRisk: ListSearch = {
  rule: is('contract_status', 'active'),
  sort: 'renewal_at_risk.desc',
  columns:
    'name,renewal_at_risk.176,renewal_probability.152,renewal_on.176,contract_value.176,renewals_made.144,owner',
};

/** Those whose stage has this reason, who have most to lose first. */
export const atRiskBecause = (reason: string): ListSearch => ({
  ...riskiestFirst,
  rule: is('stage_reason', reason),
});
