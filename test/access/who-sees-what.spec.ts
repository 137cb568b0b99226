import { readFileSync, writeFileSync } from 'node:fs';

import type { Command } from 'commander';

import { PERSONS_ONLY } from '../../libs/access/src/permissions/by-key.js';
import { FIELDS } from '../../libs/access/src/permissions/fields.js';
import { COMMAND_LINE, CREDENTIALS, DOORS } from '../../libs/access/src/permissions/doors.js';
import { CALLS, COMMANDS, FEEDS, QUESTIONS } from '../../libs/access/src/permissions/operations.js';
import { OPERATIONS } from '../../libs/access/src/permissions/permissions.js';
import {
  ANONYMOUS,
  isGranted,
  type OperationRight,
  RELATIONS,
  type Relation,
  type Right,
  relationsOf,
} from '../../libs/access/src/permissions/right.js';
import { ROLES } from '#access';

import { createProgram } from '../../apps/admin/src/program.js';

import { freshPhoto } from '../support/evidence.js';
import { removeFolder, serveApi, type Served } from '../support/served.js';
import { actionOf, tellingOf } from './actions-played.js';
import { COMMANDS_PLAYED } from './commands-played.js';
import { feedsOf, filesOf, NOT_PLAYED, playFeeds, playFile, type Told } from './feeds-played.js';
import { Play, type Outcome } from './play.js';
import { ACTORS, EVERYBODY, playedFolder, type Who } from './played-district.js';
import { WHISTLE_PLAYED } from './whistle-played.js';
import {
  isEmpty,
  type Matters,
  mattersOf,
  month,
  NOT_ASKED,
  personalIn,
  questionsOf,
} from './questions-played.js';

const FILE = 'libs/access/WHO-SEES-WHAT.md';

type Holding = Readonly<Partial<Record<Who, readonly Relation[]>>>;

/** What everybody is to the whistle that is played, beside `own`. */
const HOLDING: Holding = {
  S1: ['street', 'party', 'task'],
  C1: ['street', 'blower', 'party', 'task'],
  C2: ['street', 'party'],
  D1: ['summoned', 'party', 'task'],
  D2: ['party', 'task'],
  D3: ['party'],
  D4: ['party'],
  Ce: ['task'],
};
/** Relations that are the same for everybody: where there are no others, the role decides alone. */
const ALIKE: readonly Relation[] = ['any', 'self', 'district'];

/** Operations that have to be played, because not only the role decides. */
const relational = (of: Readonly<Record<string, OperationRight>>): string[] =>
  Object.entries(of).flatMap(([name, right]) => {
    if (right === ANONYMOUS) return [];
    const needed = ROLES.flatMap((role) => relationsOf(right, role));
    return needed.every((one) => ALIKE.includes(one)) ? [] : [name];
  });

const namesOf = (played: object): string[] => [
  ...new Set(Object.keys(played).map((label) => label.split(' ')[0]!)),
];
const isLetIn = (outcome: Outcome): boolean => outcome !== 'role' && outcome !== 'relation';
const SIGN: Readonly<Record<string, string>> = { yes: '✓', role: '–', relation: '✗' };
const signOf = (outcome: Outcome): string => SIGN[outcome] ?? '○';

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const rightRow = (name: string, right: OperationRight): readonly string[] => {
  if (right === ANONYMOUS) return [name, ...ROLES.map(() => '不需登录')];
  return [name, ...ROLES.map((role) => relationsOf(right, role).join('、') || '–')];
};
const rights = (of: Readonly<Record<string, OperationRight | Right>>): string =>
  table(
    ['', ...ROLES],
    Object.entries(of).map(([name, right]) => rightRow(`\`${name}\``, right)),
  );

