import type { Chance } from './chance.js';
import type { Town, TownOrganisation } from './town.js';

/** Mutations that a municipality sends. */
export type Mutation =
  | 'raiseWhistle'
  | 'acknowledgeSummons'
  | 'arriveOnSite'
  | 'confirmArrival'
  | 'disputeArrival'
  | 'pauseClock'
  | 'resumeClock'
  | 'reportResolution'
  | 'confirmResolution'
  | 'sendBackResolution'
  | 'replaceDepartment'
  | 'rateDepartment'
  | 'closeWhistle'
  | 'withdrawWhistle'
  | 'reopenWhistle';

/** One step of a whistle's life. */
export interface Act {
  /** Milliseconds of the municipality's time since the step before. */
  readonly after: number;
  /** Organisation whose people send it. */
  readonly as: string;
  readonly mutation: Mutation;
  /** Without the ids of whistle and command. */
  readonly input: Readonly<Record<string, unknown>>;
  /** Code of the refusal that people run into here; every other step is accepted. */
  readonly refused?: string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How often what happens, of the whistles or summonses that it can happen to. */
const SHARES = {
  withdrawn: 0.02,
  assisted: 0.3,
  informed: 0.2,
  acknowledged: 0.85,
  replaced: 0.06,
  reportedFromDesk: 0.01,
  disputed: 0.05,
  countersigned: 0.6,
  paused: 0.06,
  sentBack: 0.08,
  rated: 0.8,
  reopened: 0.01,
};

const KINDS = ['routine', 'routine', 'routine', 'joint-enforcement', 'emergency'];
const CATEGORIES = ['01', '0105', '02', '04', '11', '1102', '13', '14', '15', '1503'];
const CHANNELS = ['HOTLINE_12345', 'HOTLINE_12345', 'GRID_PATROL', 'RESIDENT_REPORT', 'WECHAT'];
const TITLES = ['占道经营', '污水外溢', '消防通道堵塞', '井盖缺失', '夜间施工噪声', '违法建设'];
/** Steps without photographs: no rule of the town asks for them. */
const evidence: readonly [] = [];
const report = { summary: '已处置，现场恢复', evidence };

/** Writes one whistle's life from blow to end, as streets and departments really have it. */
class Story {
  readonly acts: Act[] = [];
  readonly #street: TownOrganisation;
  readonly #called: string[] = [];
  #summonses = 0;

  constructor(
    private readonly chance: Chance,
    private readonly town: Town,
    private readonly index: number,
  ) {
    this.#street = chance.pick(town.streets);
    this.#live();
  }

  #live(): void {
    const lead = this.#someone();
    const assisting = this.chance.happens(SHARES.assisted) ? [this.#someone()] : [];
    const informed = this.chance.happens(SHARES.informed) ? [this.#someone()] : [];
    this.#raise({ lead, assisting, informed });
    this.#summonses = 1 + assisting.length + informed.length;
    if (this.chance.happens(SHARES.withdrawn))
      return this.#streetActs('withdrawWhistle', { reason: '误报，现场已无问题' });
    const answered = [this.#answers(1, lead), ...assisting.map((id) => this.#answers(2, id))];
    this.#streetActs('closeWhistle', { summary: '处置到位，结哨' });
    for (const summons of answered) if (this.chance.happens(SHARES.rated)) this.#rate(summons);
    if (this.chance.happens(SHARES.reopened)) this.#reopen(lead);
  }

  /** A department that this whistle has not called yet. */
  #someone(): string {
    for (;;) {
      const { id } = this.chance.pick(this.town.departments);
      if (this.#called.includes(id)) continue;
      this.#called.push(id);
      return id;
    }
  }

  #raise(called: { lead: string; assisting: string[]; informed: string[] }): void {
    const title = this.chance.pick(TITLES);
    const { id, regionCode } = this.#street;
    const place = {
      address: `第${this.index % 400}号门前`,
      regionCode: `${regionCode?.slice(0, 9)}001`,
      longitude: 116 + this.chance.unit(),
      latitude: 39.5 + this.chance.unit(),
    };
    this.#act(0, id, 'raiseWhistle', {
      kind: this.chance.pick(KINDS),
      level: 'STREET',
      title: `${title}影响通行`,
      place,
      description: `居民反映${title}，多次劝导无效，需要部门到场处置。`,
      category: this.chance.pick(CATEGORIES),
      channel: this.chance.pick(CHANNELS),
      street: id,
      ...called,
    });
  }

