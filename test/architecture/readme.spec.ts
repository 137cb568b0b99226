import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const READMES = ['README.md', 'README.zh-CN.md'];

function filesUnder(folder: string, suffix: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(suffix))
    .map((name) => join(folder, name));
}

function mutations(): string[] {
  const schema = readFileSync('schema/api.graphql', 'utf8');
  const [, fields = ''] = /^type Mutation \{(.*?)^\}/ms.exec(schema) ?? [];
  return [...fields.matchAll(/^ {2}(\w+)\(/gm)].map(([, name]) => name!);
}

const eventTypes = (): string[] =>
  filesUnder('libs', '.events.ts').flatMap((file) =>
    [
      ...readFileSync(file, 'utf8').matchAll(/(?:= DomainEvent<\s*|readonly type: )'([A-Za-z]+)'/g),
    ].map(([, type]) => type!),
  );

describe.each(READMES)('given %s', (readme) => {
  const text = readFileSync(readme, 'utf8');
  const links = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(([, target]) => target!);

  it('when a link points into the repository, then its target is there', () => {
    expect(links.filter((target) => !existsSync(target))).toEqual([]);
  });

  it('when a command exists, then the slice table has it and its code', () => {
    const names = mutations();
    expect(names.length).toBeGreaterThan(40);
    expect(names.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
    const commands = filesUnder('libs', '.command.ts');
    expect(commands.filter((file) => !links.includes(file))).toEqual([]);
  });

  it('when a query or projection exists, then the table of read models has it', () => {
    const reads = [...filesUnder('libs', '.query.ts'), ...filesUnder('libs', '.projection.ts')];
    expect(reads.filter((file) => !links.includes(file))).toEqual([]);
  });

  it('when an event exists, then the slice table names it', () => {
    const types = eventTypes();
    expect(types.length).toBeGreaterThan(20);
    expect(types.filter((type) => !text.includes(type))).toEqual([]);
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
