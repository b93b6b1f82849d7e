import { expect, it } from 'vitest';
import { readFilter } from './timeline';

it('reads one kind or several from an address', () => {
  expect(readFilter({ kind: 'note' })).toEqual({ kind: ['note'] });
  expect(readFilter({ kind: ['refund', 'order', 'nonsense'] })).toEqual({ kind: ['order', 'refund'] });
});

it('leaves out what it does not know', () => {
  expect(readFilter({ kind: 'x', source: 'y', from: 'today', to: 3 })).toEqual({});
  expect(readFilter({ source: 'commerce', from: '2026-01-01', to: '2026-02-01' })).toEqual({
    source: 'commerce',
    from: '2026-01-01',
    to: '2026-02-01',
  });
});
