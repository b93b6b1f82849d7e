import { describe, expect, it } from 'vitest';

const sources = import.meta.glob<string>(
  ['/src/**/*.{ts,tsx}', '!/src/**/*.test.{ts,tsx}', '!/src/test/**'],
  {
    eager: true,
    query: '?raw',
    import: 'default',
  },
);

/** The modules that a file takes code from, as paths from the top where they are ours; types leave no trace. */
function imports(path: string, text: string): string[] {
  return [...text.replace(/import type [^;]*;/g, '').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
    ([, name = '']) => {
      if (name.startsWith('@/')) return `/src/${name.slice(2)}`;
      return name.startsWith('.') ? new URL(name, `http://x${path}`).pathname : name;
    },
  );
}

const featureOf = (path: string) => /^\/src\/features\/([^/]+\/[^/]+)\//.exec(path)?.[1];

function breaches(rule: (path: string, name: string) => boolean): string[] {
  return Object.entries(sources).flatMap(([path, text]) =>
    imports(path, text)
      .filter((name) => rule(path, name))
      .map((name) => `${path} → ${name}`),
  );
}

describe('the parts of the application', () => {
  it('are all here to be looked at', () => {
    const features = new Set(Object.keys(sources).map(featureOf).filter(Boolean));
    expect(features.size).toBeGreaterThanOrEqual(5);
  });

  it('keep features apart: only the application joins them', () => {
    expect(
      breaches((path, name) => {
        const from = featureOf(path);
        const to = featureOf(`${name}/`);
        return from !== undefined && to !== undefined && from !== to;
      }),
    ).toEqual([]);
  });

  it('let nothing below the application import it, and shared parts no feature', () => {
    expect(
      breaches(
        (path, name) =>
          !path.startsWith('/src/app/') && path !== '/src/main.tsx' && name.startsWith('/src/app/'),
      ),
    ).toEqual([]);
    expect(
      breaches((path, name) => /^\/src\/(shared|api)\//.test(path) && name.startsWith('/src/features/')),
    ).toEqual([]);
  });

  it('read no icon aloud by the name of its picture', () => {
    const icons = Object.entries(sources).flatMap(([path, text]) =>
      [...text.matchAll(/<\w+(?:Outlined|Filled)\b[^>]*>/g)].map(([icon]) => `${path} ${icon}`),
    );
    expect(icons.length).toBeGreaterThan(20);
    expect(icons.filter((icon) => !/aria-(hidden|label)=/.test(icon))).toEqual([]);
  });

  it('reach ECharts only through the lazily loaded chart', () => {
    const users = breaches((_, name) => name === 'echarts' || name.startsWith('echarts/'));
    expect(users.length).toBeGreaterThan(0);
    expect(users.filter((use) => !use.startsWith('/src/shared/chart/'))).toEqual([]);
    expect(users.filter((use) => use.endsWith('→ echarts'))).toEqual([]);
  });

  it('write no markup from text', () => {
    const risky = Object.entries(sources).filter(([, text]) =>
      /dangerouslySetInnerHTML|\.innerHTML\s*=/.test(text),
    );
    expect(risky.map(([path]) => path)).toEqual([]);
  });
});
