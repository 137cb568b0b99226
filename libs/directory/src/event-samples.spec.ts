import { readSample } from '../../../test/support/event-samples.js';
import type { DirectoryEvent } from './organisations/domain/directory.events.js';
import {
  applyToDistrict,
  type OrganisationRecord,
} from './organisations/domain/directory.state.js';
import type { PeopleEvent } from './people/domain/people.events.js';
import { applyToStaff, type PersonRecord } from './people/domain/people.state.js';
import type { RosterEvent } from './rosters/domain/roster.events.js';
import { roster } from './rosters/domain/roster.js';

const at = '2026-11-22T02:35:00.000Z';
const effective = { effectiveFrom: '2027-01-01', reason: '机构改革方案' };
const id = 'dept-guotu';

const ofDirectory: readonly DirectoryEvent[] = [
  {
    type: 'OrganisationRegistered',
    data: {
      at,
      id,
      kind: 'department',
      name: '区国土资源局',
      regionCode: '990106000000',
      creditCode: '91350100M000100Y43',
    },
  },
  { type: 'OrganisationRenamed', data: { at, id, name: '区自然资源局', ...effective } },
  { type: 'OrganisationMoved', data: { at, id, parent: 'street-xinhe', ...effective } },
  { type: 'OrganisationRetired', data: { at, id, ...effective } },
  { type: 'OrganisationsMerged', data: { at, into: 'dept-ziran', from: [id], ...effective } },
  { type: 'OrganisationSplit', data: { at, id, into: ['dept-a', 'dept-b'], ...effective } },
  {
    type: 'OrganisationBoundaryDrawn',
    data: {
      at,
      id,
      boundary: {
        type: 'Polygon',
        coordinates: [
          [
            [112.5, 36.03],
            [112.52, 36.03],
            [112.52, 36.04],
            [112.5, 36.03],
          ],
        ],
      },
      ...effective,
    },
  },
  {
    type: 'OrganisationChangeCancelled',
    data: { at, id, cancels: '2027-01-01', reason: '方案调整' },
  },
];
/** As they were written before changes counted from a date: they go on folding. */
const ofFirstDays: readonly DirectoryEvent[] = [
  { type: 'OrganisationRenamed', data: { at, id, name: '区自然资源局' } },
  { type: 'OrganisationRetired', data: { at, id } },
];
const person = '0017';
const ofPeople: readonly PeopleEvent[] = [
  {
    type: 'PersonRegistered',
    data: {
      at,
      id: person,
      name: '王宁',
      phone: '0531-5550117',
      account: 'wangning',
      organisation: id,
      post: '值班员',
      ...effective,
    },
  },
  { type: 'PersonDetailsChanged', data: { at, id: person, name: '王宁', phone: '0531-5550118' } },
  {
    type: 'PersonMoved',
    data: { at, id: person, organisation: 'dept-ziran', post: '科员', ...effective },
  },
  { type: 'PersonLeft', data: { at, id: person, ...effective } },
];
const ofRosters: readonly RosterEvent[] = [
  {
    type: 'DutyAssigned',
    data: {
      at,
      organisation: id,
      duty: 1,
      post: '值班员',
      person,
      from: '2026-11-22T16:00:00.000Z',
      to: '2026-11-23T00:00:00.000Z',
      reason: '补录',
    },
  },
  { type: 'DutyWithdrawn', data: { at, organisation: id, duty: 1, reason: '病假' } },
];

const read = <E>(type: string): E => readSample(type, 1) as unknown as E;

describe('given every event of the directory that was ever written', () => {
  it.each([...ofDirectory, ...ofPeople, ...ofRosters])(
    'when $type is written, then it is as its sample',
    ({ type, data }) => {
      expect(readSample(type, 1, data)).toEqual({ type, version: 1, data });
    },
  );

  it('when those of organisations are read, then they fold today', () => {
    const registered = read<DirectoryEvent>('OrganisationRegistered');
    for (const event of [...ofDirectory.slice(1).map(({ type }) => type)].map(
      read<DirectoryEvent>,
    )) {
      const district = applyToDistrict(new Map<string, OrganisationRecord>(), registered);
      const before = district.get(id);
      const after = applyToDistrict(district, event).get(id);
      expect(after?.registered).toEqual(before?.registered);
      if (event.type !== 'OrganisationChangeCancelled') expect(after).not.toEqual(before);
    }
    for (const event of ofFirstDays) {
      const district = applyToDistrict(new Map<string, OrganisationRecord>(), registered);
      const { names, ended } = applyToDistrict(district, event).get(id)!;
      expect([names.at(-1)?.from, ended?.from]).toContain('2026-11-22');
    }
  });

  it('when those of people and rosters are read, then they fold today', () => {
    const staff = ofPeople.reduce(
      (folded, { type }) => applyToStaff(folded, read<PeopleEvent>(type)),
      new Map<string, PersonRecord>(),
    );
    expect(staff.get(person)?.postings.at(-1)?.value).toBeUndefined();
    const [assigned, withdrawn] = ofRosters.map(({ type }) => read<RosterEvent>(type));
    const one = roster.evolve(roster.initialState, assigned!);
    expect(one.duties.size).toBe(1);
    expect(roster.evolve(one, withdrawn!)).toMatchObject({ assigned: 1, duties: new Map() });
  });
});
