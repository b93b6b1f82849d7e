import { describe, expect, it } from 'vitest';
import { inCell, inQuadrant } from './listLinks';

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

  it('shows those without an order for A, and those without one lately for the dormant', () => {
    expect(inQuadrant('A').rule).toEqual({ op: 'in', attribute: 'stage', values: ['prospect'] });
    expect(inQuadrant('E').rule).toEqual({ op: 'in', attribute: 'quadrant', values: ['E'] });
    expect(inQuadrant('dormant').rule).toEqual({ op: 'in', attribute: 'quadrant', values: ['none'] });
  });
});
