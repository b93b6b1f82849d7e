import { describe, expect, it } from 'vitest';
import { everybody, isChosen, isEmpty, nobody, withThese } from './selection';

describe('a selection', () => {
  it('chooses by name', () => {
    const two = withThese(nobody, [1, 2], true);
    expect([1, 2, 3].map((id) => isChosen(two, id))).toEqual([true, true, false]);
    expect(isEmpty(withThese(two, [1, 2], false))).toBe(true);
  });

  it('of everybody leaves out by name', () => {
    const but = withThese(everybody, [7], false);
    expect([7, 8].map((id) => isChosen(but, id))).toEqual([false, true]);
    expect(isChosen(withThese(but, [7], true), 7)).toBe(true);
    expect(isEmpty(but)).toBe(false);
  });
});
