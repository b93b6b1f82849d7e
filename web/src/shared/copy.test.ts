import { afterEach, describe, expect, it, vi } from 'vitest';
import { copy } from './copy';
import { newKey } from './key';

describe('without https', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('a text is copied out of a field, which goes away again', async () => {
    let copied = '';
    vi.stubGlobal('navigator', {});
    document.execCommand = () => {
      copied = (document.activeElement as HTMLTextAreaElement).value;
      return true;
    };
    const button = document.createElement('button');
    document.body.replaceChildren(button);
    button.focus();
    expect(await copy('a1b2')).toBe(true);
    expect(copied).toBe('a1b2');
    expect(document.querySelector('textarea')).toBeNull();
    expect(document.activeElement).toBe(button);
  });

  it('keys are made all the same, each of its own', () => {
    vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) });
    expect(newKey()).toMatch(/^[0-9a-f]{32}$/);
    expect(newKey()).not.toBe(newKey());
  });
});
