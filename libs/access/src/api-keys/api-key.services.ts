import { Logger, type Provider } from '@nestjs/common';
import { localDate } from '#calendar';
import { CLOCK, type Clock } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { AuditTrail, type Noted } from '../audit/audit-trail.js';
import { RecentMap } from '../session/recent.js';
import { Standings } from '../session/standings.js';
import type { ApiKey } from './api-key.js';
import { ApiKeys } from './api-keys.js';
import { KeyRing } from './api-keys.query.js';
import { KeyDoor } from './key-door.js';

const keyLog = new Logger('ApiKeys');
const MOST_REMEMBERED = 10_000;

const logRefused = ({ code, account = '?', address = '?' }: Noted): void =>
  keyLog.warn(`接口密钥被拒 API key refused: ${code} account=${account} address=${address}`);

/** Records the use of keys once a day; nobody waits for it, and what fails is tried at the next use. */
function useRecorder(keys: ApiKeys, clock: Clock): (id: string, key: ApiKey) => void {
  const recorded = new RecentMap<string>(MOST_REMEMBERED);
  return (id, key) => {
    const day = localDate(clock.now());
    if (recorded.get(id) === day) return;
    recorded.set(id, day);
    keys.recordUse(id, key).catch((error: unknown) => {
      recorded.delete(id);
      keyLog.warn(`密钥使用暂未记录 the use of a key was not recorded: ${String(error)}`);
    });
  };
}

export const apiKeyServices: Provider[] = [
  {
    provide: KeyRing,
    inject: [EVENT_STORE],
    useFactory: (store: EventStore) => new KeyRing(store),
  },
  {
    provide: ApiKeys,
    inject: [EVENT_STORE, CLOCK, Standings],
    useFactory: (store: EventStore, clock: Clock, standings: Standings) =>
      new ApiKeys(store, clock, (id) => standings.refreshApiKey(id)),
  },
  {
    provide: KeyDoor,
    inject: [Standings, CLOCK, ApiKeys, AuditTrail],
    useFactory: (standings: Standings, clock: Clock, keys: ApiKeys, trail: AuditTrail) =>
      new KeyDoor({
        standings,
        clock,
        onRefusal: (refused) => {
          logRefused(refused);
          trail.note(refused);
        },
        onUse: useRecorder(keys, clock),
      }),
  },
];
