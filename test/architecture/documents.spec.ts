import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { commandsOf, type Document, documentFiles, readDocument } from './documents.js';

const documents = documentFiles().map(readDocument);
const named = (file: string): Document => documents.find((one) => one.file === file)!;
const rooms = readdirSync('libs').map((room) => join('libs', room));
const TWINS = [
  ['README.md', 'README.zh-CN.md'],
  ['apps/README.md', 'apps/README.zh-CN.md'],
] as const;

describe.each(documents)('given $file', ({ file, links, headings, blocks }) => {
  it('when a link points into the repository, then its target is there', () => {
    const broken = links
      .filter((link) => !/^[a-z]+:/.test(link))
      .filter((link) => {
        const [path = '', anchor] = link.split('#');
        const target = path === '' ? file : join(dirname(file), path);
        if (!existsSync(target)) return true;
        if (anchor === undefined) return false;
        const { headings: there } = target === file ? { headings } : readDocument(target);
        return !there.some((heading) => heading.anchor === decodeURIComponent(anchor));
      });
    expect(broken).toEqual([]);
  });

  it('when it shows shell, then a shell can read it', () => {
    for (const { language, text } of blocks)
      if (language === 'sh') execFileSync('bash', ['-n', '-c', text]);
  });
});

describe.each(TWINS)('given %s and its twin', (english, chinese) => {
  const twins = [named(english), named(chinese)] as const;
  const inBoth = (of: (document: Document) => unknown) => {
    const [one, other] = twins.map(of);
    expect(other).toEqual(one);
  };
  const ownLanguage = (text: string) => text.replaceAll('.zh-CN.md', '.md').replace(/#.*/, '');

  it('when they are compared, then they have the same headings in order', () => {
    inBoth(({ headings }) => headings.map(({ level }) => level));
  });

  it('when they show commands or queries, then the same ones', () => {
    inBoth(({ blocks }) =>
      blocks.map(({ language, text }) => (language === 'sh' ? commandsOf(text) : text)),
    );
  });

  it('when they link, then to the same documents', () => {
    inBoth(({ links }) => [...new Set(links.map(ownLanguage))].sort());
  });
});

describe('given the sizes that can be read at one sitting', () => {
  const KIB = 1024;

  it.each(TWINS[0])('when it is %s, then it has at most 10 KB', (file) => {
    expect(statSync(file).size).toBeLessThanOrEqual(10 * KIB);
  });

  it.each(rooms)('when it is %s, then its README has at most 4 KB', (room) => {
    expect(statSync(join(room, 'README.md')).size).toBeLessThanOrEqual(4 * KIB);
  });
});

describe.each(TWINS[0])('given the map of the house in %s', (readme) => {
  const { links } = named(readme);

  it('when a room exists, then the map has its README', () => {
    expect(rooms.filter((room) => !links.includes(join(room, 'README.md')))).toEqual([]);
  });

  it('when a process exists, then the map names it', () => {
    const apps = readdirSync('apps').filter((name) => !name.includes('.'));
    const { inline } = named(readme);
    expect(apps.filter((app) => !inline.includes(`apps/${app}`))).toEqual([]);
  });
});

describe('given the map of the tests', () => {
  it('when a folder exists, then the map names it', () => {
    const folders = readdirSync('test').filter((name) => !name.includes('.'));
    const { inline } = named('test/README.md');
    expect(folders.filter((folder) => !inline.includes(folder))).toEqual([]);
  });
});

describe('given the attacks that SECURITY.md lists', () => {
  const rows = [...named('SECURITY.md').text.matchAll(/^\| ([HML]\d+) +\|[^|]+\|(.+)\|$/gm)];
  const attacks = rows.map(([, number = '', tests = '']) => ({
    number,
    files: [...tests.matchAll(/\]\(([^)]+)\)/g)].map(([, file]) => file!),
  }));

  it('when they are counted, then none is listed twice', () => {
    expect(attacks.length).toBeGreaterThan(25);
    expect(new Set(attacks.map(({ number }) => number)).size).toBe(attacks.length);
  });

  it.each(attacks)('when it is $number, then a test in $files has its number', (attack) => {
    const without = attack.files.filter(
      (file) => !readFileSync(file, 'utf8').includes(`[${attack.number}]`),
    );
    expect([attack.files.length > 0, without]).toEqual([true, []]);
  });
});

describe('given the printed slices', () => {
  const [, commands = '', events = ''] = named('schema/slices.md').text.split(/^## /m);
  const column = (table: string, index: number) =>
    [...table.matchAll(/^\| \[.*$/gm)].map(([row]) => row.split(' | ')[index]!);
  const decided = column(commands, 2).flatMap((cell) => cell.replace(' |', '').split(', '));
  /** They change no stream, are one of several that a command carries, or carry several. */
  const NO_COMMAND = [
    ...['SignIn', 'MarkNoticesRead', 'ReplayDeadNotices', 'RegisterOrganisation'],
    ...['ImportDirectory', 'RebuildReadModel', 'RetryParkedStream', 'SkipParkedEvent'],
    // For the log they are Activate and Revoke, of whichever rules.
    ...['ActivateRules', 'RevokeRules'],
  ];

  it('when the API has a mutation, then a spec of the domain shows what its command leads to', () => {
    const schema = readFileSync('schema/api.graphql', 'utf8');
    const [, fields = ''] = /^type Mutation \{(.*?)^\}/ms.exec(schema) ?? [];
    const mutations = [...fields.matchAll(/^ {2}(\w)(\w+)\(/gm)];
    const names = mutations.map(([, first, rest]) => first!.toUpperCase() + rest!);
    expect(names.length).toBeGreaterThan(40);
    const shown = [...column(commands, 1), ...NO_COMMAND];
    expect(names.filter((name) => !shown.includes(name))).toEqual([]);
  });

  it('when an event is declared, then a spec of the domain shows what leads to it', () => {
    const types = column(events, 1);
    expect(types.length).toBeGreaterThan(40);
    expect(types.filter((type) => !decided.includes(type))).toEqual([]);
  });
});

describe('given the events of the whistle', () => {
  it('when one was ever written, then schema/events holds a sample of it', () => {
    const kebab = (type: string) => type.replace(/(?<=[a-z])([A-Z])/g, '-$1').toLowerCase();
    const whistle = readFileSync('libs/whistle/src/domain/whistle.events.ts', 'utf8');
    const types = [...whistle.matchAll(/= DomainEvent<\s*'([A-Za-z]+)'/g)].map(([, type]) => type!);
    const samples = readdirSync('schema/events').map((name) => basename(name, '.v1.json'));
    expect(samples).toEqual(expect.arrayContaining(types.map(kebab)));
  });
});
