import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLog } from '#runtime';
import { createProgram } from '../program.js';

const actor = { account: 'clerk', organisation: '城管局', role: 'department' };
const metadata = { commandId: 'c', command: 'c', digest: 'd', correlationId: 'c', actor };
const rule = { pack: 'test', version: '1' };

/** A whistle whose department has arrived with the same photo as the others. */
const arrived = (index: number) => {
  const at = `2026-10-0${index}T01:00:00.000Z`;
  const raised = {
    at,
    kind: 'routine',
    level: 'street',
    title: '占道',
    description: '占道',
    place: { address: `解放路 ${index} 号`, regionCode: '990102002001' },
    category: '01',
    channel: 'wechat',
    street: '新华街道',
    raisedBy: '新华街道',
    rule,
  };
  const summons = { at, summons: 1, department: '城管局' };
  const evidence = [{ reference: 'site.jpg', mediaType: 'image/jpeg' }];
  return [
    { type: 'WhistleRaised', version: 1, data: raised },
    {
      type: 'DepartmentSummoned',
      version: 1,
      data: { ...summons, role: 'lead', cause: 'raised', rule, clocks: {} },
    },
    { type: 'DepartmentArrived', version: 2, data: { ...summons, person: '李队', evidence } },
  ];
};

describe('given a department that proves two arrivals by one photo', () => {
  let dataDir: string;
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'admin-signals-'));
    const log = await openLog(dataDir, 'inline');
    for (const index of [1, 2]) {
      const events = arrived(index).map((event, no) => ({
        ...event,
        id: `00000000-0000-5000-8000-0000000000${index}${no}`,
        metadata,
      }));
      await log.append(`whistle-w${index}`, 'no-stream', events);
    }
    await log.close();
  });
  afterAll(() => rmSync(dataDir, { recursive: true }));

  async function signals(...args: string[]): Promise<string[]> {
    const lines: string[] = [];
    const program = createProgram((line) => void lines.push(line));
    await program.parseAsync(['--data-dir', dataDir, 'signals', ...args], { from: 'user' });
    return lines;
  }

  it('when the office looks, then it reads figures and whistles, and that it is no score', async () => {
    expect(await signals('--month', '2026-10')).toEqual([
      '一图多用：城管局，照片 site.jpg，使用次数 2，涉及单位 1，涉及 2 声哨',
      '  w2、w1',
      '信号只供核查，不计入得分',
    ]);
    expect(await signals('--month', '2026-09')).toEqual(['没有信号', '信号只供核查，不计入得分']);
    const [json = ''] = await signals('--month', '2026-10', '--json');
    expect(JSON.parse(json)).toMatchObject([{ kind: 'photo-reused', total: 2 }]);
  });
});
