import { GraphQLError } from 'graphql';
import { type Actor, shorten } from '#event-sourcing';
import { type Role, ROLES } from './domain/role.js';

/*
 * Who may read what of whom. A list of roles opens a question (`@Roles`); the scope of the one who asks
 * confines its answer, or refuses it with `NOT_YOUR_ORGANISATION`.
 */

/** 区级: the command centre, the assessment and the administrator read the whole district. */
export const DISTRICT_READERS = [
  'command-centre',
  'assessment',
  'administrator',
] as const satisfies readonly Role[];

/** Matters are for everybody, each their own. */
export const MATTER_READERS = ROLES;

/** Who holds streets against their past: each street itself, its communities, and the district. */
export const STREET_READERS = ['street', 'community', ...DISTRICT_READERS] as const;

/**
 * Who compares departments and reads their scores: streets, because they assess them (绩效考核权), each
 * department itself, and the district. A community asks its street.
 */
export const DEPARTMENT_READERS = ['street', 'department', ...DISTRICT_READERS] as const;

/** The directory on one date, as reading asks it. */
export interface Lineage {
  /** The street that it is, or whose community it is; undefined for others and where it has ended. */
  streetOf(organisation: string): string | undefined;
  /** All that was merged into it or split up for it. */
  predecessorsOf(organisation: string): readonly { readonly id: string }[];
  /** The name that people know, or the id itself where there is no such organisation. */
  nameOf(organisation: string): string;
}

/** What somebody asks for: one street, one department, both or neither. */
interface Asked {
  readonly street?: string | null | undefined;
  readonly department?: string | null | undefined;
}

/** What a question about many whistles is confined to. Plain data: it also goes to threads. */
export interface Confined {
  readonly street?: string;
  /** Summonses of any of these. */
  readonly departments?: readonly string[];
}

/** What somebody may read. */
export class ReadScope {
  readonly organisation: string;
  readonly role: string;
  /** The street that it is, or whose community it is. */
  readonly street: string | undefined;
  /** Whatever it has succeeded: a successor reads on. */
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

  /** Itself, and whatever it has succeeded. A community is not its street. */
  get own(): readonly string[] {
    return [this.organisation, ...this.#inherited];
  }

  /** The organisations whose matters it reads: its own and its street's; undefined for all of them. */
  get matters(): readonly string[] | undefined {
    if (this.wholeDistrict) return undefined;
    return [...new Set([...this.own, this.street ?? this.organisation])];
  }

  /** 哨、联席会议: whoever reads for one of those who take part. */
  mayReadMatter(parties: readonly string[]): boolean {
    const { matters } = this;
    return matters === undefined || parties.some((party) => matters.includes(party));
  }

  /** @param holder who is named where it is refused: the street of a whistle, who calls a meeting */
  assertMayReadMatter(holder: string, parties: readonly string[]): void {
    if (!this.mayReadMatter(parties)) throw notYours(holder, this.directory);
  }

  /** 工作清单 of a street, a community or a department. */
  assertMayReadWorkList(organisation: string): void {
    this.assertMayReadMatter(organisation, [organisation]);
  }

  /**
   * 研判: a street or community is shown the whistles of its street, a department what it and those it
   * has succeeded are or were called to, the district everything.
   */
  confine({ street, department }: Asked): Confined {
    const departments = typeof department === 'string' ? [department] : undefined;
    if (this.wholeDistrict) return confinedTo(street, departments);
    if (this.role !== 'department') return confinedTo(this.#streetAsked(street), departments);
    departments?.forEach((asked) => this.#assertOneOf(asked, this.own));
    return confinedTo(street, departments ?? this.own);
  }

  /** Its own street where it asks for none; a street may ask for those that it has succeeded too. */
  #streetAsked(asked: string | null | undefined): string {
    if (this.street === undefined)
      throw refusal('您的单位已停用，或不属于任何街道，不能查看', this.organisation);
    const inherited = this.role === 'street' ? this.#inherited : [];
    if (typeof asked === 'string') this.#assertOneOf(asked, [this.street, ...inherited]);
    return asked ?? this.street;
  }

  /**
   * 考核: the department that figures are confined to. A department sees itself, or one that it has
   * succeeded; streets and the district see every one. Figures hold no resident's data.
   */
  departmentOfFigures(asked: string | undefined): string | undefined {
    if (this.role !== 'department') return asked;
    if (asked !== undefined) this.#assertOneOf(asked, this.own);
    return asked ?? this.organisation;
  }

  /**
   * 考核: the street that figures by streets are confined to. A street sees its own and no other's: a
   * table of all of them is a league of volume, which rewards silence and 滥吹哨 alike. A department sees
   * whose calls it answered, the district everything.
   */
  streetOfFigures(asked: string | undefined, byStreet: boolean): string | undefined {
    if (this.role !== 'street') return asked;
    if (asked !== undefined) this.#assertOneOf(asked, this.own);
    return asked ?? (byStreet ? this.organisation : undefined);
  }

  /**
   * Telephones of people at work: of one's own organisation; of all for the command centre and the
   * administrator. Who is on duty at this moment may be called by everybody, which that question says.
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

/** 通知设置 are an organisation's own; the administrator sees to all of them. */
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

/** It belongs to another organisation, which is named (its id may be whatever a client sent). */
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
