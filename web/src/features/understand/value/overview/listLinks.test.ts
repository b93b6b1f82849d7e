import { describe, expect, it } from 'vitest';
import { atRiskBecause, inCell, inQuadrant, mostAtRisk } from './listLinks';

describe('a link to the customers list', () => {
  it('names both scores of a cell', () => {
    expect(inCell(5, 2).rule).toEqual({
      op: 'and',
      rules: [
        { op: 'in', attribute: 'r', values: [5] },
        { op: 'in', attribute: 'f', values: [2] },
      ],
    });
  });

  it('leaves those out who are lost already when it shows who has most at risk', () => {
    expect(mostAtRisk.rule).toEqual({
      op: 'not',
      rule: { op: 'in', attribute: 'stage', values: ['lost'] },
    });
    expect(mostAtRisk.sort).toBe('value_at_risk.desc');
  });

  it('leads from a reason to those who have most to lose for it', () => {
    const { rule, sort, columns } = atRiskBecause('spend-falling');
    expect(rule).toEqual({ op: 'in', attribute: 'stage_reason', values: ['spend-falling'] });
    expect(sort).toBe('value_at_risk.desc');
    expect(columns).toContain('value_at_risk,stage_reason');
  });

  it('shows those without an order for A, and those without one lately for the dormant', () => {
    expect(inQuadrant('A').rule).toEqual({ op: 'in', attribute: 'stage', values: ['prospect'] });
    expect(inQuadrant('E').rule).toEqual({ op: 'in', attribute: 'quadrant', values: ['E'] });
    expect(inQuadrant('dormant').rule).toEqual({ op: 'in', attribute: 'quadrant', values: ['none'] });
  });
});
