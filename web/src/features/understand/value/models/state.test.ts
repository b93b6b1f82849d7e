import { describe, expect, it } from 'vitest';
import { rangeName, stateOf } from './state';

const write = { percent: (share: number) => `${share * 100} %`, short: (value: number) => String(value) };

describe('the state of a model', () => {
  it('is not run where it is not known', () => {
    expect(stateOf('measured')).toBe('measured');
    expect(stateOf('something')).toBe('not-run');
  });
});

describe('the name of a bar', () => {
  it('is the name of its class', () => {
    expect(rangeName({ name: 'Loyal', from: 0, to: 0 }, 'class', write)).toBe('Loyal');
  });

  it('is its range otherwise, shares in per cent', () => {
    expect(rangeName({ name: '', from: 5, to: 10 }, 'score', write)).toBe('5 – 10');
    expect(rangeName({ name: '', from: 0.5, to: 0.75 }, 'share', write)).toBe('50 % – 75 %');
  });
});
