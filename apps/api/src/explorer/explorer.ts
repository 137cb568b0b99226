import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { NestExpressApplication } from '@nestjs/platform-express';

const page = join(dirname(fileURLToPath(import.meta.url)), 'page');
const require = createRequire(import.meta.url);
const packageDir = (name: string) => dirname(require.resolve(`${name}/package.json`));

/** What the explorer answers: this, and what is below it. */
export const EXPLORER_PATH = '/explorer';

/** Demo accounts that the page offers for sign-in. */
export interface OfferedAccounts {
  readonly password: string;
  readonly accounts: readonly { readonly username: string; readonly displayName: string }[];
}

/**
 * Serves the API explorer at `/explorer` from installed files: nothing comes from a CDN.
 * @param offered called at each request, because the demo may be made after the first
 */
export function serveExplorer(
  app: NestExpressApplication,
  offered: () => OfferedAccounts | undefined,
): void {
  const assets = {
    graphiql: packageDir('graphiql'),
    react: join(packageDir('react'), 'umd'),
    'react-dom': join(packageDir('react-dom'), 'umd'),
  };
  for (const [name, folder] of Object.entries(assets))
    app.useStaticAssets(folder, { prefix: `/explorer/assets/${name}`, index: false });
  app.useStaticAssets(page, {
    prefix: EXPLORER_PATH,
    index: false,
    redirect: false,
    extensions: ['css', 'js'],
  });
  app.getHttpAdapter().get('/explorer/demo.json', (_request: object, response: object) => {
    (response as HomeResponse).json(offered() ?? {});
  });
  app.getHttpAdapter().get('/explorer', (_request: object, response: object) => {
    (response as HomeResponse).sendFile(join(page, 'index.html'));
  });
}

interface HomeResponse {
  sendFile(path: string): void;
  json(value: object): void;
}
