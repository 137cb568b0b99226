/** The borders of the house: who may import whom. Run by `npm run borders`. */
const contexts = 'whistle|rules|assessment|directory|access|joint-meeting';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'domain-is-pure',
      comment: 'The domain is functions and types: no framework, no I/O, no other layer.',
      severity: 'error',
      from: { path: '^libs/[^/]+/src/(domain|[^/]+/domain)/', pathNot: '\\.spec\\.ts$' },
      to: {
        path: '(@nestjs|kysely|better-sqlite3|/write/|/read/|^libs/(read-store|event-store|graphql)/|^(node:)?(fs|net|http|worker_threads)$)',
      },
    },
    {
      name: 'kernel-is-framework-free',
      severity: 'error',
      from: { path: '^libs/(event-sourcing|event-store|calendar)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '@nestjs' },
    },
    {
      name: 'write-and-read-apart',
      severity: 'error',
      from: { path: '^libs/([^/]+)/src/(write|[^/]+/write)/' },
      to: { path: '^libs/$1/src/(read|[^/]+/read)/' },
    },
    {
      name: 'read-and-write-apart',
      severity: 'error',
      from: { path: '^libs/([^/]+)/src/(read|[^/]+/read)/' },
      to: { path: '^libs/$1/src/(write|[^/]+/write)/' },
    },
    {
      name: 'front-doors-only',
      comment:
        'Between libraries only index.ts is a door (the adapters of the log have doors of their own).',
      severity: 'error',
      from: { path: '^(?:libs|apps)/([^/]+)/' },
      to: {
        path: '^libs/([^/]+)/',
        pathNot: [
          '^libs/$1/',
          '^libs/[^/]+/src/index\\.ts$',
          '^libs/event-store/[^/]+/index\\.ts$',
        ],
      },
    },
    {
      name: 'adapters-apart',
      comment: 'No adapter of the log needs another: what they share lies in libs/event-store/src.',
      severity: 'error',
      from: { path: '^libs/event-store/(sqlite|postgres|eventstoredb)/' },
      to: {
        path: '^libs/event-store/(sqlite|postgres|eventstoredb)/',
        pathNot: '^libs/event-store/$1/',
      },
    },
    {
      name: 'whistle-has-a-port-for-rules',
      comment: 'The rules implement what the whistle asks of them; the whistle knows none of them.',
      severity: 'error',
      from: { path: '^libs/whistle/', pathNot: '(\\.spec\\.ts$|/testing/)' },
      to: { path: '^libs/rules/' },
    },
    {
      name: 'libs-never-import-apps',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'no-in-memory-events',
      comment: 'EventBus, sagas and AggregateRoot live in memory and die after an exception.',
      severity: 'error',
      from: { path: `^libs/(${contexts})/src/(domain|[^/]+/domain)/` },
      to: { path: '@nestjs/cqrs' },
    },
    {
      name: 'not-to-spec',
      severity: 'error',
      from: { pathNot: '\\.spec\\.ts$' },
      to: { path: '\\.spec\\.ts$' },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data)/|^apps/console/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
