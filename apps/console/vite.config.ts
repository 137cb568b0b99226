import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

import { defineConfig, type Plugin } from 'vite';

import { workerBuild } from './worker-build';

const OUT = resolve(import.meta.dirname, '../../dist/console');
/** Below this a compressed twin saves less than its header costs. */
const WORTH_BYTES = 1_024;

/** Puts `.br` and `.gz` beside each file, so that the service compresses nothing while it serves. */
const compressedTwins: Plugin = {
  name: 'compressed-twins',
  closeBundle() {
    const folder = join(OUT, 'assets');
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      const bytes = readFileSync(path);
      if (!/\.(js|css|svg)$/.test(name) || bytes.length < WORTH_BYTES) continue;
      writeFileSync(`${path}.br`, brotliCompressSync(bytes));
      writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
    }
  },
};

/** Where `npm start` serves while the page is worked on. */
const API = 'http://localhost:3000';

export default defineConfig({
  root: import.meta.dirname,
  // The explorer has an older React at the root of the house; what is hoisted there must not find it.
  resolve: { dedupe: ['react', 'react-dom'] },
  // The service puts a new one into every page.
  html: { cspNonce: '__NONCE__' },
  build: {
    outDir: OUT,
    emptyOutDir: true,
    // Office desktops have it; what is older is told so by floor-1.js.
    target: 'chrome86',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1_500,
    rolldownOptions: {
      checks: { pluginTimings: false },
      onLog: (level, log, tell) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && tell(level, log),
    },
  },
  server: {
    proxy: {
      '/graphql': { target: API, ws: true },
      '/session': API,
      '/evidence': API,
      '/health': API,
    },
  },
  plugins: [compressedTwins, workerBuild(OUT)],
});
