import { isRejection, specification } from '#event-sourcing';
import type { OrganisationDetails } from '../../organisations/domain/directory.events.js';
import { evolveDistrict } from '../../organisations/domain/directory.state.js';
import { Organisations } from '../../organisations/organisations.js';
import type { RosterCommand } from '../../rosters/domain/roster.commands.js';
import { roster } from '../../rosters/domain/roster.js';
import type { RosterEvent } from '../../rosters/domain/roster.events.js';
import { People } from '../people.js';
import type { PersonChange } from './people.commands.js';
import type { PeopleEvent } from './people.events.js';
import { people } from './people.js';

const now = '2026-11-22T02:35:00.000Z';
const at = '2026-01-01T02:00:00.000Z';
const founded = (id: string, kind: OrganisationDetails['kind']) =>
  ({ type: 'OrganisationRegistered', data: { at, id, kind, name: id } }) as const;
const district = evolveDistrict(new Map(), [founded('a', 'street'), founded('b', 'street')]);
const organisations = new Organisations(district, '2026-11-22');
const acting = { organisation: 'district', role: 'administrator', account: 'admin' };
const context = { now, acting, organisations };
const effective = { effectiveFrom: '2027-01-01', reason: '任免文件' };
const start: readonly PeopleEvent[] = [
  { type: 'PersonRegistered', data: { at, id: '1', name: '王宁', organisation: 'a' } },
];

/** Every change of a person with all that it can say, where it is accepted. */
const CASES: { readonly [T in PersonChange['type']]: PersonChange & { type: T } } = {
  RegisterPerson: {
    type: 'RegisterPerson',
    person: {
      id: '2',
      name: '李宁',
      phone: '0531-5550117',
      account: 'lining',
      organisation: 'a',
      post: '科员',
    },
    ...effective,
  },
  ChangePersonDetails: {
    type: 'ChangePersonDetails',
    id: '1',
    name: '王甯',
    phone: '0531-5550118',
    account: 'wangning',
  },
  MovePerson: { type: 'MovePerson', id: '1', organisation: 'b', post: '科长', ...effective },
  RecordPersonLeft: { type: 'RecordPersonLeft', id: '1', ...effective },
};

const OTHERS: Readonly<Record<string, readonly string[]>> = {
  name: ['另名'],
  phone: ['0531-5559999'],
  account: ['another'],
  organisation: ['b', 'a'],
  post: ['另一岗位'],
  effectiveFrom: ['2027-02-01', '2026-12-01'],
  reason: ['另一理由'],
};

/** Other content for every field, one at a time, and the text by which it is recognised. */
function variants(change: PersonChange): (readonly [string, PersonChange, PersonChange, string])[] {
  const { person } = change as { readonly person?: object };
  const fields = Object.keys({ ...change, ...person });
  return fields.flatMap((field) =>
    (OTHERS[field] ?? []).flatMap((text) => {
      const other = { [field]: text };
      const inPerson = person !== undefined && field in person;
      const again = inPerson
        ? { ...change, person: { ...person, ...other } }
        : { ...change, ...other };
      if (JSON.stringify(again) === JSON.stringify(change)) return [];
      return [[`${change.type}.${field}`, change, again as PersonChange, text] as const];
    }),
  );
}

function decide(...changes: readonly PersonChange[]) {
  const events = [...start];
  for (const change of changes) {
    const { decision } = specification(people).given(events).when(change, context);
    if (isRejection(decision) || change === changes.at(-1)) return decision;
    events.push(...decision);
  }
  return [];
}
const changes = Object.values(CASES) as PersonChange[];

describe('given any change of people that was accepted', () => {
  it.each(changes)('when $type is sent twice, then it is recorded once', (change) => {
    expect(decide(change)).toHaveLength(1);
    expect(decide(change, { ...change })).toEqual([]);
  });

  it.each(changes.flatMap(variants))(
    'when it is sent again with another %s, then that is refused or it is on record',
    (_, first, again, text) => {
      const second = decide(first, again);
      if (isRejection(second)) return;
      expect(JSON.stringify(second)).toContain(text);
    },
  );

  it('when a program gives the reason for want of a person’s, then nothing new was said', () => {
    const file = { ...CASES.MovePerson, reason: '目录导入：b.csv', reasonAssumed: true };
    expect(decide(CASES.MovePerson, file)).toEqual([]);
  });
});

describe('given a roster that was accepted', () => {
  const shift = {
    post: '值班员',
    person: '1',
    from: '2026-11-20T00:00:00.000Z',
    to: '2026-11-20T08:00:00.000Z',
  };
  const roll = { organisation: 'a', month: '2026-11' };
  const assign: RosterCommand = { type: 'AssignDuties', ...roll, duties: [shift], reason: '补排' };
  const withdraw: RosterCommand = { type: 'WithdrawDuty', ...roll, duty: 1, reason: '病假' };
  const staff = start.reduce(people.evolve, people.initialState);
  const on = { ...context, people: new People(staff, '2026-11-22'), neighbours: [] };

  function decideDuties(...commands: readonly RosterCommand[]) {
    const events: RosterEvent[] = [];
    for (const command of commands) {
      const { decision } = specification(roster).given(events).when(command, on);
      if (isRejection(decision) || command === commands.at(-1)) return decision;
      events.push(...decision);
    }
    return [];
  }

  it('when it is sent again as it was, then it is quiet', () => {
    expect(decideDuties(assign)).toHaveLength(1);
    expect(decideDuties(assign, { ...assign })).toEqual([]);
    expect(decideDuties(assign, withdraw, { ...withdraw })).toEqual([]);
  });

  it('when another reason is given for what is there, then it is refused', () => {
    const recorded = { rejected: 'CHANGE_RECORDED', details: { duty: 1 } };
    expect(decideDuties(assign, { ...assign, reason: '另一理由' })).toMatchObject(recorded);
    expect(decideDuties(assign, withdraw, { ...withdraw, reason: '事假' })).toMatchObject(recorded);
  });

  it('when a list with its reason holds one that is new, then that one is recorded', () => {
    const [from, to] = ['2026-11-20T08:00:00.000Z', '2026-11-20T16:00:00.000Z'];
    const both = { ...assign, duties: [shift, { ...shift, from, to }], reason: '再补排' };
    expect(decideDuties(assign, both as RosterCommand)).toMatchObject([
      { data: { duty: 2, reason: '再补排' } },
    ]);
  });
});
