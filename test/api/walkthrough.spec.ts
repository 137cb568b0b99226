import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';

import { removeFolder, serveApi, type Served } from '../support/served.js';

/** The README's walk-through is what a newcomer pastes first: it is pasted here, word for word. */
describe.each(['README.md', 'README.zh-CN.md'])('given the demo district and %s', (readme) => {
  let served: Served;

  beforeAll(async () => {
    served = await serveApi();
  }, 180_000);

  afterAll(async () => {
    expect(await served.stop()).toBe(0);
    removeFolder(served.dataDir);
  });

  it('when its walk-through is pasted, then a whistle goes from blow to score', async () => {
    const block = /```sh\n(export URL=[\s\S]*?)```/.exec(readFileSync(readme, 'utf8'))![1]!;
    const script = block.replace('http://localhost:3000', served.url);
    const { stdout } = await promisify(execFile)('bash', ['-c', script], {
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    const answers = stdout
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as { errors?: unknown; data: Record<string, object> });
    expect(answers.filter(({ errors }) => errors !== undefined)).toEqual([]);
    expect(answers.filter(({ data }) => JSON.stringify(data).includes('"code"'))).toEqual([]);
    expect(answers.map(({ data }) => Object.keys(data)[0])).toEqual([
      'raiseWhistle',
      'acknowledgeSummons',
      'arriveOnSite',
      'confirmArrival',
      'reportResolution',
      'confirmResolution',
      'rateDepartment',
      'closeWhistle',
      'whistle',
      'scorecards',
    ]);
    expect(answers.at(-2)!.data['whistle']).toMatchObject({ status: 'CLOSED' });
    expect(answers.at(-1)!.data['scorecards']).toMatchObject({
      cards: [{ department: 'dept-chengguan', total: expect.any(Number) }],
    });
  }, 60_000);

  it('when the data folder is served again, then the demo is not made twice', async () => {
    expect(await served.stop()).toBe(0);
    served = await serveApi({ dataDir: served.dataDir });
    expect(served.ready).toContain('shaodao-demo-2026');
  }, 120_000);
});