/** Each command of the command line, with the operation that it stands for and who else has it. */
const commandLine = (): string =>
  table(
    ['', '', ...ROLES],
    Object.entries(COMMAND_LINE).map(([name, operation]) => {
      if (operation === null) return [`\`${name}\``, '–', ...ROLES.map(() => '–')];
      const [, ...cells] = rightRow('', OPERATIONS.get(operation) ?? {});
      return [`\`${name}\``, `\`${operation}\``, ...cells];
    }),
  );

/** Names of all commands that have no commands of their own, with those above. */
const leavesOf = (program: Command, above: readonly string[] = []): string[] =>
  program.commands.flatMap((one) => {
    const path = [...above, one.name()];
    return one.commands.length > 0 ? leavesOf(one, path) : [path.join(' ')];
  });

const played = (rows: ReadonlyMap<string, readonly string[]>): string =>
  table(
    ['', ...EVERYBODY],
    [...rows].map(([name, cells]) => [name, ...cells]),
  );

describe('given a served district in which everybody plays', () => {
  let served: Served;
  const play = new Play();
  const commands = new Map<string, Outcome[]>();
  const questions = new Map<string, string[]>();
  const feeds = new Map<string, string[]>();
  const files = new Map<string, string[]>();
  let matters: Matters;
  /** Commands of which the whistle said beforehand who could send them. */
  const foretellings = new Set<string>();

  beforeAll(async () => {
    served = await serveApi(await playedFolder());
    await play.open(served.url);
  }, 120_000);
  afterAll(async () => {
    await served.stop();
    removeFolder(served.dataDir);
  });

  /** Sends it; what the whistle said beforehand has to come true. */
  async function sent(who: Who, mutation: string, input: object): Promise<Outcome> {
    const foretold = await actionOf(play, who, mutation, input);
    const { outcome } = await play.send(who, mutation, input);
    if (foretold === undefined) return outcome;
    foretellings.add(mutation);
    expect([mutation, who, foretold]).toEqual([mutation, who, tellingOf(outcome)]);
    return outcome;
  }

  /** Sends it as everybody; the matter is made anew once somebody has changed it. */
  async function everybody(mutation: string): Promise<Outcome[]> {
    const { made } = COMMANDS_PLAYED[mutation]!;
    const outcomes: Outcome[] = [];
    let input: object | undefined;
    for (const who of EVERYBODY) {
      const isMade = input !== undefined && !/^(raiseWhistle|callMeeting)$/.test(mutation);
      input = isMade ? input : await made(play, who);
      const outcome = await sent(who, mutation, input ?? {});
      if (isLetIn(outcome)) input = undefined;
      outcomes.push(outcome);
    }
    return outcomes;
  }

  it('when the table is enumerated, then whatever depends on a relation is played, or left out by name', () => {
    expect(relational(COMMANDS).filter((name) => !(name in COMMANDS_PLAYED))).toEqual([]);
    const none = { open: '', closed: '', asked: '', meeting: '', talk: '' };
    const names = Object.keys(questionsOf(none)).map((label) => label.split(' ')[0]!);
    const left = Object.keys(NOT_ASKED);
    expect(relational(QUESTIONS).filter((name) => ![...names, ...left].includes(name))).toEqual([]);
  });

  it('when the command line is enumerated, then each command stands for an operation, or for none by name', () => {
    expect(leavesOf(createProgram(() => undefined)).sort()).toEqual(
      Object.keys(COMMAND_LINE).sort(),
    );
    const named = Object.values(COMMAND_LINE).filter((one) => one !== null);
    expect(named.filter((one) => !OPERATIONS.has(one))).toEqual([]);
  });

  it('when everybody asks everything, then the role decides who is let in', async () => {
    matters = await mattersOf(play);
    await play.settled(month());
    for (const [label, question] of Object.entries(questionsOf(matters))) {
      const right: OperationRight = QUESTIONS[label.split(' ')[0] as keyof typeof QUESTIONS];
      const cells: string[] = [];
      for (const who of EVERYBODY) {
        const { outcome, data } = await play.ask(who, question);
        const named = relationsOf(right, ACTORS[who].role).length > 0;
        expect([label, who, outcome === 'role']).toEqual([label, who, !named]);
        cells.push((isEmpty(label, data) ? '·' : signOf(outcome)) + personalIn(data));
      }
      questions.set(label, cells);
    }
  }, 300_000);

  it('when contact data is asked for, then whoever has a task sees it masked, and nobody else [M2]', () => {
    const seeing = (label: string, mark: string) =>
      EVERYBODY.filter((_, index) => questions.get(label)?.[index]?.includes(mark));
    const tasked = EVERYBODY.filter((who) =>
      isGranted(FIELDS['Whistle.contact'], ACTORS[who].role, HOLDING[who] ?? []),
    );
    expect(seeing('whistle 在办', 'P')).toEqual(tasked);
    expect([...questions.values()].flat().join('')).not.toContain('X');
    const elsewhere = [...questions.keys()].filter((label) => seeing(label, 'P').length > 0);
    expect(elsewhere).toEqual(['whistle 在办', 'whistle 已结，待回访', 'whistles 在办']);
    expect(seeing('whistle 已结，待回访', 'P')).toEqual(['S1']);
    expect(seeing('declinePrecedents', '✓')).toEqual(['S1', 'C1', 'C2', 'D1', 'Ce', 'As', 'Ad']);
    // Who did it: the street's own account.
    expect(seeing('whistle 在办', 'U')).toEqual(['S1', 'As', 'Ad']);
    expect(seeing('people 街道', 'S')).toEqual(['S1', 'Ce', 'Ad']);
    expect(seeing('people 街道', 'U')).toEqual(['S1', 'Ad']);
    expect(seeing('onDuty 此刻', 'S')).toEqual(EVERYBODY.filter((who) => who !== 'Di'));
    expect(seeing('onDuty 稍后', 'S')).toEqual(['S1', 'Ce', 'Ad']);
  });

  /** Whoever the table names is let in, and nobody else. */
  const cellsOf = (right: Right, holding: Holding, told: readonly Told[]): string[] => {
    const expected = EVERYBODY.filter((who) =>
      isGranted(right, ACTORS[who].role, holding[who] ?? []),
    );
    expect(EVERYBODY.filter((_, index) => isLetIn(told[index]!.outcome))).toEqual(expected);
    return told.map(({ outcome, data }) => signOf(outcome) + personalIn(data));
  };

  it('when everybody listens, then whoever the table names is told, and nobody sees more than by asking', async () => {
    const asked = feedsOf(matters.open, HOLDING);
    const queries = Object.values(asked).map(({ ask }) => ask);
    const progress = { whistleId: matters.open, summons: 1, note: '正在处理' };
    const told = await playFeeds(play, queries, () => play.act('D1', 'recordProgress', progress));
    for (const [index, [label, { holding }]] of Object.entries(asked).entries()) {
      const right = FEEDS[label.split(' ')[0] as keyof typeof FEEDS];
      feeds.set(label, cellsOf(right, holding, told[index]!));
    }
    expect(feeds.get('whistleChanged 在办')).toEqual(questions.get('whistle 在办'));
    const listened = Object.keys(FEEDS).filter((name) => !(name in NOT_PLAYED));
    expect(namesOf(asked)).toEqual(listened);
  }, 60_000);

  it('when everybody fetches files, then whoever the table names is given them, without a person’s data', async () => {
    const photo = await play.sendFile('D1', await freshPhoto());
    const evidence = [{ reference: photo }];
    const note = { whistleId: matters.open, summons: 1, note: '已到场', evidence };
    await play.act('D1', 'recordProgress', note);
    while ((await playFile(play, 'S1', { ask: `/evidence/${photo}` })).outcome !== 'yes');
    for (const [label, { ask, file, holding }] of Object.entries(filesOf(photo, HOLDING))) {
      const right = CALLS[label.split(' ').slice(0, 2).join(' ') as keyof typeof CALLS];
      const told: Told[] = [];
      for (const who of EVERYBODY)
        told.push(await playFile(play, who, Object.assign({ ask }, file && { file })));
      files.set(label, cellsOf(right, holding, told));
    }
    expect([...files.values()].flat().join('')).not.toMatch(/[PSUX]/);
    const played = [...files.keys()].map((label) => label.split(' ').slice(0, 2).join(' '));
    expect(Object.keys(CALLS).filter((name) => !played.includes(name))).toEqual([]);
  }, 60_000);

  it.each(Object.keys(COMMANDS_PLAYED))(
    'when everybody sends %s, then whoever the table names is let in',
    async (mutation) => {
      const outcomes = await everybody(mutation);
      const right: OperationRight = COMMANDS[mutation as keyof typeof COMMANDS];
      if (right === ANONYMOUS) throw new Error(`${mutation} asks for nobody`);
      const owner = COMMANDS_PLAYED[mutation]?.owner ?? 'S1';
      const expected = EVERYBODY.filter((who) => {
        const own: readonly Relation[] = who === owner ? ['own'] : [];
        return isGranted(right, ACTORS[who].role, [...(HOLDING[who] ?? []), ...own]);
      });
      expect(EVERYBODY.filter((_, index) => isLetIn(outcomes[index]!))).toEqual(expected);
      commands.set(`\`${mutation}\``, outcomes);
    },
    120_000,
  );

  it('when a command is on a whistle, then the whistle said so beforehand to whoever reads it', () => {
    const onNothingYet = ['raiseWhistle'];
    expect([...foretellings, ...onNothingYet].sort()).toEqual(Object.keys(WHISTLE_PLAYED).sort());
  });

  it('when all of it is printed, then it is what the repository holds', () => {
    const cells = [...commands].map(([name, of]) => [name, of.map(signOf)] as const);
    const people = EVERYBODY.map((who) => [who, ACTORS[who].role, ACTORS[who].is]);
    const text = [
      '# Who sees what 谁能看什么、做什么',
      'Printed from the table in `src/permissions` and from a played district. To write it anew: `WRITE_MATRIX=yes node apps/run.mjs jest test/access/who-sees-what`.',
      '## Relations 关系',
      table(
        ['', ''],
        Object.entries(RELATIONS).map(([name, text]) => [`\`${name}\``, text]),
      ),
      '## Commands 操作',
      rights(COMMANDS),
      '## Questions 查询',
      rights(QUESTIONS),
      '## Subscriptions 订阅',
      rights(FEEDS),
      '## Calls over HTTP 文件',
      rights(CALLS),
      `API keys do what their account and their scope allow, and never: ${[...PERSONS_ONLY].map((name) => `\`${name}\``).join(', ')}.`,
      '## Doors without a session 无需登录的入口',
      table(
        ['', ''],
        Object.entries(DOORS).map(([name, of]) => [`\`${name}\``, CREDENTIALS[of]]),
      ),
      'A client of Open311 raises whistles by the role that the operator gave it, where the table lets that role `raiseWhistle`.',
      '## Command line 命令行',
      'Whoever holds the machine and its folder; recorded as `cli:` and the name of the system account. What stands for no operation keeps the service itself.',
      commandLine(),
      '## Fields 字段',
      rights(FIELDS),
      '## Who plays 角色',
      table(['', '', ''], people),
      '✓ let in · ○ let in, and refused for its state · – not with this role · ✗ not in this relation · `·` nothing of theirs in it · P 居民联系方式，遮蔽后的 · S 工作人员电话 · U 用户名',
      '## Commands, played 操作实测',
      played(new Map(cells)),
      '## Questions, played 查询实测',
      played(questions),
      '## Subscriptions, played 订阅实测',
      played(feeds),
      '## Files, played 文件实测',
      played(files),
    ].join('\n\n');
    if (process.env['WRITE_MATRIX']) writeFileSync(FILE, `${text}\n`);
    expect(readFileSync(FILE, 'utf8')).toBe(`${text}\n`);
  });
});
