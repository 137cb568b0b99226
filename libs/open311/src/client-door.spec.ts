import { createHash } from 'node:crypto';
import { ClientDoor } from './client-door.js';
import type { Open311File } from './open311-file.js';

const file = {
  clients: [
    {
      id: 'hotline',
      role: 'command-centre',
      keySha256: createHash('sha256').update('right key').digest('hex'),
    },
    {
      id: 'app',
      role: 'street',
      keySha256: createHash('sha256').update('key of the app').digest('hex'),
    },
  ],
} as unknown as Open311File;

describe('given a client door', () => {
  let now = Date.parse('2026-11-22T02:35:00.000Z');
  const clock = { now: () => new Date(now).toISOString() };
  let door: ClientDoor;
  beforeEach(() => (door = new ClientDoor(file, clock, 3)));

  const outcomeOf = (key: string | undefined, address: string): string => {
    try {
      return door.admit(key, address).id;
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  const guess = (times: number, address: string) =>
    Array.from({ length: times }, (_, n) => outcomeOf(`guess ${n}`, address));

  it('when keys are guessed, then after twenty not even the right one is told', () => {
    expect(new Set(guess(20, '203.0.113.9'))).toEqual(new Set(['API_KEY_INVALID']));
    expect(outcomeOf('guess', '203.0.113.9')).toBe('TOO_MANY_ATTEMPTS');
    expect(outcomeOf('right key', '203.0.113.9')).toBe('TOO_MANY_ATTEMPTS');
    expect(outcomeOf('right key', '203.0.113.10')).toBe('hotline');
    now += 30_000;
    expect(outcomeOf('right key', '203.0.113.9')).toBe('hotline');
  });

  it('when a neighbour of a client guesses, then the client is let in as before', () => {
    expect(outcomeOf('right key', '203.0.113.9')).toBe('hotline');
    guess(30, '203.0.113.9');
    expect(outcomeOf('right key', '203.0.113.9')).toBe('hotline');
    expect(outcomeOf('key of the app', '203.0.113.9')).toBe('TOO_MANY_ATTEMPTS');
  });

  it('when a client sends more than its rate, then it is told when to try again', () => {
    const client = door.admit('right key', '203.0.113.9');
    for (let sent = 0; sent < 3; sent++) door.refuseUnlessMaySubmit(client);
    expect(() => door.refuseUnlessMaySubmit(client)).toThrow(
      expect.objectContaining({ status: 429, code: 'TOO_MANY_WRITES', retryAfterSeconds: 20 }),
    );
    now += 20_000;
    expect(() => door.refuseUnlessMaySubmit(client)).not.toThrow();
  });

  it('when the table does not let its role raise whistles, then it may not submit either', () => {
    const client = door.admit('right key', '203.0.113.9');
    const department = Object.assign({}, client, { role: 'department' });
    expect(() => door.refuseUnlessMaySubmit(department)).toThrow(
      expect.objectContaining({ status: 403, code: 'FORBIDDEN' }),
    );
  });

  it('when the district offers no endpoint, then nobody is let in', () => {
    door = new ClientDoor(undefined, clock, 3);
    expect(outcomeOf('right key', '203.0.113.9')).toBe('NOT_OFFERED');
  });
});
