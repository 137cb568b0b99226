import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { openLog } from '#runtime';

import { foundDistrict, tokenOf } from '../support/district.js';
import { raising } from '../support/lifecycle.js';
import { removeFolder, serveApi, type Served, temporaryFolder } from '../support/served.js';

interface Dashboard {
  readonly panels: readonly { readonly targets?: readonly { readonly expr: string }[] }[];
  readonly templating: { readonly list: readonly { readonly query: string }[] };
}

const DASHBOARD = 'schema/operations/grafana-dashboard.json';
const SUFFIX = /_(?:bucket|sum|count)$/;

/** Every metric name in the queries of the dashboard. */
function metricsAskedFor(): Set<string> {
  const { panels, templating } = JSON.parse(readFileSync(DASHBOARD, 'utf8')) as Dashboard;
  const queries = [
    ...panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)),
    ...templating.list.map(({ query }) => query),
  ];
  return new Set(
    queries.flatMap((query) => query.match(/\b(?:shaodao|process|nodejs)_\w+/g) ?? []),
  );
}

describe('given a served system', () => {
  const dataDir = temporaryFolder();
  let served: Served;
  let token: string;

  const get = (path: string) => fetch(`${served.url}${path}`);
  const metrics = async () => (await get('/metrics')).text();
  const value = (page: string, series: string): number | undefined => {
    const line = page.split('\n').find((one) => one.startsWith(`${series} `));
    return line === undefined ? undefined : Number(line.slice(series.length));
  };
  const send = (body: string) =>
    fetch(`${served.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body,
    }).then((response) => response.text());

  beforeAll(async () => {
    const log = await openLog(dataDir, 'inline');
    await foundDistrict(log);
    await log.close();
    served = await serveApi({
      dataDir,
      env: { DEMO: 'false', DRAIN_SECONDS: '2', PUBLIC_METRICS: 'true' },
    });
    token = await tokenOf(served.url, 'street');
  }, 120_000);

  afterAll(() => removeFolder(dataDir));

  it('when it is asked whether it lives and is ready, then it says so to anybody', async () => {
    const [live, ready] = [await get('/health/live'), await get('/health/ready')];
    expect([live.status, ready.status]).toEqual([200, 200]);
    expect(await ready.json()).toMatchObject({
      status: 'ok',
      details: {
        process: { status: 'up' },
        eventStore: { status: 'up' },
        readModels: { status: 'up', 'work-lists.state': 'live', 'work-lists.lagEvents': 0 },
      },
    });
  });

  it('when commands come, then they are counted by name and outcome', async () => {
    const { body } = raising(randomUUID());
    await send(body);
    await send(body);
    await send(raising(randomUUID()).body.replace('"routine"', '"no-such-kind"'));
    const page = await metrics();
    const count = (outcome: string, code = '') =>
      value(
        page,
        `shaodao_commands_total{command="RaiseWhistle",outcome="${outcome}",code="${code}"}`,
      );
    expect(count('accepted')).toBe(1);
    expect(count('deduplicated')).toBe(1);
    expect(page).toMatch(
      /shaodao_commands_total\{command="RaiseWhistle",outcome="rejected",code="[A-Z_]+"\} 1/,
    );
    const timed = 'shaodao_command_duration_seconds_count{command="RaiseWhistle"}';
    expect(value(page, timed)).toBe(3);
    expect(value(page, 'shaodao_graphql_requests_total{type="mutation",status="ok"}')).toBe(4);
    // The session of whoever signed in, and the whistle; the audit log writes when it comes to it.
    expect(
      value(page, 'shaodao_event_store_append_duration_seconds_count{outcome="appended"}'),
    ).toBeGreaterThanOrEqual(2);
  });

  it('when a request is refused, then it is counted by the code of its error', async () => {
    await fetch(`${served.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ me { username } }"}',
    });
    const refused = 'shaodao_graphql_requests_total{type="query",status="UNAUTHENTICATED"}';
    expect(value(await metrics(), refused)).toBe(1);
  });

  it('when the dashboard asks for a metric, then the service exports it', async () => {
    const page = await metrics();
    const exported = new Set([...page.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name!));
    const asked = [...metricsAskedFor()];
    expect(asked.length).toBeGreaterThan(20);
    expect(
      asked.filter((name) => !exported.has(name) && !exported.has(name.replace(SUFFIX, ''))),
    ).toEqual([]);
  });

  it('when a metric of ours is exported, then it has help and a unit in its name', async () => {
    const page = await metrics();
    const ours = [...page.matchAll(/^# TYPE (shaodao_\S+) (\S+)/gm)];
    for (const [, name, type] of ours) {
      expect(page).toContain(`# HELP ${name} `);
      if (type === 'counter') expect(name).toMatch(/_total$/);
      if (type === 'histogram') expect(name).toMatch(/_seconds$/);
    }
  });

  it('when it is told to stop, then it is not ready and still answers until it has drained', async () => {
    const stopped = served.stop();
    let ready = await get('/health/ready');
    while (ready.status === 200) ready = await get('/health/ready');
    expect(await ready.json()).toMatchObject({
      error: { process: { status: 'down', reason: 'shutting-down' } },
    });
    expect((await get('/health/live')).status).toBe(200);
    expect(await send('{"query":"{ me { username } }"}')).toContain('street');
    expect(await stopped).toBe(0);
  }, 30_000);
});
