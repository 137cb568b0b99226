import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { OWN_STREAMS } from './own-streams.js';

const LIBS = resolve('libs');

/** Prefixes of the stream families that the code defines. */
function declared(): string[] {
  const files = readdirSync(LIBS, { recursive: true, encoding: 'utf8' });
  const sources = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'));
  return sources.flatMap((file) => {
    const source = readFileSync(join(LIBS, file), 'utf8');
    const families = source.matchAll(/= streamFamily<[^;]*?prefix: '([^']+)'/g);
    return [...families].map(([, prefix]) => prefix as string);
  });
}

describe('given the streams that the code writes to', () => {
  it('when others use the same server, then each of ours is known as ours', () => {
    expect(declared().length).toBeGreaterThan(5);
    expect([...OWN_STREAMS].sort()).toEqual(declared().sort());
  });
});
