import { isRejection, type Rejection } from '#event-sourcing';
import type {
  AssignDuties,
  RosterContext,
  RosterRejection,
} from './rosters/domain/roster.commands.js';
import type { Shift } from './rosters/domain/roster.events.js';
import { roster as decider } from './rosters/domain/roster.js';
import { monthAfter, monthBefore, type Roster } from './rosters/domain/roster.state.js';
import type { DutyRosters } from './rosters/duty-rosters.js';

interface NewShift {
  readonly organisation: string;
  readonly month: string;
  readonly shift: Shift;
  readonly reason?: string;
  readonly reasonAssumed?: boolean;
}

/** Tries shifts without writing: each is decided on those before it. */
export class RosterTrial {
  readonly #rosters = new Map<string, Roster>();
  readonly #commands = new Map<string, AssignDuties>();

  constructor(
    private readonly rosters: DutyRosters,
    private readonly context: Omit<RosterContext, 'neighbours'>,
  ) {}

  /** @returns the refusal, if any */
  async add(one: NewShift): Promise<Rejection<RosterRejection> | undefined> {
    const { organisation, month, shift, reason, reasonAssumed } = one;
    const why = {
      ...(reason !== undefined && { reason }),
      ...(reasonAssumed !== undefined && { reasonAssumed }),
    };
    const of = { type: 'AssignDuties' as const, organisation, month, ...why };
    const around = [monthBefore(month), monthAfter(month)];
    const neighbours = await Promise.all(around.map((other) => this.#roster(organisation, other)));
    const roster = await this.#roster(organisation, month);
    const decided = decider.decide({ ...of, duties: [shift] }, roster, {
      ...this.context,
      neighbours: neighbours.flatMap(({ duties }) => [...duties.values()]),
    });
    if (isRejection(decided)) return decided;
    if (decided.length === 0) return undefined;
    this.#rosters.set(`${organisation}/${month}`, decided.reduce(decider.evolve, roster));
    const key = `${organisation}/${month}/${reason ?? ''}`;
    const before = this.#commands.get(key)?.duties ?? [];
    this.#commands.set(key, { ...of, duties: [...before, shift] });
    return undefined;
  }

  /** The commands that would write them: one for each roster and reason. */
  commands(): AssignDuties[] {
    return [...this.#commands.values()];
  }

  async #roster(organisation: string, month: string): Promise<Roster> {
    const key = `${organisation}/${month}`;
    const known = this.#rosters.get(key) ?? (await this.rosters.roster(organisation, month));
    this.#rosters.set(key, known);
    return known;
  }
}
