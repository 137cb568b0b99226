import { existsSync, readFileSync } from 'node:fs';

import { Ajv } from 'ajv';
import { parse } from 'yaml';

import { readObservability } from '#observability';
import { readConfiguration, readKeys, readNotices, readProof } from '#runtime';

interface Service {
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string | number>>;
  readonly ports?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly volumes?: readonly string[];
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly configs: { readonly caddyfile: { readonly content: string } };
  readonly volumes: object;
}

/** No Docker engine is needed here: what the file says is held against its schema and the code. */
const compose = parse(readFileSync('compose.yaml', 'utf8'), { merge: true }) as Compose;
const { services } = compose;
const APIS = ['api-1', 'api-2'];
const WORKERS = ['worker-1', 'worker-2'];

const GIVEN: Readonly<Record<string, string>> = {
  TOKEN_SECRET: 'a secret that only this test knows',
  KEYS_SECRET: 'another secret that only this test knows',
  POSTGRES_PASSWORD: 'secret',
  CHECKPOINT_S3_BUCKET: 'proofs',
  CHECKPOINT_S3_ENDPOINT: 'https://s3.example',
  CHECKPOINT_S3_KEY_ID: 'AKEXAMPLE',
  CHECKPOINT_S3_SECRET: 'a third secret',
};

/** `${NAME:?…}` and `${NAME:-default}`, as compose puts them in. */
const interpolated = (text: string): string =>
  text.replace(
    /\$\{(\w+):([?-])([^}]*)\}/g,
    (_, name: string, kind: string, rest: string) => GIVEN[name] ?? (kind === '-' ? rest : ''),
  );

const environmentOf = (name: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(services[name]?.environment ?? {}).map(([key, value]) => [
      key,
      interpolated(String(value)),
    ]),
  );

/** Reads all settings of a process and notes which names it looked for. */
function configured(environment: Record<string, string>) {
  const known = new Set<string>();
  const env = new Proxy(environment, {
    get: (target, name) => (known.add(String(name)), target[String(name)]),
  });
  readNotices(env);
  readKeys(env);
  readProof(env);
  return { configuration: readConfiguration(env, []), watch: readObservability(env), known };
}

