import { specification } from '#event-sourcing';
import type { DirectoryEvent } from '../../organisations/domain/directory.events.js';
import { evolveDistrict } from '../../organisations/domain/directory.state.js';
import { Organisations } from '../../organisations/organisations.js';
import { People } from '../people.js';
import type { PeopleCommand, PeopleContext } from './people.commands.js';
import type { PeopleEvent, PersonDetails } from './people.events.js';
import { people } from './people.js';
import { applyToStaff } from './people.state.js';

const at = '2026-11-22T02:35:00.000Z';
const unit = (id: string): DirectoryEvent => ({
  type: 'OrganisationRegistered',
  data: { at: '2026-01-01T00:00:00.000Z', id, kind: 'department', name: id },
});
const merged: DirectoryEvent = {
  type: 'OrganisationsMerged',
  data: { at, into: 'ziran', from: ['guotu'], effectiveFrom: '2026-06-01' },
};
const organisations = new Organisations(
  evolveDistrict(new Map(), [unit('ziran'), unit('guotu'), unit('gongan'), merged]),
  '2026-11-22',
);
const by = (organisation: string, role = 'department'): PeopleContext => ({
  now: at,
  organisations,
  acting: { organisation, role },
});
const admin = by('district', 'administrator');
const ziran = by('ziran');

const wang: PersonDetails = {
  id: '0017',
  name: '王宁',
  phone: '0531-5550117',
  organisation: 'ziran',
  post: '科员',
};
const registered: PeopleEvent = { type: 'PersonRegistered', data: { at, ...wang } };
const register = (details: Partial<PersonDetails> = {}): PeopleCommand => ({
  type: 'RegisterPerson',
  person: { ...wang, ...details },
});
const given = specification(people).given;

describe('given nobody', () => {
  it('when an organisation registers its own, then it may; quiet the second time', () => {
    given([]).when(register(), ziran).then([registered]);
    given([registered]).when(register(), ziran).then([]);
  });

  it.each([
    ['an id with a slash', { id: 'a/b' }, 'PERSON_ID_INVALID'],
    ['no name', { name: ' ' }, 'PERSON_NAME_INVALID'],
    ['a telephone with letters', { phone: 'call me' }, 'PHONE_INVALID'],
    ['an account with a space', { account: 'a b' }, 'ACCOUNT_INVALID'],
    ['a post of 51 characters', { post: 'x'.repeat(51) }, 'POST_INVALID'],
    ['an organisation that has ended', { organisation: 'guotu' }, 'ORGANISATION_UNKNOWN'],
    ['another’s organisation', { organisation: 'gongan' }, 'NOT_YOUR_ORGANISATION'],
  ] as const)(
    'when it has %s, then it is refused, and the refusal tells nothing personal',
    (_, details, code) => {
      const outcome = given([]).when(register(details), ziran);
      outcome.then(code);
      expect(JSON.stringify(outcome.decision)).not.toContain(wang.phone);
      expect(JSON.stringify(outcome.decision)).not.toContain(wang.name);
    },
  );
});

describe('given a person', () => {
  const situation = given([registered]);

  it('when the same id is registered for somebody else, then it is refused', () => {
    situation.when(register({ name: '李宁' }), ziran).then('PERSON_EXISTS');
  });

  it('when details change, then they are what is said, and none where nothing is said', () => {
    const { phone, name, id } = wang;
    situation
      .when({ type: 'ChangePersonDetails', id, name }, ziran)
      .then([{ type: 'PersonDetailsChanged', data: { at, id, name } }]);
    situation.when({ type: 'ChangePersonDetails', id, name, phone: phone! }, ziran).then([]);
    situation
      .when({ type: 'ChangePersonDetails', id, name }, by('gongan'))
      .then('NOT_YOUR_ORGANISATION');
  });

  it('when they move between organisations, then only the administrator may say so', () => {
    const move = { type: 'MovePerson', id: '0017', organisation: 'gongan' } as const;
    situation.when(move, ziran).then('NOT_YOUR_ORGANISATION');
    situation.when({ ...move, effectiveFrom: '2027-01-01' }, admin).then([
      {
        type: 'PersonMoved',
        data: { at, id: '0017', organisation: 'gongan', effectiveFrom: '2027-01-01' },
      },
    ]);
    const post = { ...move, organisation: 'ziran', post: '科长' };
    expect(situation.when(post, ziran).decision).toHaveLength(1);
    situation.when({ ...post, post: '科员' }, ziran).then([]);
    situation.when({ ...move, effectiveFrom: '2026-01-01' }, admin).then('PAST_NEEDS_REASON');
    situation.when({ ...move, id: 'nobody' }, admin).then('PERSON_NOT_FOUND');
  });

  it('when they leave, then each date knows where they worked', () => {
    const leave = { type: 'RecordPersonLeft', id: '0017', effectiveFrom: '2026-12-01' } as const;
    const left: PeopleEvent = {
      type: 'PersonLeft',
      data: { at, id: '0017', effectiveFrom: '2026-12-01' },
    };
    situation.when(leave, ziran).then([left]);
    given([registered, left]).when(leave, ziran).then([]);
    const staff = new People([registered, left].reduce(applyToStaff, new Map()), '2026-11-30');
    expect(staff.find('0017')).toEqual(wang);
    expect(staff.asOf('2026-12-01').find('0017')).toEqual({
      id: '0017',
      name: '王宁',
      phone: '0531-5550117',
    });
    expect(staff.working({ organisations: ['ziran'], search: '科员' })).toHaveLength(1);
    expect(staff.asOf('2026-12-01').working()).toEqual([]);
  });
});

describe('given several changes of people in one command', () => {
  it('when one cannot be, then none is', () => {
    const changes = [
      { type: 'RegisterPerson', person: wang },
      { type: 'RecordPersonLeft', id: '0018' },
    ] as const;
    given([])
      .when({ type: 'ChangePeople', changes: [...changes] }, admin)
      .then('PERSON_NOT_FOUND');
    given([])
      .when({ type: 'ChangePeople', changes: [changes[0], changes[0]] }, admin)
      .then([registered]);
  });
});
