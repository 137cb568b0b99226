import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { consultation } from '#assessment';
import { Directory } from '#directory';
import { systemClock } from '#event-sourcing';
import { openLog } from '#runtime';
import { createProgram } from '../program.js';

const actor = { account: 'set-up', organisation: 'district', role: 'administrator' };
const asked = {
  at: '2026-10-10T01:00:00.000Z',
  department: 'shichang',
  agency: 'suo',
  change: 'appointment',
  post: '所长',
  candidate: '李明',
  streets: ['xinhua'],
  answerBy: '2026-10-17T10:00:00.000Z',
  dossier: {
    cutOff: '2026-10-10T01:00:00.000Z',
    from: '2025-10',
    to: '2026-09',
    scores: [
      {
        month: '2026-09',
        rule: 'three-rates@2',
        ruleDigest: '00',
        total: 83.4,
        fullMarks: 100,
        sample: 12,
        rank: null,
        boardSize: 3,
      },
    ],
    responses: [
      {
        street: 'xinhua',
        summoned: 31,
        resolved: 29,
        sentBack: 2,
        rated: 20,
        satisfied: 18,
        clocks: [{ clock: 'arrive', onTime: 27, due: 31 }],
      },
    ],
    meetings: { invited: 4, attended: 3 },
    appeals: { filed: 3, upheld: 1, rejected: 1, withdrawn: 0, open: 1 },
    talks: { called: 1, held: 1, promises: 2, kept: 1, broken: 1 },
    digest: 'd1',
  },
} as const;

describe('given a consultation that nobody answered in time', () => {
  let dataDir: string;
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'admin-consultations-'));
    const log = await openLog(dataDir, 'inline');
    const organisations = [
      { id: 'shichang', kind: 'department', name: '市场监管局' },
      { id: 'xinhua', kind: 'street', name: '新华街道' },
      { id: 'suo', kind: 'stationed-agency', name: '新华市场监管所', parent: 'shichang' },
    ] as const;
    await new Directory(log, systemClock).registerOrganisations(organisations, { actor });
    const metadata = { commandId: 'c', command: 'c', digest: 'd', correlationId: 'c', actor };
    const events = consultation.toAppend([{ type: 'OpinionsAsked', data: asked }], metadata);
    await log.append(consultation.streamOf('k1'), 'no-stream', events);
    await log.close();
  });
  afterAll(() => rmSync(dataDir, { recursive: true }));

  async function consultations(...args: string[]): Promise<string[]> {
    const lines: string[] = [];
    const program = createProgram((line) => void lines.push(line));
    await program.parseAsync(['--data-dir', dataDir, 'consultations', ...args], { from: 'user' });
    return lines;
  }

  it('when it is printed, then every figure and the silence are in it', async () => {
    expect(await consultations('show', 'k1')).toEqual([
      '关于新华市场监管所所长任职征求意见',
      '编号 k1',
      '市场监管局于 2026-10-10 09:00 征求新华街道意见，须于 2026-10-17 18:00 前答复',
      '拟任：李明（所长）',
      '',
      '履职情况（2025-10 至 2026-09，数据截止 2026-10-10 09:00）',
      '2026-09：83.4 分（满分 100），派哨 12 件，样本不足，不排名，规则 three-rates@2',
      '新华街道：派哨 31 件，办结 29 件，退回 2 次，到场按时 87.1 %（27/31），满意 90.0 %（18/20）',
      '联席会议：受邀 4 次，到会 3 次',
      '申诉：3 件，成立 1，不成立 1，撤回 0，待裁定 1',
      '约谈：1 次（已谈 1 次），承诺 2 项，兑现 1 项，未兑现 1 项',
      '摘要 d1',
      '',
      '街道意见',
      '新华街道：逾期未答复（不视为同意）',
    ]);
  });

  it('when it is looked for, then it stands in the list', async () => {
    const lines = await consultations('list', '--agency', 'suo');
    expect(lines.join('\n')).toMatch(/新华市场监管所 .*市场监管局 .*0\/1 .*征求意见中 +k1/);
    expect(await consultations('list', '--agency', 'none')).toEqual(['没有征求意见']);
    await expect(consultations('show', 'none')).rejects.toMatchObject({
      code: 'CONSULTATION_NOT_FOUND',
    });
  });
});
