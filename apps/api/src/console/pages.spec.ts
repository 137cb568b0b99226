import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { PAGES } from './pages.js';

const SOURCES = 'apps/console/src';

const routes = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .flatMap((name) => [
    ...readFileSync(join(SOURCES, name), 'utf8').matchAll(/^ *path: '\/([a-z]+)/gm),
  ])
  .map(([, room = '']) => room);

describe('given the addresses that the web page knows', () => {
  it('when one is opened by itself, then the page is handed out', () => {
    expect(routes.length).toBeGreaterThan(10);
    expect(routes.filter((room) => !PAGES.includes(room))).toEqual([]);
  });

  it('when it is another door, then it is not in the way', () => {
    const doors = ['graphql', 'evidence', 'health', 'explorer', 'assets', 'session', ''];
    expect(doors.filter((door) => PAGES.includes(door))).toEqual([]);
  });
});
