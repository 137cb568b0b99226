import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordedEvent } from '#event-sourcing';
import { evolveFacts, noFacts } from './summons-facts.js';
import {
  acknowledge,
  after,
  arrive,
  by,
  chengguan,
  close,
  confirm,
  pause,
  raise,
  rate,
  reopen,
  report,
  sendBack,
  stateOf,
  withdraw,
  xinhua,
} from './testing/whistle-scene.js';
import type { WhistleEvent } from './whistle.events.js';
import { upcast } from './whistle.upcast.js';
import { whistle } from './whistle.js';

type Sample = Pick<RecordedEvent, 'type' | 'version' | 'data'>;

/** Every type of the union; the compiler sees to it that none is missing. */
const CURRENT: Record<WhistleEvent['type'], number> = {
  WhistleRaised: 1,
  DepartmentSummoned: 1,
  DepartmentAcknowledged: 1,
  DepartmentArrived: 1,
  ArrivalConfirmed: 1,
  ArrivalDisputed: 1,
  ResolutionReported: 1,
  ResolutionConfirmed: 1,
  ResolutionSentBack: 1,
  DepartmentRated: 1,
  DepartmentReplaced: 1,
  DepartmentWithdrawn: 1,
  ClockPaused: 1,
  ClockResumed: 1,
  WhistleClosed: 1,
  WhistleWithdrawn: 1,
  WhistleReopened: 1,
};

const folder = join(process.cwd(), 'schema', 'events');
const fileOf = (type: string, version: number): string =>
  `${type.replace(/(?<!^)([A-Z])/g, '-$1').toLowerCase()}.v${version}.json`;
const read = (file: string): Sample =>
  JSON.parse(readFileSync(join(folder, file), 'utf8')) as Sample;
const asWritten = (event: object): unknown => JSON.parse(JSON.stringify(event));

/** As the log returns it, in the shape of today. */
const today = ({ type, version, data }: Sample): WhistleEvent =>
  upcast({ type, version, data } as RecordedEvent) as unknown as WhistleEvent;

const evidence = [{ reference: 'photos/1.jpg', mediaType: 'image/jpeg' }];
const place = {
  address: '新华路 12 号',
  regionCode: '370199001001',
  longitude: 117.1,
  latitude: 36.7,
};
const full = raise({
  ...{ place, contact: { name: '王女士', phone: '13800000000' }, informed: ['shuiwu'] },
  source: { system: '12345', reference: 'A-1' },
});
const location = { longitude: 117.1, latitude: 36.7, accuracyMetres: 8 };
const onSite = { ...arrive, deviceAt: '2026-11-16T02:29:00.000Z', location, evidence };

/** One story in which everything happens that can. */
const story = (): WhistleEvent[] =>
  after(
    [full, by(xinhua, '10:00')],
    [acknowledge, by(chengguan, '10:10')],
    [onSite, by(chengguan, '10:30')],
    [{ type: 'DisputeArrival', summons: 1, reason: '无人到场' }, by(xinhua, '10:40')],
    [arrive, by(chengguan, '10:50')],
    [{ type: 'ConfirmArrival', summons: 1 }, by(xinhua, '11:00')],
    [pause, by(xinhua, '11:10')],
    [{ ...report, evidence }, by(chengguan, '12:00')],
    [sendBack, by(xinhua, '12:10')],
    [report, by(chengguan, '13:00')],
    [confirm, by(xinhua, '13:10')],
    [{ ...rate, comment: '处置及时' }, by(xinhua, '13:20')],
    [
      { type: 'ReplaceDepartment', summons: 2, replacement: 'chengguan', reason: '职责不符' },
      by(xinhua, '13:30'),
    ],
    [{ type: 'WithdrawDepartment', summons: 4, reason: '无需协办' }, by(xinhua, '13:40')],
    [close, by(xinhua, '14:00')],
    [reopen, by(xinhua, '17 10:00')],
    [withdraw, by(xinhua, '17 11:00')],
  );

describe('given every event version ever written', () => {
  it.each(Object.entries(CURRENT))(
    'when %s v%i is written, then it is as its sample',
    (type, version) => {
      const event = story().find((one) => one.type === type);
      expect(event).toBeDefined();
      expect(read(fileOf(type, version))).toEqual(asWritten({ type, version, data: event?.data }));
    },
  );

  it.each(readdirSync(folder).filter((file) => whistleSample(file)))(
    'when %s is read, then it folds today',
    (file) => {
      const raised = today(read(fileOf('WhistleRaised', 1)));
      const summoned = today(read(fileOf('DepartmentSummoned', 1)));
      const event = today(read(file));
      const before = stateOf([raised, summoned]);
      expect(whistle.evolve(before, event).lastAt).toBe(event.data.at);
      const facts = [raised, summoned, event].reduce(evolveFacts, noFacts);
      expect(facts.lastAt).toBe(event.data.at);
    },
  );
});

function whistleSample(file: string): boolean {
  return Object.keys(CURRENT).some((type) =>
    file.startsWith(fileOf(type, 0).replace('0.json', '')),
  );
}
