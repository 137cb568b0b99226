import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRejection, specification } from '#event-sourcing';
import { openSqliteEventStore } from '#event-store/sqlite';
import { readSample } from '../../../../test/support/event-samples.js';
import { rulesDigest } from '../activation.js';
import { dutyActivation, dutyCommands } from './duty-activation.js';
import {
  type DutyCatalogue,
  dutyDifferenceLines,
  dutyLines,
  filedDutyCatalogues,
  loadDutyCatalogues,
} from './duty-catalogue.js';
import { listDutyCatalogues, openLiveDuties } from './live-duties.js';

const now = '2026-11-22T02:35:00.000Z';
const duty = {
  item: '15',
  name: '污水井盖的养护',
  department: 'dept-shuiwu',
  categories: ['0101'],
  keywords: ['井盖'],
  basis: '《城镇排水与污水处理条例》第三十二条',
};
const catalogue: DutyCatalogue = {
  pack: 'qu',
  version: '1',
  name: '区吹哨职责清单',
  source: '区委编办〔2026〕3 号',
  duties: [duty],
};
const context = { now, files: [] };
const activate = { type: 'ActivateDutyCatalogue', pack: catalogue, from: '2026-12-01' } as const;
const revoke = { type: 'RevokeDutyCatalogue', from: '2026-12-01', reason: '待会签' } as const;
const { given } = specification(dutyActivation);

describe('given a district without a catalogue of duties', () => {
  it('when one is activated and revoked, then the events are as their samples', () => {
    const activated = {
      type: 'DutyCatalogueActivated' as const,
      data: {
        at: now,
        pack: 'qu',
        version: '1',
        from: '2026-12-01',
        digest: rulesDigest(catalogue),
        content: catalogue,
      },
    };
    given([]).when(activate, context).then([activated]);
    const revoked = {
      type: 'DutyCatalogueRevoked' as const,
      data: { at: now, pack: 'qu', version: '1', from: '2026-12-01', reason: '待会签' },
    };
    given([activated]).when(revoke, context).then([revoked]);
    given([activated]).when(activate, context).then([]);
    for (const { type, data } of [activated, revoked])
      expect(readSample(type, 1, data)).toEqual({ type, version: 1, data });
  });

  it('when its date is past without a reason, then it is refused', () => {
    given([])
      .when({ ...activate, from: '2026-11-01' }, context)
      .then('RULES_DATE_PAST');
    given([]).when(revoke, context).then('RULES_NOT_ACTIVATED');
  });
});

describe('given files of catalogues', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'duties-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const load = (content: object) => {
    const file = join(folder, 'one.json');
    writeFileSync(file, JSON.stringify(content));
    return loadDutyCatalogues([file])[0];
  };

  it('when what ships is read, then the demo has one, with every duty told in a line', () => {
    const [demo, ...others] = filedDutyCatalogues();
    expect([demo?.pack, others]).toEqual(['demo-chengan', []]);
    expect(dutyLines(demo!)).toHaveLength((demo?.duties.length ?? 0) + 1);
    expect(demo).not.toHaveProperty('effectiveFrom');
  });

  it.each([
    ['a class that is not there', { ...duty, categories: ['99'] }, 'DUTY_CATALOGUE_INVALID'],
    ['no basis', { ...duty, basis: undefined }, 'DUTY_CATALOGUE_INVALID'],
    ['a stranger', { ...duty, weight: 1 }, 'DUTY_CATALOGUE_INVALID'],
  ])('when an item has %s, then the file is refused with its place', (_, item, code) => {
    expect(() => load({ ...catalogue, duties: [item] })).toThrow(
      expect.objectContaining({
        code,
        pointer: expect.stringContaining('/duties/0') as string,
      }) as Error,
    );
  });

  it('when an item stands twice, or a note points nowhere, then the file is refused', () => {
    expect(() => load({ ...catalogue, duties: [duty, duty] })).toThrow(/编号“15”重复/);
    expect(() => load({ ...catalogue, assumed: { '/duties/9': '无' } })).toThrow(/没有/);
    expect(load(catalogue)).toEqual(catalogue);
  });

  it('when two versions are compared, then in words', () => {
    const after = { ...catalogue, duties: [{ ...duty, department: 'dept-zhujian' }] };
    expect(dutyDifferenceLines(catalogue, after)).toEqual([
      '15 污水井盖的养护 · 负责单位：dept-shuiwu → dept-zhujian',
    ]);
  });
});

describe('given a log', () => {
  it('when a catalogue is activated, then it is in force from its day, in every process', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'duties-'));
    const log = await openSqliteEventStore({ file: join(folder, 'e.db'), writer: 'inline' });
    const live = openLiveDuties(log, undefined);
    expect(await live.inForceOn('2026-12-01')).toBeUndefined();
    const actor = { account: 'cli:test', organisation: '', role: 'administrator' };
    const outcome = await dutyCommands.change(log, activate, { ...context, actor });
    expect(outcome.outcome).toBe('accepted');
    expect(await live.inForceOn('2026-11-30')).toBeUndefined();
    expect(await live.inForceOn('2026-12-01')).toEqual({ version: 'qu@1', duties: [duty] });
    const listed = listDutyCatalogues(await live.known(), now);
    expect(listed.map(({ pack, status }) => [pack.pack, status])).toEqual([
      ['qu', 'upcoming'],
      ['demo-chengan', 'available'],
    ]);
    const tried = await dutyCommands.attempt(log, revoke, context);
    expect(isRejection(tried)).toBe(false);
    await log.close();
    rmSync(folder, { recursive: true });
  });
});
