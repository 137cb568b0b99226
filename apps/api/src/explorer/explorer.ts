import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { NestExpressApplication } from '@nestjs/platform-express';

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const packageDir = (name: string) => dirname(require.resolve(`${name}/package.json`));

/** The API explorer at `/`, from files that are installed here: nothing comes from a CDN. */
export function serveExplorer(app: NestExpressApplication): void {
  const assets = {
    graphiql: packageDir('graphiql'),
    react: join(packageDir('react'), 'umd'),
    'react-dom': join(packageDir('react-dom'), 'umd'),
  };
  for (const [name, folder] of Object.entries(assets))
    app.useStaticAssets(folder, { prefix: `/explorer/assets/${name}`, index: false });
  app.useStaticAssets(here, { prefix: '/explorer', index: false, extensions: ['css', 'js'] });
  app.use(
    '/',
    (request: { method: string; path: string }, response: ExplorerResponse, next: () => void) => {
      if (request.method !== 'GET' || request.path !== '/') return next();
      response.sendFile(join(here, 'index.html'));
    },
  );
}

interface ExplorerResponse {
  sendFile(path: string): void;
}
