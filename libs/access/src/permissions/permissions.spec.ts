import { readdirSync, readFileSync } from 'node:fs';

import { buildSchema, type GraphQLObjectType, isObjectType } from 'graphql';

import { ROLES } from '../domain/role.js';
import { DOORS } from './doors.js';
import { FIELDS } from './fields.js';
import { CALLS, COMMANDS, FEEDS, QUESTIONS } from './operations.js';
import { mayCall, maySeeField, readsDistrict } from './permissions.js';
import { ANONYMOUS, relationsOf } from './right.js';

const schema = buildSchema(readFileSync('schema/api.graphql', 'utf8'));
const fieldsOf = (type: GraphQLObjectType | null | undefined): string[] =>
  Object.keys(type?.getFields() ?? {}).sort();

/** Names of fields that are about a person, or are what a sign-in takes. */
const PERSONAL = new RegExp(
  [
    'phone|username|account|password|token|credential|email|^contact$|^persons?$',
    'candidate|signatory|(approved|activated)By',
  ].join('|'),
  'i',
);
/** Sums of one street beside another's. */
const VOLUMES = /^byStreet$/;
/** Fields that are called so and mean something else: limits and statistics of 联系. */
const HOMONYMS = ['KindLimitsType.contact', 'ResponseStatisticsRow.contact'];

function sensitiveFields(): string[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => !type.name.startsWith('__') && !roots.includes(type))
    .flatMap((type) => fieldsOf(type).map((name) => ({ type: type.name, name })))
    .filter(({ name }) => PERSONAL.test(name) || VOLUMES.test(name))
    .map(({ type, name }) => `${type}.${name}`)
    .filter((path) => !HOMONYMS.includes(path));
}

/** The text of every source file whose name ends so. */
const codeOf = (ending: string): string[] =>
  ['libs', 'apps'].flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith(ending) && !name.endsWith('.spec.ts'))
      .map((name) => readFileSync(`${root}/${name}`, 'utf8')),
  );

interface Route {
  readonly name: string;
  /** Whether it asks for no session. */
  readonly isPublic: boolean;
}

/** Each route of each controller, by method and path. */
const controllers = (): Route[] =>
  codeOf('.controller.ts').flatMap((code) => {
    const isOpen = /@Public\(\)\n@Controller/.test(code);
    const base = /@Controller\('([^']*)'\)/.exec(code)?.[1] ?? '';
    const routes = /(@Public\(\)\s+)?@(Get|Post|Put|Delete|Patch)\((?:'([^']*)')?\)/g;
    return [...code.matchAll(routes)].map(([, open, method = '', path = '']) => ({
      name: `${method.toUpperCase()} /${[base, path].filter(Boolean).join('/')}`,
      isPublic: isOpen || open !== undefined,
    }));
  });

/** Pages that are served without a controller, and so without the guard. */
const barePages = (): Route[] =>
  codeOf('.ts').flatMap((code) =>
    [...code.matchAll(/getHttpAdapter\(\)\.(get|post)\('([^']*)'/g)].map(
      ([, method = '', path = '']) => ({ name: `${method.toUpperCase()} ${path}`, isPublic: true }),
    ),
  );

/** 姓名、职务: types that name somebody by virtue of a post. */
const namedPeople = (): string[] =>
  Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => ['name', 'post'].every((field) => fieldsOf(type).includes(field)))
    .map(({ name }) => `${name}.name`);

const isRuled = (path: string): boolean => path in FIELDS || (path.split('.')[0] ?? path) in FIELDS;

describe('given the printed schema and the table of permissions', () => {
  it.each([
    ['mutations', COMMANDS, schema.getMutationType()],
    ['queries', QUESTIONS, schema.getQueryType()],
    ['subscriptions', FEEDS, schema.getSubscriptionType()],
  ] as const)('when %s are enumerated, then each has a row and no row is left', (_, rows, type) => {
    expect(Object.keys(rows).sort()).toEqual(fieldsOf(type));
  });

  it('when fields sound like a person or compare volumes, then each has a rule', () => {
    const named = [...sensitiveFields(), ...namedPeople()];
    expect(named.filter((path) => !isRuled(path))).toEqual([]);
  });

  it('when the rules of fields are read, then each names something of the schema', () => {
    const unknown = Object.keys(FIELDS).filter((path) => {
      const [name = '', field] = path.split('.');
      const type = schema.getType(name);
      return !isObjectType(type) || (field !== undefined && !fieldsOf(type).includes(field));
    });
    expect(unknown).toEqual([]);
  });

  it('when calls over HTTP are enumerated, then each has a row, or a door of its own without a session', () => {
    const routes = [...controllers(), ...barePages()];
    const names = (isPublic: boolean) =>
      routes.filter((route) => route.isPublic === isPublic).map(({ name }) => name);
    expect(names(false).sort()).toEqual(Object.keys(CALLS).sort());
    expect(names(true).sort()).toEqual(Object.keys(DOORS).sort());
  });

  it('when operations need no session, then they are those of the table', () => {
    const open = codeOf('.resolver.ts').flatMap((code) =>
      [...code.matchAll(/@Public\(\)[\s\S]*?\n {2}(?:async )?(\w+)\(/g)].map(([, name]) => name),
    );
    const anonymous = Object.entries(COMMANDS).filter(([, right]) => right === ANONYMOUS);
    expect(open.sort()).toEqual(anonymous.map(([name]) => name).sort());
  });
});

describe('given a role and an operation', () => {
  it('when the row does not name the role, or there is no row, then it may not', () => {
    expect(mayCall('rateDepartment', 'street')).toBe(true);
    expect(mayCall('rateDepartment', 'command-centre')).toBe(false);
    expect(ROLES.some((role) => mayCall('inNoTable', role))).toBe(false);
    expect(mayCall('me', 'constructor')).toBe(false);
    expect(ROLES.filter(readsDistrict)).toEqual(['command-centre', 'assessment', 'administrator']);
  });

  it('when a department is compared, then it asks no question about volumes of streets [M12]', () => {
    expect(relationsOf(QUESTIONS.whistleBands, 'department')).toEqual([]);
    expect(relationsOf(QUESTIONS.whistleBands, 'street')).toEqual(['street']);
  });
});

describe('given a field with a rule', () => {
  it('when the relation holds, or is the district, then the role sees it', () => {
    expect(maySeeField('Whistle.contact', 'department', ['task'])).toBe(true);
    expect(maySeeField('Whistle.contact', 'department', ['party'])).toBe(false);
    expect(maySeeField('Whistle.contact', 'assessment', ['task'])).toBe(false);
    expect(maySeeField('Person.phone', 'department', ['duty'])).toBe(true);
    expect(maySeeField('Person.phone', 'command-centre', [])).toBe(true);
    expect(maySeeField('Person.account', 'command-centre', ['duty'])).toBe(false);
    expect(maySeeField('TimelineEntry.account', 'department', ['party'])).toBe(false);
    expect(maySeeField('RulePack.activatedBy', 'command-centre', ['own'])).toBe(false);
  });
});
