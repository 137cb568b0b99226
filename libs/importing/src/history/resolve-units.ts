import type {
  District,
  OrganisationDetails,
  OrganisationKind,
  OrganisationRecord,
} from '#directory';
import { beginningWithin, OperatorError } from '#event-sourcing';
import type { Mapping, NamedOrganisation } from './mapping.js';
import { type NamedUnit, nameKey, type UnitRole } from './units.js';

/** What the organisations of a table are in the directory. */
interface ResolvedUnits {
  /** Those to be entered, parents before children. */
  readonly missing: readonly OrganisationDetails[];
  /** Ids in the directory by those of the table, where they differ. */
  readonly ids: ReadonlyMap<string, string>;
}

const LONGEST_NAME = 100;
const BLOWERS: readonly OrganisationKind[] = ['street', 'community'];
const WATCHERS: readonly OrganisationKind[] = [...BLOWERS, 'district'];

const fits = ({ registered: { kind } }: OrganisationRecord, role: UnitRole): boolean =>
  role === 'street' ? BLOWERS.includes(kind) : !WATCHERS.includes(kind);

/** As much of a name as the directory takes, in whole characters. */
const fittingName = (name: string): string =>
  beginningWithin(name.replace(/\s+/g, ' '), LONGEST_NAME).trim();

const isActive = ({ ended }: OrganisationRecord): boolean => ended === undefined;

/** Every name that an organisation has or had, its number and its credit code. */
const callingsOf = ({ names, registered }: OrganisationRecord): string[] => [
  ...names.map(({ value }) => value),
  ...[registered.name, registered.id, registered.creditCode ?? ''],
];

/** Organisations of a directory by what they are called. */
class Callings {
  readonly #byName = new Map<string, OrganisationRecord[]>();

  constructor(
    readonly district: District,
    private readonly ignoreCase: boolean,
  ) {
    for (const record of district.values())
      for (const name of new Set(callingsOf(record).map((one) => this.#key(one))))
        this.#byName.set(name, [...(this.#byName.get(name) ?? []), record]);
  }

  /**
   * The one organisation with this name that fits the role in the table.
   * @throws OperatorError UNIT_AMBIGUOUS
   */
  find({ name, role }: NamedUnit): OrganisationRecord | undefined {
    const all = (this.#byName.get(this.#key(name)) ?? []).filter((record) => fits(record, role));
    const active = all.filter(isActive);
    const found = active.length > 0 ? active : all;
    if (found.length <= 1) return found[0];
    const ids = found.map(({ registered: { id } }) => id).join('、');
    const remedy = '请在映射的 /organisations 中写明是哪一个';
    throw new OperatorError('UNIT_AMBIGUOUS', `目录中有几个“${name}”（${ids}）：${remedy}`);
  }

  #key(name: string): string {
    return nameKey(name, this.ignoreCase);
  }
}

/** What the mapping itself says of an organisation that is to be entered. */
const newDetails = ({ names, name, ...given }: NamedOrganisation): OrganisationDetails => ({
  ...given,
  kind: given.kind ?? 'department',
  name: name ?? names[0] ?? given.id,
});

/** @throws OperatorError ORGANISATION_UNKNOWN for an id of the mapping that does not exist */
function refuseStrangers({ organisations = [] }: Mapping, district: District): void {
  organisations.forEach(({ id, kind }, index) => {
    if (district.has(id) || kind !== undefined) return;
    const remedy = '请改为目录中的编号，或写明 kind 以便登记';
    const where = `映射 /organisations/${index}/id`;
    throw new OperatorError('ORGANISATION_UNKNOWN', `目录中没有“${id}”（${where}）：${remedy}`);
  });
}

const detailsOf = ({ id, name, role }: NamedUnit): OrganisationDetails => ({
  id,
  kind: role === 'street' ? 'street' : 'department',
  name: fittingName(name),
});

/** With their parents, where the mapping names them and the directory lacks them; parents first. */
function withParents(
  all: readonly OrganisationDetails[],
  given: ReadonlyMap<string, NamedOrganisation>,
  district: District,
): OrganisationDetails[] {
  const found = new Map<string, OrganisationDetails>();
  const add = (details: OrganisationDetails) => {
    const parent = given.get(details.parent ?? '');
    if (parent && !district.has(parent.id) && !found.has(parent.id)) add(newDetails(parent));
    found.set(details.id, details);
  };
  all.forEach(add);
  const rank = ({ parent }: OrganisationDetails) => (parent === undefined ? 0 : 1);
  return [...found.values()].sort((a, b) => rank(a) - rank(b));
}

/**
 * Finds the organisations of a table in the directory: by the id in the mapping, by the id that an
 * earlier import made of the name, by a present or former name, by number or credit code. The others are
 * to be entered.
 * @throws OperatorError ORGANISATION_UNKNOWN or UNIT_AMBIGUOUS
 */
export function resolveUnits(
  units: readonly NamedUnit[],
  mapping: Mapping,
  district: District,
): ResolvedUnits {
  refuseStrangers(mapping, district);
  const given = new Map(mapping.organisations?.map((one) => [one.id, one]));
  const callings = new Callings(district, mapping.ignoreCase ?? true);
  const ids = new Map<string, string>();
  const missing: OrganisationDetails[] = [];
  for (const unit of units) {
    if (district.has(unit.id)) continue;
    const named = given.get(unit.id);
    const found = named ? undefined : callings.find(unit);
    if (found) ids.set(unit.id, found.registered.id);
    else missing.push(named ? newDetails(named) : detailsOf(unit));
  }
  return { missing: withParents(missing, given, district), ids };
}