  /** From dispatch to confirmed; returns the summons in the end, which a replacement changes. */
  #answers(summons: number, department: string): number {
    if (this.chance.happens(SHARES.replaced)) {
      const replacement = this.#someone();
      const reason = '职责不在该部门';
      this.#streetActs('replaceDepartment', { summons, replacement, reason });
      this.#summonses += 1;
      return this.#settles(this.#summonses, replacement);
    }
    return this.#settles(summons, department);
  }

  #settles(summons: number, department: string): number {
    if (this.chance.happens(SHARES.acknowledged))
      this.#departmentActs(department, 'acknowledgeSummons', { summons, person: '李队' });
    if (this.chance.happens(SHARES.reportedFromDesk))
      this.#refused(department, { summons, ...report });
    this.#arrives(summons, department);
    if (this.chance.happens(SHARES.paused)) this.#pause(summons);
    this.#departmentActs(department, 'reportResolution', { summons, ...report });
    if (this.chance.happens(SHARES.sentBack)) {
      this.#streetActs('sendBackResolution', { summons, reason: '复核时问题依旧' });
      this.#departmentActs(department, 'reportResolution', { summons, ...report });
    }
    this.#streetActs('confirmResolution', { summons });
    return summons;
  }

  #arrives(summons: number, department: string): void {
    const input = { summons, person: '李队', evidence };
    this.#departmentActs(department, 'arriveOnSite', input);
    if (this.chance.happens(SHARES.disputed)) {
      this.#streetActs('disputeArrival', { summons, reason: '现场未见人员' });
      this.#departmentActs(department, 'arriveOnSite', input);
    }
    if (this.chance.happens(SHARES.countersigned)) this.#streetActs('confirmArrival', { summons });
  }

  /** A report lets a paused clock run on by itself. */
  #pause(summons: number): void {
    this.#streetActs('pauseClock', { summons, reason: '等待产权单位答复' });
    if (this.chance.happens(0.5)) this.#streetActs('resumeClock', { summons });
  }

  #rate(summons: number): void {
    const score = () => this.chance.int(2, 5);
    const scores = { satisfaction: score(), responseSpeed: score(), cooperation: score() };
    this.#streetActs('rateDepartment', { summons, ...scores, implementation: score() });
  }

  #reopen(lead: string): void {
    this.#streetActs('reopenWhistle', { reason: '问题复发', lead });
    this.#summonses += 1;
    this.#settles(this.#summonses, lead);
    this.#streetActs('closeWhistle', { summary: '再次处置到位，结哨' });
  }

  #streetActs(mutation: Mutation, input: Act['input']): void {
    this.#act(this.chance.wait(5 * MINUTE, 8 * HOUR), this.#street.id, mutation, input);
  }

  #departmentActs(as: string, mutation: Mutation, input: Act['input']): void {
    this.#act(this.chance.wait(3 * MINUTE, 12 * HOUR), as, mutation, input);
  }

  #refused(as: string, input: Act['input']): void {
    const after = this.chance.wait(MINUTE, HOUR);
    this.acts.push({ after, as, mutation: 'reportResolution', input, refused: 'NOT_ARRIVED' });
  }

  #act(after: number, as: string, mutation: Mutation, input: Act['input']): void {
    this.acts.push({ after, as, mutation, input });
  }
}

/** The life of one whistle: the first act blows it, each of the others has something to change. */
export const storyOf = (chance: Chance, town: Town, index: number): readonly Act[] =>
  new Story(chance, town, index).acts;
