import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import en from './messages/en.json';

const server = join(import.meta.dirname, '../../../../../server/src/main/java');

/** What the server writes into the trail: the action and the kind of thing that it was done to. */
function recorded(): { action: string; object: string }[] {
  return readdirSync(server, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.java'))
    .flatMap((path) => [
      ...readFileSync(join(server, path), 'utf8').matchAll(
        /\baudit\.record\([^;]*?"([a-z-]+\.[a-z-]+)",\s*"([a-z-]+)"/g,
      ),
    ])
    .map(([, action = '', object = '']) => ({ action, object }));
}

describe('the audit trail', () => {
  it('has words for all that the server records', () => {
    const known = new Set(Object.keys(en));
    expect(recorded().length).toBeGreaterThan(15);
    const missing = recorded()
      .flatMap(({ action, object }) => [`audit.action.${action}`, `audit.object.${object}`])
      .filter((key) => !known.has(key));
    expect([...new Set(missing)]).toEqual([]);
  });
});
