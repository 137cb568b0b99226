import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { buildSchema, parse, validate } from 'graphql';
import { SETTING_TABLES } from '#runtime';
import { createProgram } from '../../apps/admin/src/program.js';
import { commandsOf, documentFiles, readDocument, wordsOf } from './documents.js';

const SETTINGS = Object.values(SETTING_TABLES).flatMap((table) => Object.keys(table));
/** Of PostgreSQL's own tools, and of the image beside ours. */
const OF_OTHERS = ['PGPASSWORD', 'POSTGRES_PASSWORD'];
/** Put in place by other commands, or run to the letter by the tests named. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  curl: 'test/api/walkthrough.spec.ts',
  docker: 'test/operations/compose.spec.ts',
  pg_dump: 'test/operations/postgres-backup.spec.ts',
  pg_restore: 'test/operations/postgres-backup.spec.ts',
};

const documents = documentFiles().map(readDocument);
/** The walk-through is pasted whole in test/api. */
const isWalkthrough = (text: string) => text.startsWith('export URL=');

/** Every command that a document shows, in a block of shell or in a sentence. */
const shown = documents.flatMap(({ file, blocks, inline }) => [
  ...blocks
    .filter(({ language, text }) => language === 'sh' && !isWalkthrough(text))
    .flatMap(({ text }) => commandsOf(text).map((command) => ({ file, command }))),
  ...inline
    .filter((code) => /^(npm|node|docker|pg_|mkdir|echo|grep) ?/.test(code) && code.includes(' '))
    .map((command) => ({ file, command })),
]);

const scripts = (
  JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
).scripts;

const helpOfLoad = execFileSync(process.execPath, ['apps/run.mjs', 'load', '--help'], {
  encoding: 'utf8',
});

const program = createProgram(() => {});

/** The command of the command line that these words call, and what of them is left to it. */
function find(from: Command, words: readonly string[]): [Command, readonly string[]] {
  const next = from.commands.find((command) => command.name() === words[0]);
  return next ? find(next, words.slice(1)) : [from, words];
}

/** What of these words the command line would not understand. */
function unknownToAdmin(words: readonly string[]): readonly string[] {
  const [command, rest] = find(program, words);
  const options = [...command.options.map(({ long }) => long!), '--help'];
  const isOpen = command.commands.length > 0 && rest.some((word) => !word.startsWith('-'));
  const wrong = rest.filter((word) => /^--[a-z]/.test(word) && !options.includes(word));
  return isOpen && rest[0] !== '…' ? [...wrong, rest[0]!] : wrong;
}

const OPTIONS_OF: Readonly<Record<string, string>> = {
  start: readFileSync('apps/api/src/usage.ts', 'utf8'),
  load: helpOfLoad,
  bench: readFileSync('test/load/bench.ts', 'utf8'),
};

function unknownToScript(script: string, words: readonly string[]): readonly string[] {
  if (script === 'admin') return unknownToAdmin(words);
  const options = words.filter((word) => word.startsWith('--'));
  if (options.length === 0) return [];
  const text = OPTIONS_OF[script] ?? '';
  return options.filter((option) => !text.includes(option.slice(2)));
}

/** `npm run --silent admin -- stats` is the script `admin` with the word `stats`. */
function npmCall(words: readonly string[]): readonly [script: string, words: readonly string[]] {
  const [, verb = '', ...rest] = words.filter((word) => word !== '--silent');
  const [script = '', ...after] = verb === 'run' ? rest : [verb, ...rest];
  return [script, after.filter((word) => word !== '--')];
}

/** What is wrong with one simple command; nothing where it can be run. */
function wrongWith(command: string): readonly string[] {
  const words = wordsOf(command);
  const assigned = words.filter((word, at) => /^[A-Z][A-Z0-9_]*=/.test(word) && at < 6);
  const names = assigned.map((word) => word.split('=')[0]!);
  const wrong = names.filter((name) => !SETTINGS.includes(name) && !OF_OTHERS.includes(name));
  const called = words.filter((word) => !assigned.includes(word));
  if (called[0] !== 'npm') return wrong;
  const [script, rest] = npmCall(called);
  const known = scripts[script] !== undefined || ['start', 'test'].includes(script);
  return known ? [...wrong, ...unknownToScript(script, rest)] : [...wrong, `npm run ${script}`];
}

