import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

import type { Actor } from '#event-sourcing';
import type { RaiseWhistle, WhistleCommand } from '#whistle';

/** A command of one whistle, so many milliseconds after its blow. */
export interface Act {
  readonly after: number;
  readonly command: WhistleCommand;
  readonly by: Actor;
}

export interface Players {
  readonly departments: readonly string[];
  readonly streets: readonly string[];
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const KINDS = ['routine', 'routine', 'routine', 'joint-enforcement', 'emergency'];
const CATEGORIES = ['0101', '0105', '0201', '0401', '1102', '1301', '1401', '1501', '1503'];
const TITLES = ['占道经营', '污水外溢', '消防通道堵塞', '井盖缺失', '夜间施工噪声', '违建'];

const actor = (organisation: string, role: string): Actor => ({
  account: organisation,
  organisation,
  role,
});

/**
 * One whistle from blow to end, two departments in it, by shares of a large history:
 * 60 % lead and informed, 9 events; 23 % the assisting department is let go, 8 events;
 * 12 % both settle it, 13 to 15 events; 5 % stay open after 5 events.
 */
export class Script {
  readonly acts: Act[] = [];
  #after = 0;

  constructor(
    private readonly random: RandomGenerator,
    private readonly players: Players,
    private readonly index: number,
  ) {
    const share = uniformFloat64(random);
    const informs = share < 0.6;
    const [lead, other] = this.#blow(informs);
    this.#comes(1, lead);
    if (share >= 0.95) return;
    if (share >= 0.83) this.#comes(2, other);
    else if (!informs) this.#street({ type: 'WithdrawDepartment', summons: 2, reason: '无需参与' });
    this.#settles(1, lead);
    if (share >= 0.83) this.#settles(2, other);
    this.#street({ type: 'CloseWhistle', summary: '处置到位，结哨。' });
    if (informs || share >= 0.83) this.#rate(1);
    if (share >= 0.83) this.#rate(2);
  }

  #blow(informs: boolean): readonly [string, string] {
    const { departments } = this.players;
    const first = uniformInt(this.random, 0, departments.length - 1);
    const second = first + uniformInt(this.random, 1, departments.length - 1);
    const lead = departments[first] ?? '';
    const other = departments[second % departments.length] ?? '';
    const called = informs
      ? { lead, assisting: [], informed: [other] }
      : { lead, assisting: [other], informed: [] };
    this.acts.push({ after: 0, command: this.#raise(called), by: this.#streetActor });
    return [lead, other];
  }

  #raise(called: Pick<RaiseWhistle, 'lead' | 'assisting' | 'informed'>): RaiseWhistle {
    const { streets } = this.players;
    const no = this.index % streets.length;
    const title = this.#pick(TITLES);
    const regionCode = `990106${String(no + 1).padStart(3, '0')}001`;
    const place = {
      address: `第${this.index % 400}号`,
      regionCode,
      longitude: 112.5,
      latitude: 36,
    };
    return {
      type: 'RaiseWhistle',
      kind: this.#pick(KINDS),
      level: 'street',
      title: `${title}影响通行`,
      place,
      description: `居民反映${title}，多次劝导无效，需要部门到场处置。`,
      category: this.#pick(CATEGORIES),
      channel: 'grid-patrol',
      street: streets[no] ?? '',
      ...called,
    };
  }

  #comes(summons: number, department: string): void {
    const by = actor(department, 'department');
    const person = '李建国';
    this.#act(3 * MINUTE, HOUR, { type: 'AcknowledgeSummons', summons, person }, by);
    const evidence = [{ reference: `load/${this.index}.jpg`, mediaType: 'image/jpeg' }];
    this.#act(20 * MINUTE, 30 * HOUR, { type: 'ArriveOnSite', summons, person, evidence }, by);
  }

  #settles(summons: number, department: string): void {
    const by = actor(department, 'department');
    const report = { type: 'ReportResolution', summons, summary: '已处置', evidence: [] } as const;
    this.#act(HOUR, 60 * HOUR, report, by);
    if (uniformFloat64(this.random) < 0.04) {
      this.#street({ type: 'SendBackResolution', summons, reason: '复核问题依旧' });
      this.#act(HOUR, 30 * HOUR, report, by);
    }
    this.#street({ type: 'ConfirmResolution', summons });
  }

  #rate(summons: number): void {
    const score = () => uniformInt(this.random, 1, 5);
    const scores = { satisfaction: score(), responseSpeed: score(), cooperation: score() };
    this.#street({ type: 'RateDepartment', summons, ...scores, implementation: score() });
  }

  #street(command: WhistleCommand): void {
    this.#act(5 * MINUTE, 16 * HOUR, command, this.#streetActor);
  }

  get #streetActor(): Actor {
    return actor(this.players.streets[this.index % this.players.streets.length] ?? '', 'street');
  }

  /** Short waits are more frequent than long ones. */
  #act(least: number, most: number, command: WhistleCommand, by: Actor): void {
    this.#after += Math.round(least + (most - least) * uniformFloat64(this.random) ** 3);
    this.acts.push({ after: this.#after, command, by });
  }

  #pick<T extends string>(list: readonly T[]): T {
    return list[uniformInt(this.random, 0, list.length - 1)] as T;
  }
}
