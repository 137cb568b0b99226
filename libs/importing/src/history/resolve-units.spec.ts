import {
  directory,
  type DirectoryCommand,
  type District,
  type OrganisationDetails,
} from '#directory';
import { isRejection } from '#event-sourcing';
import type { Mapping, NamedOrganisation } from './mapping.js';
import { resolveUnits } from './resolve-units.js';
import type { NamedUnit } from './units.js';

const NOW = '2026-11-26T01:00:00.000Z';

function districtAfter(...commands: DirectoryCommand[]): District {
  let district: District = directory.initialState;
  for (const command of commands) {
    const decided = directory.decide(command, district, { now: NOW });
    if (isRejection(decided)) throw new Error(decided.rejected);
    for (const event of decided) district = directory.evolve(district, event);
  }
  return district;
}
const registered = (...organisations: OrganisationDetails[]): DirectoryCommand => ({
  type: 'RegisterOrganisations',
  organisations,
});
const mappingOf = (...organisations: NamedOrganisation[]): Mapping => ({
  source: 's',
  organisations,
  kinds: [],
  steps: [],
  columns: { case: 'c', time: 't', unit: 'u', activity: 'a' },
  whistle: { title: '', kind: '', street: '' },
});
const dept = (name: string): NamedUnit => ({ id: `dept-${name}`, name, role: 'dept' });

const NEW = { id: 'dept-new', kind: 'department', name: '城市管理局' } as const;
const STREET = { id: 'xinhe', kind: 'street', name: '新和街道' } as const;
const COMMUNITY = { id: 'mei', kind: 'community', name: '梅园社区', parent: 'xinhe' } as const;

describe('given organisations that a table names', () => {
  it('when one was renamed, then its former name is known', () => {
    const renamed = { type: 'RenameOrganisation', id: NEW.id, name: '综合执法局' } as const;
    const district = districtAfter(registered(NEW), renamed);
    for (const name of ['城市管理局', '综合执法局'])
      expect(resolveUnits([dept(name)], mappingOf(), district)).toEqual({
        missing: [],
        ids: new Map([[`dept-${name}`, NEW.id]]),
      });
  });

  it('when one has ended, then it is not made again', () => {
    const retired = { type: 'RetireOrganisation', id: NEW.id } as const;
    const district = districtAfter(registered(NEW), retired);
    expect(resolveUnits([dept('城市管理局')], mappingOf(), district).missing).toEqual([]);
  });

  it.each([STREET, COMMUNITY])('when %j blew, then it is not made again', ({ id, name }) => {
    const unit = { id: `street-${name}`, name, role: 'street' } as const;
    const { missing, ids } = resolveUnits(
      [unit],
      mappingOf(),
      districtAfter(registered(STREET, COMMUNITY)),
    );
    expect(missing).toEqual([]);
    expect(ids.get(unit.id)).toBe(id);
  });

  it('when a street is named as the one in charge, then it is taken for another', () => {
    const found = resolveUnits([dept('新和街道')], mappingOf(), districtAfter(registered(STREET)));
    expect(found.missing).toMatchObject([{ kind: 'department', name: '新和街道' }]);
  });

  it('when the mapping tells of new ones, then they are entered so, after whom they belong to', () => {
    const { missing } = resolveUnits(
      [{ id: 'mei', name: '梅园', role: 'street' }],
      mappingOf(
        { id: 'mei', kind: 'community', names: ['梅园'], parent: 'xinhe' },
        { id: 'xinhe', kind: 'street', names: ['新和'] },
      ),
      districtAfter(),
    );
    expect(missing).toEqual([
      { id: 'xinhe', kind: 'street', name: '新和' },
      { id: 'mei', kind: 'community', name: '梅园', parent: 'xinhe' },
    ]);
  });
});
