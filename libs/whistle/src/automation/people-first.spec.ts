import { setTimeout as delay } from 'node:timers/promises';
import type { CommandLog } from '#event-sourcing';
import { whistle } from '../domain/whistle.js';
import { PeopleFirst } from './people-first.js';

const commandId = '00000000-0000-4000-8000-000000000001';
const clerk = { account: 'clerk', organisation: 'xinhua', role: 'street' };

/** Somebody's command that is under way until the log answers. */
function somebodyWaits(): { answer: () => Promise<void> } {
  let answered = (): void => undefined;
  const gate = new Promise<readonly never[]>((resolve) => (answered = () => resolve([])));
  const log: CommandLog = {
    readStream: () => gate,
    append: () => Promise.reject(new Error('nothing is written')),
  };
  const command = { type: 'WithdrawWhistle', reason: '误报' } as const;
  const envelope = { commandId, command: command.type, actor: clerk, correlationId: commandId };
  const handled = whistle.handle(log, { id: 'w', command, context: {} as never, envelope });
  return {
    async answer() {
      answered();
      await handled;
    },
  };
}

/** Whether it has settled after more looks than it needs. */
async function isOver(promise: Promise<unknown>): Promise<boolean> {
  let over = false;
  void promise.finally(() => (over = true)).catch(() => undefined);
  await delay(20);
  return over;
}

describe('given a storm whose last page took ten milliseconds', () => {
  let now = 0;
  let storm: PeopleFirst;
  beforeEach(() => {
    now = 0;
    storm = new PeopleFirst(() => now);
    now = 10;
  });

  it('when nobody waits for a command, then the next page follows at once', async () => {
    expect(await isOver(storm.makeRoom())).toBe(true);
  });

  it('when somebody waits, then the next page follows as soon as the command is answered', async () => {
    const { answer } = somebodyWaits();
    const next = storm.makeRoom();
    expect(await isOver(next)).toBe(false);
    now = 49;
    expect(await isOver(next)).toBe(false);
    await answer();
    await next;
  });

  it('when somebody waits for longer than four times that, then the storm gets on', async () => {
    const { answer } = somebodyWaits();
    const next = storm.makeRoom();
    expect(await isOver(next)).toBe(false);
    // On a slow machine it may begin to wait only now.
    const passing = setInterval(() => (now += 10), 1);
    await next;
    clearInterval(passing);
    expect(now).toBeGreaterThanOrEqual(50);
    await answer();
  });

  it('when somebody was about just now, then only one page is under way at a time', async () => {
    await somebodyWaits().answer();
    let written = (): void => undefined;
    await storm.makeRoom();
    storm.meanwhile(() => new Promise((resolve) => (written = resolve)));
    const next = storm.makeRoom();
    expect(await isOver(next)).toBe(false);
    written();
    await next;
  });

  it('when a page fails, then the others are finished and the storm ends with its error', async () => {
    const gone = new Error('out of reach');
    let written = false;
    storm.meanwhile(async () => {
      await delay(5);
      written = true;
    });
    storm.meanwhile(() => Promise.reject(gone));
    await expect(storm.makeRoom()).rejects.toBe(gone);
    expect(written).toBe(true);
    await expect(storm.settled()).rejects.toBe(gone);
  });
});