describe('given compose.yaml', () => {
  it('when it is held against the schema of compose files, then it is one', () => {
    const schema = readFileSync('test/operations/compose-spec.schema.json', 'utf8');
    const draft7 = JSON.parse(schema) as Record<string, unknown>;
    // Ajv knows draft 7, but not under the address that is written there.
    delete draft7['$schema'];
    const ajv = new Ajv({ strict: false, validateFormats: false });
    ajv.validate(draft7, compose);
    expect(ajv.errors ?? []).toEqual([]);
  });

  it('when it is brought up, then there are the stores, two APIs, two workers and a proxy', () => {
    const names = ['proxy', ...APIS, ...WORKERS, 'eventstore', 'postgres'];
    expect(Object.keys(services).sort()).toEqual(names.sort());
    expect(services['eventstore']?.image).toMatch(/^eventstore\/eventstore:(23\.10|24\.6)/);
    for (const { depends_on: needs = {} } of Object.values(services))
      expect(Object.keys(needs).filter((name) => !services[name]?.healthcheck)).toEqual([]);
  });

  it.each([...APIS, ...WORKERS])('when %s starts, then it knows each of its variables', (name) => {
    const environment = environmentOf(name);
    const { configuration, watch, known } = configured(environment);
    expect(Object.keys(environment).filter((variable) => !known.has(variable))).toEqual([]);
    expect(configuration.stores).toMatchObject({
      eventStore: { kind: 'eventstoredb', url: 'esdb://eventstore:2113?tls=false' },
      readStore: { kind: 'postgres', url: expect.stringContaining('@postgres:5432/') },
    });
    expect([configuration.demo, watch.tracesTo]).toEqual([false, undefined]);
  });

  it('when requests come in, then only the proxy is open, and it asks the APIs whether they are ready', () => {
    const open = Object.keys(services).filter((name) => services[name]?.ports);
    expect(open).toEqual(['proxy']);
    const { content } = compose.configs.caddyfile;
    const upstreams = APIS.map((name) => `${name}:${environmentOf(name)['PORT']}`);
    expect(content).toContain(`reverse_proxy ${upstreams.join(' ')} {`);
    expect(content).toContain('health_uri /health/ready');
    expect(content).toContain('@private path /metrics /health/*');
  });

  it('when a call comes through the proxy, then its word on where from is believed, and no other', () => {
    for (const name of APIS) {
      const { trustProxy } = configured(environmentOf(name)).configuration;
      expect([trustProxy('172.18.0.2', 0), trustProxy('203.0.113.9', 1)]).toEqual([true, false]);
    }
  });

  it('when an API is told to stop, then the proxy has noticed before its door is closed', () => {
    const every = Number(/health_interval (\d+)s/.exec(compose.configs.caddyfile.content)?.[1]);
    for (const name of APIS)
      expect(Number(environmentOf(name)['DRAIN_SECONDS'])).toBeGreaterThan(2 * every);
  });

  it('when a process is started or asked how it is, then the file for that is in the image', () => {
    const image = readFileSync('Dockerfile', 'utf8');
    for (const name of [...APIS, ...WORKERS]) {
      expect(services[name]?.healthcheck?.test.slice(0, 3)).toEqual([
        'CMD',
        'node',
        'apps/probe.mjs',
      ]);
      const [, file = 'dist/apps/api/src/main.js'] = services[name]?.command ?? [];
      expect(existsSync(file)).toBe(true);
      expect(image).toContain(file);
    }
  });

  it('when evidence is sent to one process, then all of them have it', () => {
    for (const name of [...APIS, ...WORKERS]) {
      const { place } = configured(environmentOf(name)).configuration.evidence;
      expect(place).toEqual({ kind: 'folder', folder: '/evidence' });
      expect(services[name]?.volumes).toContain('evidence:/evidence');
    }
  });

  it('when data must outlive a container, then it is on a named volume', () => {
    const keeping = ['eventstore', 'postgres', 'worker-1'];
    const mounted = keeping.flatMap((name) => services[name]?.volumes ?? []);
    expect(mounted.map((mount) => mount.split(':')[0])).toEqual(Object.keys(compose.volumes));
    const [, proof] = services['worker-1']?.volumes?.[0]?.split(':') ?? [];
    const { folder, keyFile, hours } = readProof(environmentOf('worker-1'));
    expect([folder, keyFile]).toEqual([`${proof}/checkpoints`, `${proof}/checkpoint.key`]);
    expect(hours).toBeGreaterThan(0);
    expect(services['worker-2']?.volumes).toEqual(services['worker-1']?.volumes);
  });
});

describe('given the Dockerfile', () => {
  const stages = readFileSync('Dockerfile', 'utf8')
    .split(/^FROM /m)
    .slice(1);
  const final = stages.at(-1)!;

  it('when the image runs, then not as root, and without what is only for development', () => {
    expect(final).toMatch(/^USER node$/m);
    expect(final).not.toMatch(/npm|apt-get/);
    expect(stages.join('')).toContain('npm ci --omit=dev');
  });

  it('when a log is to be checked elsewhere, then the verifier is in the image, and needs nothing of it', () => {
    const script = 'apps/verify-log.mjs';
    expect(final).toMatch(new RegExp(`^COPY .*${script} .*apps/$`, 'm'));
    const imported = [...readFileSync(script, 'utf8').matchAll(/ from '([^']+)'/g)];
    expect(imported.map(([, name]) => name).filter((name) => !name?.startsWith('node:'))).toEqual(
      [],
    );
    // Its own user writes where checkpoints and their key are kept, and evidence.
    expect(final).toMatch(/^RUN install .*-o node .*\/proof \/evidence$/m);
  });

  it('when it runs alone, then nobody is known beforehand', () => {
    const environment = /^ENV (.+)$/m.exec(final)?.[1] ?? '';
    const env = Object.fromEntries(environment.split(' ').map((pair) => pair.split('=')));
    expect(readConfiguration(env as Record<string, string>, [])).toMatchObject({
      demo: false,
      production: true,
      host: undefined,
    });
  });

  it('when it copies from the repository, then that is there and let into the build', () => {
    const allowed = readFileSync('.dockerignore', 'utf8').split('\n');
    const copied = stages
      .flatMap((stage) => [...stage.matchAll(/^COPY (?!--from)(.+) \S+$/gm)])
      .flatMap(([, sources]) => sources!.split(' '));
    expect(copied.length).toBeGreaterThan(5);
    for (const source of copied) {
      expect(existsSync(source)).toBe(true);
      expect(allowed).toContain(`!${source.split('/')[0]}`);
    }
  });
});
