import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

type Answer = { readonly errors?: unknown; readonly data: Record<string, object> };

/** Pastes a README's walk-through into a shell, word for word, and returns what it was answered. */
export async function pasteWalkthrough(
  readme: string,
  url: string,
  aheadMs = 0,
): Promise<readonly Answer[]> {
  const block = /```sh\n(export URL=[\s\S]*?)```/.exec(readFileSync(readme, 'utf8'))![1]!;
  const script = block.replace('http://localhost:3000', url);
  const folder = mkdtempSync(join(tmpdir(), 'shaodao-walk-'));
  try {
    const { stdout } = await promisify(execFile)('bash', ['-c', script], {
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        PATH: `${shiftedDate(folder, aheadMs)}:${process.env['PATH']}`,
      },
    });
    const lines = stdout.split('\n').filter((line) => line.startsWith('{'));
    return lines.map((line) => JSON.parse(line) as Answer);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Pastes what the operations document shows of Open311, word for word, and returns the answers. */
export async function pasteOpen311(document: string, url: string): Promise<readonly unknown[]> {
  const blocks = readFileSync(document, 'utf8').split('```sh\n').slice(1);
  const block = blocks.find((text) => text.startsWith('OPEN311_FILE='))!.split('```')[0]!;
  const calls = block.replaceAll('\\\n', ' ').match(/^curl .*$/gm)!;
  const host = new URL(url).host;
  const answers = calls.map(async (call) => {
    const command = call.replace('localhost:3000', host);
    const { stdout } = await promisify(execFile)('bash', ['-c', command]);
    return JSON.parse(stdout) as unknown;
  });
  return Promise.all(answers);
}

/** A `date` that goes by the clock of the service. */
function shiftedDate(folder: string, aheadMs: number): string {
  const file = join(folder, 'date');
  const seconds = Math.round(aheadMs / 1_000);
  const now = `$(($(/bin/date +%s) + ${seconds}))`;
  writeFileSync(file, `#!/bin/sh\nexec /bin/date -d "@${now}" "$@"\n`);
  chmodSync(file, 0o755);
  return folder;
}

/** What the walk-through must have led to: a whistle from blow to score. */
export function expectFromBlowToScore(answers: readonly Answer[]): void {
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
    'explainScore',
  ]);
  expect(answers.at(-3)!.data['whistle']).toMatchObject({ status: 'CLOSED' });
  expect(answers.at(-2)!.data['scorecards']).toMatchObject({
    cards: [{ department: 'dept-chengguan', total: expect.any(Number) }],
  });
  expect(answers.at(-1)!.data['explainScore']).toMatchObject({
    text: expect.arrayContaining([expect.stringContaining('响应率')]) as unknown,
  });
}
