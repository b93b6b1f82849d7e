import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Customer } from '@/api/types';
import { startTexts } from '@/test/texts';
import { Editable } from './Editable';

const client = new QueryClient();

function field(city: string | undefined, version = 1) {
  return (
    <QueryClientProvider client={client}>
      <Editable
        customer={{ id: 7, version } as Customer}
        editable
        label="City"
        value={city}
        change={(value) => ({ city: String(value) })}
      />
    </QueryClientProvider>
  );
}

describe('a field that is edited in its place', () => {
  beforeAll(startTexts);

  it('says what somebody else wrote meanwhile, and keeps what was typed', () => {
    const { rerender } = render(field('Wuhan'));
    fireEvent.click(screen.getByRole('button'));
    fireEvent.change(screen.getByLabelText('City'), { target: { value: 'Xian' } });
    expect(screen.queryByRole('alert')).toBeNull();
    rerender(field('Beijing', 2));
    expect(screen.getByRole('alert').textContent).toContain('Beijing');
    expect((screen.getByLabelText('City') as HTMLInputElement).value).toBe('Xian');
    expect(screen.getByRole('button', { name: 'Save mine' })).toBeTruthy();
  });

  it('overwrites nothing when nothing was typed', () => {
    const { rerender } = render(field('Wuhan'));
    fireEvent.click(screen.getByRole('button'));
    rerender(field('Beijing', 2));
    fireEvent.click(screen.getByRole('button', { name: 'Save mine' }));
    expect(screen.getByRole('button').textContent).toBe('Beijing');
  });

  it('gives the focus back, and is called by what it holds where it is empty', () => {
    render(field(undefined));
    fireEvent.click(screen.getByRole('button', { name: 'Add City' }));
    fireEvent.keyDown(screen.getByLabelText('City'), { key: 'Escape' });
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Add City' }));
  });
});
