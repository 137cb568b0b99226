import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { NestExpressApplication } from '@nestjs/platform-express';

const page = join(dirname(fileURLToPath(import.meta.url)), 'page');
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
  app.useStaticAssets(page, { prefix: '/explorer', index: false, extensions: ['css', 'js'] });
  app.getHttpAdapter().get('/', (_request: object, response: object) => {
    (response as HomeResponse).sendFile(join(page, 'index.html'));
  });
}

interface HomeResponse {
  sendFile(path: string): void;
}
