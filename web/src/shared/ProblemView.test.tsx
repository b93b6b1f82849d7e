import { render, screen } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { ProblemError, readProblem } from '@/api/problem';
import { startTexts } from '@/test/texts';
import { ProblemView } from './ProblemView';

describe('a problem on the screen', () => {
  beforeAll(startTexts);

  it('says what, where, how to mend it, and its trace id', () => {
    const problem = new ProblemError({
      code: 'customer/invalid',
      status: 422,
      title: 'The customer can not be saved',
      detail: 'Two things are wrong.',
      traceId: 'a1b2',
      violations: [{ pointer: '/email', code: 'customer/email', detail: 'This is no e-mail address.' }],
    });
    render(<ProblemView error={problem} />);
    const alert = screen.getByRole('alert');
    expect(alert.textContent).toContain('The customer can not be saved');
    expect(alert.textContent).toContain('This is no e-mail address.');
    expect(screen.getByRole('button', { name: /a1b2/ })).toBeTruthy();
  });

  it('shows a name that looks like markup as a name', () => {
    const title = '<img src=x onerror=alert(1)>';
    const { container } = render(
      <ProblemView error={new ProblemError({ code: 'x/y', status: 409, title })} />,
    );
    expect(container.querySelector('img')).toBeNull();
    expect(container.textContent).toContain(title);
  });

  it('offers no second try of what a role may not see', () => {
    const problem = new ProblemError({
      code: 'access/not-allowed',
      status: 403,
      title: 'Not allowed',
      detail: 'Your role does not allow this (value-overview).',
      traceId: 'c3d4',
    });
    const { container } = render(<ProblemView error={problem} onRetry={() => {}} />);
    expect(container.querySelector('h2')?.textContent).toBe('Your role may not use this page');
    expect(container.querySelector('button')).toBeNull();
    expect(container.textContent).not.toContain('value-overview');
  });

  it('has words of its own where no server answered', async () => {
    render(<ProblemView error={ProblemError.unreachable()} />);
    expect(screen.getByRole('alert').textContent).toContain('does not answer');
    const page = await readProblem(new Response('<html>', { status: 502 }));
    expect(page.code).toBe('web/unreachable');
    const odd = await readProblem(new Response('<html>', { status: 418 }));
    expect(odd.code).toBe('web/unreadable');
  });
});
