import { openLog } from '#runtime';

import { as, DISTRICT, foundDistrict, PASSWORD } from '../support/district.js';
import { type Client, clientOf, signedIn } from '../support/graphql-client.js';
import { PLAIN, removeFolder, serveApi, type Served, temporaryFolder } from '../support/served.js';

interface Line {
  readonly kind: string;
  readonly account: string | null;
  readonly organisation: string | null;
  readonly address: string | null;
  readonly code: string | null;
  readonly count: number;
  readonly operations: readonly string[];
}
interface Answer {
  readonly auditLog: {
    readonly edges: readonly { readonly node: Line }[];
    readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
  };
}

const AUDIT = `query ($day: String!, $kind: AuditKind, $first: Int = 200, $after: String) {
  auditLog(day: $day, kind: $kind, first: $first, after: $after) {
    edges { node { kind account organisation address code count operations } }
    pageInfo { endCursor hasNextPage } } }`;
const today = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai' }).format(new Date());

describe('given an official who reads the audit log', () => {
  const dataDir = temporaryFolder();
  let served: Served;

  const serve = () => serveApi({ dataDir, env: PLAIN });
  const read = async (client: Client, variables: object = {}) => {
    const { auditLog } = await client.ask<Answer>(AUDIT, { day: today, ...variables });
    return { lines: auditLog.edges.map(({ node }) => node), ...auditLog.pageInfo };
  };

  beforeAll(async () => {
    const log = await openLog(dataDir, 'inline');
    await foundDistrict(log);
    await log.close();
    served = await serve();
    const street = await as(served.url, 'street');
    for (const password of ['wrong-password-1', 'wrong-password-2'])
      await signedIn(served.url, 'street', password).catch(() => undefined);
    await street.send('mutation { closeAccount(input: { username: "centre" }) { __typename } }');
    await street.send('{ streetWorkList(street: "nowhere") { __typename } }');
    await clientOf(served.url).send(`{ ${'me { username } '.repeat(1_000)} }`);
    const another = 'organisation: "dept-1", personal: false, muted: []';
    await street.send(`mutation { setNoticePreferences(input: { ${another} }) { __typename } }`);
    await street.send(
      'mutation { closeWhistle(input: { whistleId: "none", summary: "已办结" }) { __typename } }',
    );
    const admin = await as(served.url, 'admin');
    await admin.send('mutation { closeAccount(input: { username: "dept-2" }) { __typename } }');
    // What is collected is written before the process ends.
    await served.stop();
    served = await serve();
  }, 120_000);

  afterAll(async () => {
    await served.stop();
    removeFolder(dataDir);
  });

  it('when the day is asked for, then sign-ins, refusals and acts are there, by whom and from where', async () => {
    const { lines } = await read(await as(served.url, 'admin'));
    const local = {
      address: expect.stringMatching(/127\.0\.0\.1|::/),
      organisation: DISTRICT.street,
    };
    const byStreet = { ...local, account: 'street', code: null, operations: [] };
    expect(lines).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ ...byStreet, kind: 'SIGNED_IN', count: 1 }),
        expect.objectContaining({
          kind: 'SIGN_IN_REFUSED',
          account: 'street',
          code: 'WRONG_CREDENTIALS',
        }),
        expect.objectContaining({
          kind: 'REFUSED',
          account: 'street',
          code: 'FORBIDDEN',
          operations: ['closeAccount'],
        }),
        expect.objectContaining({
          kind: 'REFUSED',
          account: 'street',
          code: 'NOT_YOUR_ORGANISATION',
        }),
        expect.objectContaining({ kind: 'REFUSED', account: null, code: 'OPERATION_TOO_COMPLEX' }),
        // Refused inside its result, which is an answer to GraphQL.
        expect.objectContaining({
          ...byStreet,
          kind: 'REFUSED',
          code: 'NOT_YOUR_NOTICES',
          operations: ['setNoticePreferences'],
        }),
        expect.objectContaining({
          kind: 'ADMINISTERED',
          account: 'admin',
          operations: ['closeAccount'],
        }),
      ]),
    );
    // What the state of a matter does not allow is nobody's to look into.
    expect(lines.flatMap(({ operations }) => operations)).not.toContain('closeWhistle');
    expect(JSON.stringify(lines)).not.toMatch(new RegExp(`${PASSWORD}|wrong-password|eyJ`));
  });

  it('when it is read page by page, then each line comes once, and only of the kind asked for', async () => {
    const assessor = await as(served.url, 'assessor');
    const { lines } = await read(assessor, { kind: 'REFUSED' });
    expect(new Set(lines.map(({ kind }) => kind))).toEqual(new Set(['REFUSED']));
    const paged: Line[] = [];
    for (let after: string | null = null; ;) {
      const page = await read(assessor, { kind: 'REFUSED', first: 1, after });
      paged.push(...page.lines);
      if (!page.hasNextPage) break;
      after = page.endCursor;
    }
    expect(paged).toEqual(lines);
  });

  it('when others ask for it, then they are refused', async () => {
    for (const user of ['street', 'dept-1', 'centre'] as const) {
      const { errors } = await (await as(served.url, user)).send(AUDIT, { day: today });
      expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    }
    const { errors } = await (await as(served.url, 'admin')).send(AUDIT, { day: '2026-02-30' });
    expect(errors?.[0]?.extensions['code']).toBe('INVALID_INPUT');
  });
});
