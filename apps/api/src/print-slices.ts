import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { isAbout } from '#read-store';
import { PROJECTIONS } from '#runtime';

import { writeOrCompare, table } from './printed.js';

/**
 * Prints `schema/slices.md`: `node print-slices.js FOLDER [--write]`, where the unit specs have left
 * in FOLDER what their commands led to.
 */
const [folder = '', mode] = process.argv.slice(2);

const sources = readdirSync('libs', { recursive: true, encoding: 'utf8' })
  .filter((name) => /^[^/]+\/src\/.*\.ts$/.test(name) && !/\.spec\.ts$|\/testing\//.test(name))
  .sort()
  .map((name) => ({ name, text: readFileSync(join('libs', name), 'utf8') }));

/** A link to the declaration of a command or event, named by its library. */
function linkToDeclaration(type: string): string {
  const declaration = new RegExp(`(readonly type: |(Event|Command)<\\s*)'${type}'`);
  const found = sources.find(({ text }) => declaration.test(text));
  return found ? `[${found.name.split('/')[0]}](../libs/${found.name})` : '–';
}

const compareRows = (one: readonly string[], other: readonly string[]) =>
  one.slice(1).join(' ') < other.slice(1).join(' ') ? -1 : 1;

function commandRows(): readonly (readonly string[])[] {
  const events = new Map<string, Set<string>>();
  for (const file of readdirSync(folder))
    for (const line of readFileSync(join(folder, file), 'utf8').trim().split('\n')) {
      const [command = '', event = ''] = line.split(' ');
      events.set(command, (events.get(command) ?? new Set()).add(event));
    }
  return [...events]
    .map(([command, types]) => [linkToDeclaration(command), command, [...types].sort().join(', ')])
    .sort(compareRows);
}

function eventRows(): readonly (readonly string[])[] {
  const types = sources
    .filter(({ name }) => name.endsWith('.events.ts'))
    .flatMap(({ text }) => [...text.matchAll(/(?:Event<\s*|readonly type: )'([A-Za-z]+)'/g)])
    .map(([, type]) => type!);
  const followed = (type: string) => PROJECTIONS.filter((each) => isAbout(each, type));
  return [...new Set(types)]
    .map((type) => [
      linkToDeclaration(type),
      type,
      followed(type)
        .map(({ name }) => name)
        .join(', ') || '–',
    ])
    .sort(compareRows);
}

const text = `# Slices 功能切片

Printed by \`npm run schema:write\`. The first table is recorded from what commands lead to in the specs
of the domain, the second is what the projections declare. Other questions are answered from the stream
itself or from the inbox of notices. A link opens the file that declares the command or event.

由 \`npm run schema:write\` 导出：前一张表记录领域测试中各命令产生的事件，后一张表取自各投影的声明。
其余查询直接由事件流或通知收件箱回答。链接指向声明该命令、事件的文件。

## Command → events 命令 → 事件

${table(['room', 'command', 'events'], commandRows())}

## Event → read models 事件 → 查询视图

${table(['room', 'event', 'read models'], eventRows())}
`;

writeOrCompare('schema/slices.md', text, mode === '--write');
