import type { Recorded } from '#event-sourcing';
import {
  after,
  arrive,
  at,
  by,
  chengguan,
  raise,
  type Step,
  xinhua,
} from '../../domain/testing/whistle-scene.js';
import type { DeadlineClock, WhistleEvent } from '../../domain/whistle.events.js';
import type { WhistleRuleBook } from '../../whistle-rules.port.js';
import { clockLines } from './clock-ledger.text.js';
import { explainedClock } from './explained-clock.js';

const actor = { account: 'clerk', organisation: 'xinhua', role: 'street' };
const rules = by(xinhua, '10:00').rules as WhistleRuleBook;
const seen: Step = [{ type: 'ConfirmArrival', summons: 1 }, by(xinhua, '13:00')];

/** The line about its two times; undefined where there is none. */
async function line(
  kind: string,
  device: string | undefined,
  clock: DeadlineClock,
  ...steps: readonly Step[]
): Promise<string | undefined> {
  const sent = { ...arrive, ...(device !== undefined && { deviceAt: at(device) }) };
  const events = after(
    [raise({ kind, assisting: [] }), by(xinhua, '10:00')],
    [sent, by(chengguan, '12:15')],
    ...steps,
  ).map(
    (event, revision) =>
      ({ ...event, revision, metadata: { actor } }) as unknown as Recorded<WhistleEvent>,
  );
  const asked = { whistleId: 'w', summons: 1, clock };
  const found = await explainedClock(events, asked, {
    now: at('14:00'),
    rules,
    nameOf: (id) => id,
  });
  return found && clockLines(found).find((one) => one.startsWith('报到时间'));
}

describe('given an arrival with two times', () => {
  const times = '报到时间：设备 2026-11-16 11:50，服务器 2026-11-16 12:15；';

  it('when the street has not confirmed it, then the ledger says that the server’s time judges', async () => {
    expect(await line('offline', '11:50', 'arrive')).toBe(
      `${times}未超出容差 30 分钟，街道尚未确认到场，按服务器时间判定`,
    );
  });

  it('when it has, then that the device’s does; of the contact that it counts as, too', async () => {
    const judged = `${times}未超出容差 30 分钟，街道已确认到场，按设备时间判定`;
    expect(await line('offline', '11:50', 'arrive', seen)).toBe(judged);
    expect(await line('offline', '11:50', 'contact', seen)).toBe(judged);
  });

  it('when the rules do not take it, then why the server’s judges', async () => {
    expect(await line('routine', '11:50', 'arrive', seen)).toContain(
      '按服务器时间判定：规则不采用',
    );
    expect(await line('offline', '11:00', 'arrive', seen)).toContain('超出容差');
  });

  it('when the device sent no time, or another clock is asked for, then nothing is said of it', async () => {
    expect(await line('offline', undefined, 'arrive')).toBeUndefined();
    expect(await line('offline', '11:50', 'resolve')).toBeUndefined();
  });
});
