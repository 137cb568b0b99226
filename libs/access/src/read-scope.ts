import { GraphQLError } from 'graphql';
import { type Actor, shorten } from '#event-sourcing';
import { maySeeField, readsDistrict } from './permissions/permissions.js';
import { QUESTIONS } from './permissions/operations.js';
import { isGranted, type Relation } from './permissions/right.js';

/*
 * Who may read what. The table of permissions allows a query to a role; the reader's scope then limits
 * its answer, or refuses it with `NOT_YOUR_ORGANISATION`.
 */

/** What read access needs from the directory of one date. */
export interface Lineage {
  /** The organisation itself if it is a street, or a community's street; undefined for others and after its end. */
  streetOf(organisation: string): string | undefined;
  /** All organisations that were merged into it or split up for it. */
  predecessorsOf(organisation: string): readonly { readonly id: string }[];
  /** The name that people know, or the id itself where there is no such organisation. */
  nameOf(organisation: string): string;
}

/** The street and the department that a query asks for. */
interface Asked {
  readonly street?: string | null | undefined;
  readonly department?: string | null | undefined;
}

/** What a query about many whistles is confined to. Plain data, because it is also sent to threads. */
export interface Confined {
  readonly street?: string;
  /** Summonses of any of these. */
  readonly departments?: readonly string[];
}

/** Which personal fields of a member of staff are shown. */
export interface StaffShown {
  readonly phone: boolean;
  readonly account: boolean;
}

/** What one actor may read. */
export class ReadScope {
  readonly organisation: string;
  readonly role: string;
  /** The organisation itself if it is a street, or a community's street. */
  readonly street: string | undefined;
  /** Predecessors: a successor may read what they could. */
  readonly #inherited: readonly string[];

  constructor(
    { organisation, role }: Pick<Actor, 'organisation' | 'role'>,
    private readonly directory: Lineage,
  ) {
    this.organisation = organisation;
    this.role = role;
    this.street = directory.streetOf(organisation);
    this.#inherited = directory.predecessorsOf(organisation).map(({ id }) => id);
  }

  get wholeDistrict(): boolean {
    return readsDistrict(this.role);
  }

  /** The organisation and its predecessors. A community's street is not included. */
  get own(): readonly string[] {
    return [this.organisation, ...this.#inherited];
  }

  /** The organisations whose matters it reads: its own and its street's; undefined for all of them. */
  get matters(): readonly string[] | undefined {
    if (this.wholeDistrict) return undefined;
    return [...new Set([...this.own, this.street ?? this.organisation])];
  }

  /** 哨、联席会议: whether the reader may read the matters of one of the parties. */
  mayReadMatter(parties: readonly string[]): boolean {
    const { matters } = this;
    return matters === undefined || parties.some((party) => matters.includes(party));
  }

  /** @param holder named in the refusal: the street of a whistle, or the organiser of a meeting */
  assertMayReadMatter(holder: string, parties: readonly string[]): void {
    if (!this.mayReadMatter(parties)) throw notYours(holder, this.directory);
  }

  /**
   * Whether the texts of a matter are written for somebody else: whoever reads all of the district and is
   * none of the parties is shown no telephone that was typed into them.
   */
  isOutside(parties: readonly string[], writers: readonly string[] = []): boolean {
    if (writers.includes(this.role)) return false;
    return this.wholeDistrict && !this.#isParty(parties);
  }

  /** Administrators and assessors have accounts in the command centre's organisation and are not of it. */
  #isParty(parties: readonly string[]): boolean {
    if (['administrator', 'assessment'].includes(this.role)) return false;
    return parties.some((party) => this.own.includes(party));
  }

  /** 约谈: the organisations whose talks it reads, its own; undefined for all of them. */
  get called(): readonly string[] | undefined {
    return this.wholeDistrict ? undefined : this.own;
  }

  /** A community does not read what its street was called to. */
  assertIsCalled(organisation: string): void {
    if (this.called?.includes(organisation) === false) throw notYours(organisation, this.directory);
  }

  /** 工作清单 of a street, a community or a department. */
  assertMayReadWorkList(organisation: string): void {
    this.assertMayReadMatter(organisation, [organisation]);
  }

