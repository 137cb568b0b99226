import { isDeepStrictEqual } from 'node:util';

import type { Board, Told } from './board.js';
import { ACTORS, type Game, type Turn, type Who } from './game.js';
import { predict } from './predict.js';
import {
  CLOCKS,
  dueOf,
  openPause,
  type Summons,
  verdictOf,
  WhistleModel,
} from './whistle-model.js';

const MINUTE = 60_000;
const STREET_SIDE: readonly string[] = ['street', 'community', 'command-centre'];

/** Who has to do it: a department its own summons, the street or the command centre the rest. */
function ownerOf({ name, summons }: Turn, model: WhistleModel): Who {
  if (/Decline$/.test(name)) return 'Ce';
  if (!isDepartments(name)) return 'S1';
  const department = model.summonses[summons - 1]?.department ?? 'dept-1';
  return `D${department.slice(-1)}` as Who;
}

const isDepartments = (name: string): boolean =>
  /^(acknowledge|contact|arrive|record|report|decline|request)/.test(name);

/** Words that were not said before: what was said before may be said again without a trace. */
function inputOf(turn: Turn, whistleId: string, no: number): Record<string, unknown> {
  const said = `第${no}次办理的情况`;
  const scores = { satisfaction: 4, responseSpeed: 5, cooperation: 3, implementation: 4 };
  const { name, summons, department, hours } = turn;
  const on = { whistleId, summons };
  const parts: Readonly<Record<string, object>> = {
    acknowledgeSummons: { person: said },
    contactStreet: { person: said },
    arriveOnSite: { person: said },
    recordProgress: { note: said },
    reportResolution: { summary: said },
    declineSummons: { reason: said, legalBasis: said },
    requestExtension: { reason: said, extension: { value: hours, unit: '小时' } },
    rateDepartment: scores,
    replaceDepartment: { replacement: department, reason: said },
    upholdDecline: { replacement: department, reason: said },
  };
  if (name === 'closeWhistle') return { whistleId, summary: said };
  if (name === 'withdrawWhistle') return { whistleId, reason: said };
  if (name === 'reopenWhistle') return { whistleId, reason: said, lead: department };
  if (name === 'summonDepartment') return { whistleId, department, role: 'ASSIST' };
  const bare = /^(confirm|grantExtension|resumeClock)/.test(name);
  return Object.assign({}, on, parts[name] ?? (bare ? {} : { reason: said }));
}

function allows(name: string, who: Who): boolean {
  const { role } = ACTORS[who];
  if (isDepartments(name)) return role === 'department';
  if (name === 'rateDepartment') return role === 'street' || role === 'community';
  if (/Decline$/.test(name)) return role === 'command-centre';
  if (/^(grant|refuse)/.test(name)) return role === 'street' || role === 'command-centre';
  return STREET_SIDE.includes(role);
}

function wrongly(wrong: Turn['wrong'], revision: number): object {
  if (wrong === 'input') return { whistleId: 'nothing' };
  return wrong === 'revision' ? { expectedRevision: revision + 1 } : {};
}

/** One game against the service and the model beside it. @returns how the two differ; nothing where they agree */
export class Play {
  readonly faults: string[] = [];
  readonly seen: Map<string, number>;
  #last: Told | undefined;
  #now: number;

  constructor(
    private readonly board: Board,
    from: number,
    seen: Map<string, number>,
  ) {
    this.#now = from;
    this.seen = seen;
  }

