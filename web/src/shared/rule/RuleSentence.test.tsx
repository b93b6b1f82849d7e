import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Attribute, Rule } from '@/api/types';
import { AppearanceProvider } from '@/shared/appearance';
import { startTexts } from '@/test/texts';
import { RuleSentence } from './RuleSentence';

function attribute(code: string, name: string, type: string, options: { code: string; name: string }[] = []) {
  const rest = { options, sortable: true, filterable: true, group: 'value', groupName: 'Value' };
  return [code, { code, name, type, ...rest } as unknown as Attribute] as const;
}

const attributes = new Map([
  attribute('clv', 'Lifetime value', 'money'),
  attribute('p_alive', 'P(alive)', 'percent'),
  attribute('last_order', 'Last order', 'date'),
  attribute('stage', 'Stage', 'choice', [{ code: 'lost', name: 'Lost' }]),
]);

const rule: Rule = {
  op: 'and',
  rules: [
    { op: 'in', attribute: 'stage', values: ['lost'] },
    { op: 'compare', attribute: 'clv', comparison: 'ge', value: 1500 },
  ],
};

const channel = { code: 'channel', name: 'Channel', type: 'text', options: [] };
const facts = [{ code: 'order', name: 'ordered', attributes: [channel] }];

function show(rule: Rule | undefined) {
  const onChange = vi.fn();
  const client = new QueryClient();
  client.setQueryData(['customers', 'attributes'], { items: [], facts });
  const vocabulary = { people: [], currency: 'EUR', t: i18next.t };
  const view = render(
    <QueryClientProvider client={client}>
      <AppearanceProvider>
        <RuleSentence rule={rule} onChange={onChange} attributes={attributes} vocabulary={vocabulary} />
      </AppearanceProvider>
    </QueryClientProvider>,
  );
  return { onChange, sentence: view.container.textContent };
}

describe('a rule as a sentence', () => {
  beforeAll(startTexts);

  it('reads as people would say it', () => {
    expect(show(rule).sentence).toBe('StageisLostandLifetime valueat least€1,500');
  });

  it('says days and shares as such', () => {
    const { sentence } = show({
      op: 'or',
      rules: [
        { op: 'between', attribute: 'last_order', low: '2026-01-01', high: '2026-03-31' },
        { op: 'compare', attribute: 'p_alive', comparison: 'lt', value: 0.255 },
      ],
    });
    expect(sentence).toBe('Last orderbetweenJan 1, 2026 and Mar 31, 2026orP(alive)less than25.5%');
  });

  it('asks for days seen from today by their number', async () => {
    const { sentence, onChange } = show({
      op: 'relative',
      attribute: 'last_order',
      span: 'before',
      days: 90,
    });
    expect(sentence).toBe('Last orderearlier than the last90 days');
    fireEvent.click(screen.getByRole('button', { name: '90 days' }));
    const days = await screen.findByRole('spinbutton', { name: 'Days: Last order' });
    fireEvent.change(days, { target: { value: '30' } });
    fireEvent.click(screen.getByRole('button', { name: 'Apply' }));
    expect(onChange).toHaveBeenLastCalledWith({
      op: 'relative',
      attribute: 'last_order',
      span: 'before',
      days: 30,
    });
  });

  it('says what happened, how often, when and what it was like', () => {
    const { sentence } = show({
      op: 'happened',
      event: 'order',
      within: { days: 90 },
      count: { comparison: 'ge', value: 2 },
      where: { op: 'compare', attribute: 'channel', comparison: 'contains', value: 'app' },
    });
    expect(sentence).toBe('Orderedat least 2 timesin the last 90 dayswithChannelcontains“app”');
    expect(show({ op: 'not', rule: { op: 'happened', event: 'order' } }).sentence).toBe(
      'Orderedneverat any time',
    );
  });

  it('takes a condition off what happened, and keeps that it happened', () => {
    const { onChange } = show({
      op: 'happened',
      event: 'order',
      where: { op: 'missing', attribute: 'channel' },
    });
    fireEvent.click(screen.getByRole('button', { name: /condition on Channel/ }));
    expect(onChange).toHaveBeenLastCalledWith({ op: 'happened', event: 'order' });
  });

  it('offers the usual windows at a click', async () => {
    const { onChange } = show({ op: 'happened', event: 'order' });
    fireEvent.click(screen.getByRole('button', { name: 'at any time' }));
    fireEvent.click(await screen.findByRole('button', { name: '30' }));
    expect(onChange).toHaveBeenLastCalledWith({ op: 'happened', event: 'order', within: { days: 30 } });
  });

  it('turns and into or at a click', () => {
    const { onChange } = show(rule);
    fireEvent.click(screen.getByRole('button', { name: 'and' }));
    expect(onChange).toHaveBeenCalledWith({ ...rule, op: 'or' });
  });

  it('loses a condition at a click, and the last one leaves no rule', () => {
    const { onChange } = show(rule);
    fireEvent.click(screen.getByRole('button', { name: /condition on Stage/ }));
    expect(onChange).toHaveBeenLastCalledWith({
      op: 'compare',
      attribute: 'clv',
      comparison: 'ge',
      value: 1500,
    });
    fireEvent.click(screen.getByRole('button', { name: /condition on Lifetime/ }));
    expect(onChange).toHaveBeenLastCalledWith(undefined);
  });

  it('names an attribute that is gone and lets it be removed', () => {
    const { sentence } = show({ op: 'missing', attribute: 'gone' });
    expect(sentence).toContain('gone');
    expect(screen.getByRole('button', { name: /condition on gone/ })).toBeTruthy();
  });
});
