import { GraphQLError } from 'graphql';
import { type Actor, shorten } from '#event-sourcing';
import { type Role, ROLES } from './domain/role.js';

/*
 * Who may read what. `@Roles` with one of these lists allows a query; the reader's scope then limits
 * its answer, or refuses it with `NOT_YOUR_ORGANISATION`.
 */

/** 区级: the command centre, the assessment and the administrator read the whole district. */
export const DISTRICT_READERS = [
  'command-centre',
  'assessment',
  'administrator',
] as const satisfies readonly Role[];

/** Every role reads matters, but only its own. */
export const MATTER_READERS = ROLES;

/** Who reads figures about a street: the street itself, its communities, and the district. */
export const STREET_READERS = ['street', 'community', ...DISTRICT_READERS] as const;

/**
 * Who compares departments and reads their scores: streets, because they assess them (绩效考核权), each
 * department itself, and the district. A community asks its street.
 */
export const DEPARTMENT_READERS = ['street', 'department', ...DISTRICT_READERS] as const;

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
    return isOneOf(this.role, DISTRICT_READERS);
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

  /**
   * Telephone numbers of staff: those of one's own organisation; all for the command centre and the
   * administrator. Numbers of people on duty right now are open to all, by a query of their own.
   */
  maySeeTelephonesOf(organisation: string | undefined): boolean {
    if (isOneOf(this.role, ['administrator', 'command-centre'])) return true;
    return organisation !== undefined && this.own.includes(organisation);
  }

  #assertOneOf(asked: string, readable: readonly string[]): void {
    if (!readable.includes(asked)) throw notYours(asked, this.directory);
  }
}

export const readScope = (actor: Actor, directory: Lineage): ReadScope =>
  new ReadScope(actor, directory);

/** 通知设置 may be read by the organisation itself and by administrators. */
export function assertMayReadNoticeSettings(actor: Actor, organisation: string): void {
  if (organisation === actor.organisation || actor.role === 'administrator') return;
  throw refusal('只能查看本单位的通知设置');
}

const isOneOf = (role: string, roles: readonly Role[]): boolean =>
  (roles as readonly string[]).includes(role);

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

const refusal = (message: string, organisation?: string): GraphQLError =>
  new GraphQLError(message, {
    extensions: {
      code: 'NOT_YOUR_ORGANISATION',
      ...(organisation !== undefined && { organisation }),
      http: { status: 403 },
    },
  });
