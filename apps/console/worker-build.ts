import { createHash } from 'node:crypto';
import { join, relative, sep } from 'node:path';

import { build, type Plugin, type Rolldown } from 'vite';

/** Rooms whose pages open without network. Charts, maps and the wall are none of them. */
const ROOMS = ['app', 'session', 'work', 'whistle', 'offline'];
const SOURCES = join(import.meta.dirname, 'src');
/** In `public`: their names say their content. */
const PUBLIC = ['floor-1.js', 'whistle-1.svg', 'manifest-1.webmanifest'].map(
  (name) => `/assets/${name}`,
);

type Bundle = Rolldown.OutputBundle;

/** All rooms have their words in one language: it is whole, or the page does not open. */
function isWanted({ isEntry, facadeModuleId }: Rolldown.OutputChunk): boolean {
  if (isEntry || facadeModuleId === null) return isEntry;
  const path = relative(SOURCES, facadeModuleId).split(sep);
  return ROOMS.includes(path[0] ?? '') || path.at(-1) === 'en.json';
}

/** Chunks that those rooms load, with what these import. */
function filesOf(bundle: Bundle): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (name: string): void => {
    const chunk = bundle[name];
    if (found.has(name) || chunk?.type !== 'chunk') return;
    found.add(name);
    for (const style of chunk.viteMetadata?.importedCss ?? []) found.add(style);
    for (const imported of chunk.imports) add(imported);
  };
  for (const chunk of Object.values(bundle))
    if (chunk.type === 'chunk' && isWanted(chunk)) add(chunk.fileName);
  return found;
}

function listOf(bundle: Bundle): string {
  const urls = [...filesOf(bundle)].sort().map((name) => `/${name}`);
  // The page names all others: it is another one as soon as any of them is.
  const revision = createHash('sha256')
    .update(Object.keys(bundle).sort().join('\n'))
    .update(String((bundle['index.html'] as { source?: unknown } | undefined)?.source ?? ''))
    .digest('hex');
  const named = [...urls, ...PUBLIC].map((url) => ({ url, revision: null }));
  return JSON.stringify([...named, { url: '/', revision }]);
}

/** Builds the service worker after the page, with the list of what it keeps. */
export const workerBuild = (outDir: string): Plugin => ({
  name: 'worker-build',
  apply: 'build',
  async writeBundle(_, bundle) {
    await build({
      configFile: false,
      root: import.meta.dirname,
      publicDir: false,
      logLevel: 'error',
      define: { FILES: listOf(bundle), 'process.env.NODE_ENV': '"production"' },
      build: {
        outDir,
        emptyOutDir: false,
        target: 'chrome86',
        reportCompressedSize: false,
        lib: {
          entry: join(SOURCES, 'offline/worker.ts'),
          formats: ['iife'],
          name: 'worker',
          fileName: () => 'worker.js',
        },
      },
    });
  },
});
