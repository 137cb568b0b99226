import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWorkCalendar, type Limit, parseCalendarOverrides } from '#calendar';
import { Directory, type OrganisationDetails } from '#directory';
import { openSqliteEventStore } from '#event-store/sqlite';
import {
  type Acting,
  whistle,
  type WhistleCommand,
  WhistleCommands,
  type WhistleEvent,
} from '#whistle';
import { openWhistleRules } from '#rules';

const DAY = 86_400_000;
const days = (value: number): Limit => ({ value, unit: '工作日' });
/** Days of which no notice is out, whatever year it is when this runs. */
const known = createWorkCalendar();
const NEXT = Number(known.horizon.slice(0, 4)) + 1;
const NEW_YEAR = Date.parse(`${NEXT}-01-01T00:00:00.000+08:00`);

/** A local time so many days after new year's day. */
export const after = (day: number, time = '10:00'): string => {
  const [hours = '0', minutes = '0'] = time.split(':');
  const ms = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return new Date(NEW_YEAR + day * DAY + ms).toISOString();
};
const dateOf = (day: number) =>
  new Date(Date.parse(after(day, '12:00'))).toISOString().slice(0, 10);

/** A week off at new year, worked for on no other day. */
export const notice = {
  source: `国务院办公厅关于 ${NEXT} 年部分节假日安排的通知`,
  horizon: `${NEXT}-12-31`,
  holidays: Array.from({ length: 7 }, (_, day) => dateOf(day)),
  workdays: [],
};
/** The days before the notice, and after it: what due times are checked against. */
export const calendars = {
  before: known,
  after: createWorkCalendar({ overrides: parseCalendarOverrides(notice) }),
};

export const LIMITS = {
  acknowledge: days(2),
  arrive: days(3),
  resolve: days(10),
  overall: days(15),
};
const pack = {
  pack: 'new-year',
  version: '1',
  effectiveFrom: '2026-01-01',
  source: '测试',
  kinds: [
    {
      kind: 'routine',
      name: '一般哨',
      levels: ['street'],
      limits: LIMITS,
      extension: { most: days(10), by: 'street' },
    },
  ],
};

const acting = (organisation: string, role: string): Acting => ({
  account: `${organisation}-clerk`,
  organisation,
  role,
});
export const street = acting('xinhua', 'street');
export const department = acting('chengguan', 'department');

const organisations: OrganisationDetails[] = [
  { id: 'district', kind: 'district', name: '试验区' },
  { id: 'xinhua', kind: 'street', name: '新华街道', regionCode: '990101001000' },
  { id: 'chengguan', kind: 'department', name: '城管局' },
];

/** A district in a data folder of its own, whose whistles are blown before the notice is out. */
export class NewYear {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'shaodao-clocks-'));
  readonly calendarFile = join(this.dataDir, 'notice.json');
  #sent = 0;

  constructor() {
    mkdirSync(join(this.dataDir, 'rules', 'whistle'), { recursive: true });
    writeFileSync(join(this.dataDir, 'rules', 'whistle', 'new-year.json'), JSON.stringify(pack));
    writeFileSync(this.calendarFile, JSON.stringify(notice));
  }

  async found(): Promise<void> {
    await this.#withLog(async (log) => {
      const directory = new Directory(log, { now: () => after(-200) });
      const actor = { account: 'set-up', organisation: 'district', role: 'administrator' };
      const founded = await directory.registerOrganisations(organisations, { actor });
      if (founded.outcome === 'rejected') throw new Error(founded.rejection.rejected);
    });
  }

  /** Sends commands to one whistle, each at its time, by the days known before the notice. */
  async send(
    whistleId: string,
    ...steps: readonly (readonly [WhistleCommand, Acting, string])[]
  ): Promise<void> {
    await this.#withLog(async (log) => {
      const directory = new Directory(log, { now: () => after(-200) });
      const rules = openWhistleRules({ pack: 'new-year', rulesDir: join(this.dataDir, 'rules') });
      const commands = new WhistleCommands(log, { now: () => after(-200) }, { rules, directory });
      for (const [command, actor, at] of steps) {
        const commandId = `00000000-0000-4000-8000-${String(++this.#sent).padStart(12, '0')}`;
        const delivery = { actor, commandId, at };
        const { outcome } = await commands.handle({ whistleId, command, delivery });
        if (outcome.outcome === 'rejected')
          throw new Error(`${command.type}: ${outcome.rejection.rejected}`);
      }
    });
  }

  /** The events of a whistle. */
  events(whistleId: string): Promise<readonly WhistleEvent[]> {
    return this.#withLog((log) => whistle.read(log, whistleId));
  }

  remove(): void {
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  async #withLog<T>(
    use: (log: Awaited<ReturnType<typeof openSqliteEventStore>>) => Promise<T>,
  ): Promise<T> {
    const log = await openSqliteEventStore({ file: join(this.dataDir, 'events.db') });
    try {
      return await use(log);
    } finally {
      await log.close();
    }
  }
}

export const raise: WhistleCommand = {
  type: 'RaiseWhistle',
  kind: 'routine',
  level: 'street',
  title: '污水外溢',
  description: '新华路污水外溢',
  category: '01',
  channel: 'grid-patrol',
  street: 'xinhua',
  place: { address: '新华路 12 号', regionCode: '990101001001' },
  lead: 'chengguan',
  assisting: [],
  informed: [],
} as WhistleCommand;
