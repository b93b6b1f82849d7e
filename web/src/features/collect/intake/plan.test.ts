import { beforeEach, describe, expect, it } from 'vitest';
import { readAddress } from './address';
import type { Draft } from './api/drafts';
import type { Field } from './api/fields';
import {
  ambiguousDates,
  assign,
  candidates,
  fieldOf,
  forgetPlan,
  keepPlan,
  keptPlan,
  mend,
  missingFields,
  planFor,
  readable,
  requestOf,
  withObject,
} from './plan';

const field = (code: string, required = false): Field => ({
  code,
  name: code,
  required,
  description: '',
  example: '',
});
const orderFields = [
  field('order_number'),
  field('customer', true),
  field('placed_at', true),
  field('amount'),
  field('quantity'),
  field('price'),
  field('customer_name'),
];
function column(
  index: number,
  heading: string,
  recognised?: string,
  dates?: string,
): Draft['columns'][number] {
  return {
    index,
    heading,
    samples: [],
    ...(recognised === undefined ? {} : { recognised }),
    ...(dates === undefined ? {} : { dates }),
  };
}

const draft: Draft = {
  id: 7,
  fileName: 'orders.csv',
  format: 'csv',
  size: 100,
  encoding: 'UTF-8',
  delimiter: ',',
  suggestedObject: 'orders',
  rows: 3,
  recognised: {
    orders: { order_number: 0, customer: 1, placed_at: 2, amount: 3, customer_name: 5 },
    customers: { customer: 1, name: 5 },
  },
  ambiguous: { orders: {}, customers: {} },
  columns: [
    column(0, 'No', 'order_number'),
    column(1, 'Member', 'customer'),
    column(2, 'Day', 'placed_at', 'ambiguous'),
    column(3, 'Paid', 'amount'),
    column(4, 'Remark'),
    column(5, 'Who', 'customer_name'),
  ],
};

describe('a plan of an import', () => {
  beforeEach(() => sessionStorage.clear());

  it('begins with what the headings say', () => {
    const plan = planFor(draft);
    expect(plan.mapping).toEqual({ order_number: 0, customer: 1, placed_at: 2, amount: 3, customer_name: 5 });
    expect(fieldOf(plan, 4)).toBeUndefined();
  });

  it('reads a field from one column and a column as one field', () => {
    const plan = assign(planFor(draft), 4, 'amount');
    expect(plan.mapping.amount).toBe(4);
    expect(fieldOf(plan, 3)).toBeUndefined();
    expect(fieldOf(assign(plan, 4, 'quantity'), 4)).toBe('quantity');
    expect(assign(plan, 4, 'quantity').mapping.amount).toBeUndefined();
  });

  it('ignores a column when no field is chosen', () => {
    expect(assign(planFor(draft), 1, undefined).mapping.customer).toBeUndefined();
  });

  it('asks for the fields that cannot be done without', () => {
    const plan = assign(planFor(draft), 1, undefined);
    expect(missingFields(plan, orderFields).map(({ code }) => code)).toEqual(['customer']);
  });

  it('takes quantity and price for the amount, but not one of them', () => {
    const without = assign(planFor(draft), 3, 'quantity');
    expect(missingFields(without, orderFields).map(({ code }) => code)).toEqual(['amount']);
    expect(missingFields(assign(without, 4, 'price'), orderFields)).toEqual([]);
  });

  it('cannot be read before the order of day and month is chosen, unless the column is ignored', () => {
    const plan = planFor(draft);
    expect(ambiguousDates(plan, draft).map(({ heading }) => heading)).toEqual(['Day']);
    expect(readable(plan, draft, orderFields)).toBe(false);
    expect(readable({ ...plan, settings: { dateOrder: 'dmy' } }, draft, orderFields)).toBe(true);
    expect(ambiguousDates(assign(plan, 2, undefined), draft)).toEqual([]);
  });

  it('reads the columns as the other kind of rows has them, and back', () => {
    const customers = withObject(planFor(draft), draft, 'customers');
    expect(customers.mapping).toEqual({ customer: 1, name: 5 });
    expect(withObject(customers, draft, 'orders').mapping).toEqual(planFor(draft).mapping);
    expect(withObject(customers, draft, 'customers')).toBe(customers);
  });

  it('names the columns among which a person must choose', () => {
    const doubtful = { ...draft, ambiguous: { ...draft.ambiguous, orders: { amount: [3, 4] } } };
    expect(candidates(planFor(doubtful), doubtful, 'amount')).toEqual(['Paid', 'Remark']);
    expect(candidates(planFor(doubtful), doubtful, 'customer')).toEqual([]);
  });

  it('remembers the last value of a mended cell and forgets it when it is taken back', () => {
    const once = mend(mend(planFor(draft), 5, 3, '10'), 5, 3, '12');
    expect(once.edits).toEqual([{ row: 5, column: 3, value: '12' }]);
    expect(mend(once, 6, 3, '').edits).toHaveLength(2);
    expect(mend(once, 5, 3, undefined).edits).toEqual([]);
  });

  it('names no system when none was typed', () => {
    expect(requestOf(7, { ...planFor(draft), source: '  ' })).not.toHaveProperty('source');
    expect(requestOf(7, { ...planFor(draft), source: ' shop ' })).toMatchObject({
      draftId: 7,
      source: 'shop',
      policy: { existing: 'skip' },
    });
  });

  it('survives a reload until it is forgotten', () => {
    const plan = mend(planFor(draft), 5, 3, '10');
    keepPlan(draft.id, plan);
    expect(keptPlan(draft)).toEqual(plan);
    forgetPlan(draft.id);
    expect(keptPlan(draft)).toEqual(planFor(draft));
  });

  it('begins anew when what was kept cannot be read', () => {
    sessionStorage.setItem('perennial.import.7', '{');
    expect(keptPlan(draft)).toEqual(planFor(draft));
  });
});

describe('the address of the page', () => {
  it('names a file with its step, or an import, and nothing else', () => {
    expect(readAddress({ draft: 7 })).toEqual({ draft: 7, step: 'columns' });
    expect(readAddress({ draft: 7, step: 'check' })).toEqual({ draft: 7, step: 'check' });
    expect(readAddress({ draft: 7, step: 'nowhere' })).toEqual({ draft: 7, step: 'columns' });
    expect(readAddress({ import: 3, draft: 7 })).toEqual({ import: 3 });
    expect(readAddress({ draft: 'x' })).toEqual({});
  });
});
