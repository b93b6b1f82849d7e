import { describe, expect, it } from 'vitest';
import en from './en';
import zh from './zh-CN';

const sources = import.meta.glob<string>(['/src/**/*.{ts,tsx}', '!/src/**/*.test.{ts,tsx}'], {
  eager: true,
  query: '?raw',
  import: 'default',
});

const plural = /_(zero|one|two|few|many|other)$/;
const bare = (key: string) => key.replace(plural, '');
const keys = (catalogue: Record<string, string>) => new Set(Object.keys(catalogue).map(bare));
const shape = /^[a-z][a-z-]*(\.[A-Za-z0-9_-]+)+$/;

/** Keys written in full anywhere, and the beginnings of keys that end in a code. */
function used(): { whole: Set<string>; beginnings: Set<string> } {
  const whole = new Set<string>();
  const beginnings = new Set<string>();
  for (const text of Object.values(sources)) {
    for (const match of text.matchAll(/'([^'\n]*)'/g)) whole.add(match[1] ?? '');
    for (const match of text.matchAll(/\bt\(\s*`([a-z][A-Za-z0-9.-]*)\$\{/g)) beginnings.add(match[1] ?? '');
  }
  return { whole, beginnings };
}

function asked(): string[] {
  return Object.values(sources).flatMap((text) =>
    [...text.matchAll(/\bt\(\s*'([^'\n]+)'/g)].map((match) => match[1] ?? ''),
  );
}

describe('the catalogues', () => {
  it('have the same keys in both languages', () => {
    expect([...keys(en)].filter((key) => !keys(zh).has(key))).toEqual([]);
    expect([...keys(zh)].filter((key) => !keys(en).has(key))).toEqual([]);
  });

  it('have a text for every key that is asked for', () => {
    const known = keys(en);
    expect(asked().length).toBeGreaterThan(20);
    expect(asked().filter((key) => !known.has(key))).toEqual([]);
    for (const beginning of used().beginnings) {
      expect(
        [...known].some((key) => key.startsWith(beginning)),
        `no key begins with ${beginning}`,
      ).toBe(true);
    }
  });

  it('hold no text that nobody asks for', () => {
    const { whole, beginnings } = used();
    const unused = [...keys(en)].filter(
      (key) => !whole.has(key) && ![...beginnings].some((beginning) => key.startsWith(beginning)),
    );
    expect(unused).toEqual([]);
  });

  it('hold no empty text and use the same places for values in both languages', () => {
    const places = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();
    for (const [key, text] of Object.entries(zh)) {
      const other = en[key];
      expect(key, key).toMatch(shape.test(bare(key)) ? /./ : /^$/);
      expect(text.trim(), key).not.toBe('');
      expect(other?.trim(), key).not.toBe('');
      if (other) expect(places(other), key).toEqual(places(text));
    }
  });
});
