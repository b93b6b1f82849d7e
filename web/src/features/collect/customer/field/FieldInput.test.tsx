import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { sessionQuery } from '@/api/session';
import type { CustomField } from './api';
import { FieldInput } from './FieldInput';
import { FieldLink } from './FieldText';

const field = (type: string): CustomField =>
  ({
    id: 1,
    code: 'tea',
    name: 'Tea',
    type,
    options: [
      { code: 'green', name: 'Green', retired: false },
      { code: 'black', name: 'Black', retired: true },
    ],
  }) as unknown as CustomField;

function shown(type: string, value: string | number | null) {
  const client = new QueryClient();
  client.setQueryData(sessionQuery.queryKey, {
    user: { id: 1, login: 'lin', name: 'Lin', role: 'admin' },
    permissions: [],
    installation: { zone: 'Asia/Shanghai', currency: 'CNY', demo: false, version: '1' },
  } as never);
  return render(
    <QueryClientProvider client={client}>
      <FieldInput field={field(type)} value={value} />
    </QueryClientProvider>,
  );
}

describe('the input of a field', () => {
  it('is named by the field and holds its value', () => {
    shown('text', 'oolong');
    expect(screen.getByLabelText<HTMLInputElement>('Tea').value).toBe('oolong');
  });

  it('asks for a day by a day input and for an amount in the base currency', () => {
    shown('date', '2027-03-01');
    expect(screen.getByLabelText<HTMLInputElement>('Tea').type).toBe('date');
    shown('money', 12);
    expect(screen.getByText('CNY')).toBeTruthy();
  });

  it('keeps showing a retired option where it is chosen', () => {
    shown('choice', 'black');
    expect(screen.getByText('Black')).toBeTruthy();
  });
});

describe('the link beside a value', () => {
  it('leads only to what a browser opens without running anything', () => {
    const { container } = render(
      <>
        <FieldLink field={field('link')} value="javascript:alert(1)" />
        <FieldLink field={field('link')} value="https://example.com/" />
      </>,
    );
    const links = [...container.querySelectorAll('a')];
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['https://example.com/']);
    expect(links[0]?.rel).toContain('noopener');
  });
});