  /**
   * 研判: a street or community sees the whistles of its street, a department those that it or a
   * predecessor was called to, the district all.
   */
  confine({ street, department }: Asked): Confined {
    const departments = typeof department === 'string' ? [department] : undefined;
    if (this.wholeDistrict) return confinedTo(street, departments);
    if (this.role !== 'department') return confinedTo(this.#streetAsked(street), departments);
    departments?.forEach((asked) => this.#assertOneOf(asked, this.own));
    return confinedTo(street, departments ?? this.own);
  }

  /** The reader's own street by default; a street may also ask for its predecessors. */
  #streetAsked(asked: string | null | undefined): string {
    if (this.street === undefined)
      throw refusal('您的单位已停用，或不属于任何街道，不能查看', this.organisation);
    const inherited = this.role === 'street' ? this.#inherited : [];
    if (typeof asked === 'string') this.#assertOneOf(asked, [this.street, ...inherited]);
    return asked ?? this.street;
  }

  /**
   * 考核: the department that figures are confined to. A department sees itself or a predecessor;
   * streets and the district see all. Figures contain no resident's data.
   */
  departmentOfFigures(asked: string | undefined): string | undefined {
    if (this.role !== 'department') return asked;
    if (asked !== undefined) this.#assertOneOf(asked, this.own);
    return asked ?? this.organisation;
  }

  /**
   * 考核: the street that figures by street are confined to. A street sees only its own, because a league
   * table of volume would reward silence or 滥吹哨. A department sees the streets that called it, the
   * district all.
   */
  streetOfFigures(asked: string | undefined, byStreet: boolean): string | undefined {
    if (this.role !== 'street') return asked;
    if (asked !== undefined) this.#assertOneOf(asked, this.own);
    return asked ?? (byStreet ? this.organisation : undefined);
  }

  /** What the table of permissions shows of a member of the organisation's staff. */
  staffShown(organisation: string | undefined, isOnDutyNow = false): StaffShown {
    const holding: readonly Relation[] = [
      ...this.#relationTo(organisation),
      ...(isOnDutyNow ? (['duty'] as const) : []),
    ];
    return {
      phone: maySeeField('Person.phone', this.role, holding),
      account: maySeeField('Person.account', this.role, holding),
    };
  }

  /** 谁经手: whether it sees which account did something for an organisation; for any, where absent. */
  seesDoer(organisation?: string): boolean {
    return maySeeField('TimelineEntry.account', this.role, this.#relationTo(organisation));
  }

  #relationTo(organisation: string | undefined): readonly 'own'[] {
    return organisation !== undefined && this.own.includes(organisation) ? ['own'] : [];
  }

  #assertOneOf(asked: string, readable: readonly string[]): void {
    if (!readable.includes(asked)) throw notYours(asked, this.directory);
  }
}

export const readScope = (actor: Actor, directory: Lineage): ReadScope =>
  new ReadScope(actor, directory);

/** 通知设置 may be read by the organisation itself and by administrators. */
export function assertMayReadNoticeSettings(actor: Actor, organisation: string): void {
  const holding: readonly Relation[] = organisation === actor.organisation ? ['own'] : [];
  if (isGranted(QUESTIONS.noticeSettings, actor.role, holding)) return;
  throw refusal('只能查看本单位的通知设置');
}

const confinedTo = (
  street: string | null | undefined,
  departments: readonly string[] | undefined,
): Confined => ({
  ...(typeof street === 'string' && { street }),
  ...(departments !== undefined && { departments }),
});

const LONGEST_NAME = 100;

/** Refusal that names the other organisation; shortened, because a client may have sent any id. */
function notYours(organisation: string, directory: Lineage): GraphQLError {
  const name = shorten(directory.nameOf(organisation), LONGEST_NAME);
  return refusal(`该内容属于${name}，您的单位不能查看`, organisation);
}

/** Whether somebody was refused because a matter is another organisation’s. */
export const isNotYours = (error: unknown): boolean =>
  error instanceof GraphQLError && error.extensions['code'] === 'NOT_YOUR_ORGANISATION';

const refusal = (message: string, organisation?: string): GraphQLError =>
  new GraphQLError(message, {
    extensions: {
      code: 'NOT_YOUR_ORGANISATION',
      ...(organisation !== undefined && { organisation }),
      http: { status: 403 },
    },
  });
