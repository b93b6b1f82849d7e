import { describe, expect, it } from 'vitest';
import { nameOf, tookSeconds } from './runWords';
import { fieldsLike, requestOf, settingsOf } from './settings';

describe('the form for a run', () => {
  it('sends shares, not percentages', () => {
    expect(requestOf({ horizon: 52, margin: 35, discount: 12.5, engine: 'local' })).toEqual({
      horizon: 52,
      margin: 0.35,
      discount: 0.125,
    });
  });

  it('sends nothing that was left empty', () => {
    expect(requestOf({ asOf: '', horizon: null, holdout: null, engine: 'local' })).toEqual({});
    expect(requestOf({ asOf: '2026-06-30', holdout: 0, engine: 'spark' })).toEqual({
      asOf: '2026-06-30',
      holdout: 0,
      engine: 'spark',
    });
  });
});

describe('the form for the next run', () => {
  it('begins with what the run that is shown was asked for', () => {
    expect(fieldsLike({ margin: 0.44, horizon: 26 })).toMatchObject({
      margin: 44,
      horizon: 26,
      discount: 10,
    });
    expect(requestOf(fieldsLike({ margin: 0.07 })).margin).toBe(0.07);
    expect(fieldsLike(undefined)).toEqual({
      horizon: 52,
      discount: 10,
      model: 'standard',
      populations: 'none',
      engine: 'local',
    });
    expect(fieldsLike({ model: 'pareto-nbd' }).model).toBe('pareto-nbd');
    expect(requestOf(fieldsLike({ populations: 'year' })).populations).toBe('year');
  });

  it('leaves the margin to be said where nobody said it', () => {
    expect(fieldsLike(undefined).margin).toBeUndefined();
    expect(fieldsLike({ horizon: 26 }).margin).toBeUndefined();
    expect(fieldsLike({ margin: 1 }).margin).toBe(100);
  });
});

describe('a run', () => {
  it('tells the holdout that was chosen for it', () => {
    const report = { settings: { holdout: 31 } };
    expect(settingsOf({ settings: {}, engine: 'local', report })).toContainEqual({
      name: 'holdout',
      weeks: 31,
    });
  });

  it('tells what it takes by itself where it was asked for nothing', () => {
    const settings = settingsOf({ settings: {}, asOf: null, engine: 'local' });
    expect(settings).toContainEqual({ name: 'horizon', weeks: 52 });
    expect(settings).toContainEqual({ name: 'holdout', weeks: undefined });
    expect(settings).toContainEqual({ name: 'as-of', day: undefined });
    expect(settings).toContainEqual({ name: 'model', code: 'standard' });
    expect(settings).toContainEqual({ name: 'populations', code: 'none' });
  });

  it('takes as long as from its start to its end', () => {
    expect(tookSeconds('2026-06-30T10:00:00Z', '2026-06-30T10:00:12.4Z')).toBe(12);
    expect(tookSeconds('2026-06-30T10:00:00Z', null)).toBeNull();
  });

  it('names who started it', () => {
    expect(nameOf('Lin')).toBe('Lin');
    expect(nameOf({ name: 'Lin' })).toBe('Lin');
    expect(nameOf(null)).toBeUndefined();
  });
});