  async play({
    raiser,
    turns,
  }: Game): Promise<{ readonly model: WhistleModel; readonly until: number }> {
    this.board.set(this.#now);
    const { whistleId, told } = await this.board.raise(raiser);
    const model = new WhistleModel('street-1', ACTORS[raiser].organisation);
    const call = { LEAD: ['dept-1'], ASSIST: ['dept-2', 'dept-4'], INFORMED: ['dept-3'] } as const;
    model.events.push('WhistleRaised');
    for (const [role, departments] of Object.entries(call))
      for (const department of departments)
        model.events.push(model.call(department, role as Summons['role'], this.#now));
    this.#differ('raiseWhistle', told.came, model.events);
    this.#last = told;
    for (const [no, turn] of turns.entries()) await this.#turn(turn, no, { whistleId, model });
    await this.#compare(whistleId, model);
    return { model, until: this.#now };
  }

  #differ(what: string, found: unknown, expected: unknown): void {
    if (isDeepStrictEqual(found, expected)) return;
    this.faults.push(`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`);
  }

  async #turn(
    turn: Turn,
    no: number,
    { whistleId, model }: { whistleId: string; model: WhistleModel },
  ): Promise<void> {
    this.#now += turn.minutes * MINUTE + 1;
    this.board.set(this.#now);
    const who = turn.who ?? ownerOf(turn, model);
    const { name, wrong } = turn;
    const input = Object.assign(inputOf(turn, whistleId, no), { commandId: this.board.newId() });
    const revision = model.events.length - 1;
    Object.assign(input, wrongly(wrong, revision));
    const expected =
      wrong === 'nothing' || !allows(name, who)
        ? predict(ACTORS[who], { model, move: turn, now: this.#now })
        : { input: 'INVALID_INPUT', revision: 'REVISION_CONFLICT' }[wrong];
    const told = await this.board.send(who, name, input);
    const at = `turn ${no}, ${who} ${name} of summons ${turn.summons}`;
    this.#differ(at, told.came, expected);
    this.#count(told);
    if (typeof told.came === 'string') return;
    model.events.push(...told.came);
    this.#differ(`${at}, revision`, told.revision, model.events.length - 1);
    this.#last = told;
    if (!turn.again || told.came.length === 0) return;
    const again = await this.board.send(who, name, input);
    this.#differ(
      `${at}, again`,
      [again.came, again.revision, again.deduplicated],
      [told.came, told.revision, true],
    );
  }

  #count({ came }: Told): void {
    const key = typeof came === 'string' ? came : came.join('+') || 'nothing to change';
    this.seen.set(key, (this.seen.get(key) ?? 0) + 1);
  }

  /** Log, read models and clocks against the model. */
  async #compare(whistleId: string, model: WhistleModel): Promise<void> {
    const events = await this.board.stream(whistleId);
    this.#differ(
      'the log',
      events.map(({ type }) => type),
      model.events,
    );
    const after = `afterPosition: "${this.#last?.position ?? ''}"`;
    const { whistle, streetWorkList } = await this.board.ask<Asked>(`{
      whistle(id: "${whistleId}", ${after}) { status reopened revision summonses { summons department role status
        paused sentBack released rating { satisfaction } decline { outcome } clocks { name dueAt verdict } } }
      streetWorkList(street: "street-1", first: 200, sort: CHANGED, descending: true, ${after}) {
        edges { node { whistleId status revision } } } }`);
    const { summonses, ...whole } = whistle;
    const { status, reopened } = model;
    const revision = model.events.length - 1;
    this.#differ('the whistle', whole, { status, reopened, revision });
    this.#differ(
      'its summonses',
      summonses.map(foundOf),
      model.summonses.map((one) => shownOf(one, model)),
    );
    const row = streetWorkList.edges.find(({ node }) => node.whistleId === whistleId)?.node;
    this.#differ('the list of the street', row, { whistleId, status, revision });
    for (const one of model.summonses.filter(({ role }) => role !== 'INFORMED'))
      await this.#compareClocks(whistleId, one, after);
  }

  async #compareClocks(whistleId: string, summons: Summons, after: string): Promise<void> {
    const clocks = CLOCKS.map(
      (clock) => `${clock}: clockLedger(whistle: "${whistleId}", summons: ${summons.no},
      clock: ${clock.toUpperCase()}, ${after}) { dueAt verdict }`,
    );
    const ledgers = await this.board.ask<Ledgers>(`{ ${clocks.join(' ')} }`);
    const found = Object.entries(ledgers).map(([clock, { dueAt, verdict }]) => [
      clock,
      { dueAt: instantOf(dueAt), verdict },
    ]);
    const expected = CLOCKS.map((clock) => [
      clock,
      { dueAt: new Date(dueOf(summons, clock)).toISOString(), verdict: verdictOf(summons, clock) },
    ]);
    const what = `ledger of summons ${summons.no}`;
    this.#differ(what, Object.fromEntries(found), Object.fromEntries(expected));
  }
}

type Ledgers = Readonly<Record<string, { readonly dueAt: string; readonly verdict: string }>>;

interface Asked {
  readonly whistle: {
    readonly status: string;
    readonly reopened: number;
    readonly revision: number;
    readonly summonses: readonly Found[];
  };
  readonly streetWorkList: {
    readonly edges: readonly { readonly node: { readonly whistleId: string } }[];
  };
}

interface Found {
  readonly summons: number;
  readonly department: string;
  readonly role: string;
  readonly status: string;
  readonly paused: boolean;
  readonly sentBack: number;
  readonly released: string | null;
  readonly rating: object | null;
  readonly decline: { readonly outcome: string } | null;
  readonly clocks: readonly {
    readonly name: string;
    readonly dueAt: string | null;
    readonly verdict: string;
  }[];
}

const instantOf = (time: string): string => new Date(time).toISOString();

const isOver = (status: string): boolean => ['RELEASED', 'DONE'].includes(status);

const foundOf = (one: Found) => ({
  ...one,
  paused: !isOver(one.status) && one.paused,
  rating: one.rating !== null,
  decline: one.decline?.outcome ?? null,
  // A clock that the rules give no limit only measures.
  clocks: Object.fromEntries(
    one.clocks.flatMap(({ name, dueAt, verdict }) =>
      dueAt === null ? [] : [[name, [instantOf(dueAt), verdict]]],
    ),
  ),
});

function shownOf(one: Summons, model: WhistleModel) {
  const status = model.statusOf(one);
  const clocks = CLOCKS.map((clock) => [
    clock.toUpperCase(),
    [new Date(dueOf(one, clock)).toISOString(), verdictOf(one, clock)],
  ]);
  return {
    summons: one.no,
    department: one.department,
    role: one.role,
    status,
    paused: !isOver(status) && openPause(one) !== undefined,
    sentBack: one.sentBack,
    released: one.released?.how ?? null,
    rating: one.rated,
    decline: one.decline ?? null,
    clocks: one.role === 'INFORMED' ? {} : Object.fromEntries(clocks),
  };
}
