import { type Setting, SETTING_TABLES } from '#runtime';

import { table } from './printed.js';

const TITLES = ['variable 变量', 'default 默认值', 'unit, form 单位、写法', 'meaning', '含义'];

function row([name, setting]: [string, Setting]): readonly string[] {
  const { fallback, byDefault, unit = '', range, meaning, chinese } = setting;
  const standing = byDefault ?? (fallback === undefined ? '–' : `\`${fallback}\``);
  const form = range ? `${unit}, ${range[0]} to ${range[1]}` : unit;
  return [`\`${name}\``, standing, form, meaning, chinese];
}

/** `schema/settings.md`: every variable of the environment, as the code that reads it declares it. */
export function printedSettings(): string {
  const tables = Object.entries<Readonly<Record<string, Setting>>>(SETTING_TABLES).map(
    ([title, settings]) => `## ${title}\n\n${table(TITLES, Object.entries(settings).map(row))}\n`,
  );
  return [
    '# Settings 环境变量\n',
    'Printed from the code by `npm run schema:write`. All are optional. A wrong value ends the start',
    'with the name of the variable. How to use them: [operations](../apps/README.md).\n',
    '由 `npm run schema:write` 从代码导出。都可以不设；值有误时启动即结束，并指出是哪个变量。',
    '用法见[运行维护](../apps/README.zh-CN.md)。\n',
    ...tables,
  ].join('\n');
}