const simpleCommands = (command: string): readonly string[] =>
  command.split(/ && | \| (?=[a-z])/).map((one) => one.replace(/ > \S+$/, ''));

describe('given every command that a document shows', () => {
  it('when it calls a script, then the script and its options are there', () => {
    expect(shown.length).toBeGreaterThan(40);
    const wrong = shown.flatMap(({ file, command }) =>
      simpleCommands(command).flatMap((one) =>
        wrongWith(one).map((what) => `${file}: ${command}: ${what}`),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('when it calls anything else, then it is known here who runs it', () => {
    const ours = ['npm', 'node', 'export', 'echo', 'printf', 'mkdir', 'grep', ''];
    const first = shown
      .flatMap(({ command }) => simpleCommands(command))
      .map((command) => wordsOf(command).find((word) => !/^[A-Z0-9_]+=/.test(word)) ?? '')
      .filter((word) => !ours.includes(word));
    expect(first.filter((word) => ELSEWHERE[word] === undefined)).toEqual([]);
    for (const word of new Set(first))
      expect(readFileSync(ELSEWHERE[word]!, 'utf8')).toContain(word);
  });

  it('when it names a service of the compose file, then that is there', () => {
    const compose = readFileSync('compose.yaml', 'utf8');
    const services = shown
      .flatMap(({ command }) => command.match(/\b(api|worker|proxy)-\d\b/g) ?? [])
      .filter((name) => !compose.includes(`  ${name}:`));
    expect(services).toEqual([]);
  });

  it('when it looks for the traps of others, then it finds them', () => {
    const command = shown.find(({ command: one }) => one.startsWith('grep -rn "GLPI'))!.command;
    const found = execFileSync('bash', ['-c', command], { encoding: 'utf8' });
    for (const system of ['GLPI', 'Zammad', 'Signalen', 'DIGIT', 'GoAlert', 'KurrentDB', 'Emmett'])
      expect(found).toContain(system);
  });
});

describe.each(['apps/README.md', 'apps/README.zh-CN.md'])('given the operations in %s', (file) => {
  it('when the command line has a command, then it is there', () => {
    const { inline } = readDocument(file);
    const names = program.commands.map((command) => command.name());
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !inline.some((code) => code.split(' ')[0] === name))).toEqual([]);
  });
});

describe('given every query that a document shows', () => {
  const schema = buildSchema(readFileSync('schema/api.graphql', 'utf8'));
  const queries = documents.flatMap(({ file, blocks }) =>
    blocks.filter(({ language }) => language === 'graphql').map(({ text }) => [file, text]),
  );

  it.each(queries)('when it is one of %s, then the API would take it', (_, text) => {
    expect(validate(schema, parse(text!)).map(({ message }) => message)).toEqual([]);
  });
});

describe('given the variables of the environment', () => {
  const sources = ['libs', 'apps'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|mjs)$/.test(name) && !/\.spec\.ts$|load\//.test(name))
      .map((name) => readFileSync(join(folder, name), 'utf8')),
  );

  it('when the code reads one, then it is declared and printed', () => {
    const read = sources.flatMap((text) =>
      [...text.matchAll(/\b(?:env|environment)\[?\.?\['([A-Z][A-Z0-9_]+)'\]/g)].map(
        ([, name]) => name!,
      ),
    );
    const ofTests = ['DECISIONS_DIR'];
    expect(read.length).toBeGreaterThan(10);
    expect(read.filter((name) => ![...SETTINGS, ...ofTests].includes(name))).toEqual([]);
  });

  it('when a document names one, then it is one', () => {
    const prefixes = /^(MAX|NOTICE|EVENT_STORE|READ_STORE|TOKEN|OTEL|RULES?)_[A-Z_]+$/;
    const wrong = documents.flatMap(({ file, inline }) =>
      inline
        .filter((code) => prefixes.test(code) && !SETTINGS.includes(code))
        .map((code) => `${file}: ${code}`),
    );
    expect(wrong).toEqual([]);
  });
});
