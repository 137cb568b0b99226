import { specification } from '#event-sourcing';
import type { DirectoryCommand } from './directory.commands.js';
import type { DirectoryEvent, OrganisationDetails } from './directory.events.js';
import { directory } from './directory.js';

const at = '2026-11-22T02:35:00.000Z';
const context = { now: at };
const creditCode = '91350100M000100Y43';

const street: OrganisationDetails = { id: 'street-xinhua', kind: 'street', name: '新华街道' };
const community: OrganisationDetails = {
  id: 'community-heping',
  kind: 'community',
  name: '和平社区',
  parent: 'street-xinhua',
  regionCode: '140107003012',
};
const company: OrganisationDetails = {
  id: '新华物业',
  kind: 'company',
  name: '新华物业有限公司',
  creditCode,
};

const registered = (details: OrganisationDetails): DirectoryEvent => ({
  type: 'OrganisationRegistered',
  data: { at, ...details },
});
const renamed = (id: string, name: string): DirectoryEvent => ({
  type: 'OrganisationRenamed',
  data: { at, id, name },
});
const retired = (id: string): DirectoryEvent => ({
  type: 'OrganisationRetired',
  data: { at, id },
});
const register = (...organisations: OrganisationDetails[]): DirectoryCommand => ({
  type: 'RegisterOrganisations',
  organisations,
});
const given = specification(directory).given;

describe('given an empty directory', () => {
  it('when a street and its community are registered, then both are, in that order', () => {
    given([])
      .when(register(street, community), context)
      .then([registered(street), registered(community)]);
  });

  it('when the same organisation stands twice in one command, then it is registered once', () => {
    given([])
      .when(register(street, street), context)
      .then([registered(street)]);
  });

  it.each([
    ['an id with a slash', { ...street, id: 'street/xinhua' }, 'ORGANISATION_ID_INVALID'],
    ['an id of 65 characters', { ...street, id: 'x'.repeat(65) }, 'ORGANISATION_ID_INVALID'],
    ['an id that begins with a space', { ...street, id: ' x' }, 'ORGANISATION_ID_INVALID'],
    ['no name', { ...street, name: '' }, 'ORGANISATION_NAME_INVALID'],
    ['a region code of 6 digits', { ...street, regionCode: '140107' }, 'REGION_CODE_INVALID'],
    [
      'a credit code with a wrong check character',
      { ...company, creditCode: '91350100M000100Y44' },
      'CREDIT_CODE_INVALID',
    ],
    [
      'a community without a street',
      { id: 'c', kind: 'community', name: '和平社区' },
      'PARENT_REQUIRED',
    ],
    ['a parent that does not exist', community, 'PARENT_UNKNOWN'],
  ] as const)('when it has %s, then it is refused', (_, details, code) => {
    given([]).when(register(details), context).then(code);
  });

  it('when one of many is refused, then none is registered', () => {
    given([])
      .when(register(street, { ...company, regionCode: 'x' }), context)
      .then('REGION_CODE_INVALID');
  });

  it('when an unknown organisation is renamed or retired, then it is refused', () => {
    given([])
      .when({ type: 'RenameOrganisation', id: 'x', name: '某局' }, context)
      .then('ORGANISATION_NOT_FOUND');
    given([]).when({ type: 'RetireOrganisation', id: 'x' }, context).then('ORGANISATION_NOT_FOUND');
  });
});

describe('given a street, a community of it and a company', () => {
  const situation = given([registered(street), registered(community), registered(company)]);

  it('when they are registered again with the same content, then nothing changes', () => {
    situation.when(register(street, community, company), context).then([]);
  });

  it('when the id is registered with other content, then it is refused', () => {
    situation
      .when(register({ ...street, kind: 'department' }), context)
      .then('ORGANISATION_EXISTS');
  });

  it('when another organisation claims its credit code, then it is refused', () => {
    situation.when(register({ ...company, id: 'other' }), context).then('CREDIT_CODE_TAKEN');
  });

  it('when a community names a company as its street, then it is refused', () => {
    situation
      .when(register({ ...community, id: 'c2', parent: company.id }), context)
      .then('PARENT_NOT_ALLOWED');
  });

  it('when a police post is stationed in the street, then it is registered', () => {
    const post = {
      id: 'post',
      kind: 'stationed-agency',
      name: '派出所',
      parent: street.id,
    } as const;
    situation.when(register(post), context).then([registered(post)]);
  });

  it('when the street is renamed, then it is; to its own name, nothing changes', () => {
    situation
      .when({ type: 'RenameOrganisation', id: street.id, name: '新华路街道' }, context)
      .then([renamed(street.id, '新华路街道')]);
    situation
      .when({ type: 'RenameOrganisation', id: street.id, name: street.name }, context)
      .then([]);
  });

  it('when the company is retired, then it is; the street has a community left and is not', () => {
    situation
      .when({ type: 'RetireOrganisation', id: company.id }, context)
      .then([retired(company.id)]);
    situation.when({ type: 'RetireOrganisation', id: street.id }, context).then('CHILDREN_REMAIN');
  });
});

describe('given an organisation that was renamed', () => {
  it('when it is registered again under its first name, then it keeps the new one', () => {
    given([registered(street), renamed(street.id, '新华路街道')])
      .when(register(street), context)
      .then([]);
  });
});

describe('given a retired organisation', () => {
  const situation = given([registered(company), retired(company.id)]);

  it('when it is retired again, then nothing changes', () => {
    situation.when({ type: 'RetireOrganisation', id: company.id }, context).then([]);
  });

  it('when it is renamed, then it is refused', () => {
    situation
      .when({ type: 'RenameOrganisation', id: company.id, name: '某公司' }, context)
      .then('ORGANISATION_RETIRED');
  });
});
