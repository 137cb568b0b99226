import type { SummonsFact } from '../domain/summons-fact.js';

/** A summons that was answered and settled in time, well rated; a test says what was otherwise. */
export const summonsFact = (changes: Partial<SummonsFact> = {}): SummonsFact => ({
  summons: 1,
  department: '城管局',
  role: 'lead',
  street: 'street-a',
  category: '01',
  kind: 'routine',
  day: '2026-10-12',
  firstCall: true,
  wronglyCalled: false,
  acknowledge: 'onTime',
  contact: 'onTime',
  arrive: 'onTime',
  resolve: 'onTime',
  acknowledgeDue: null,
  contactDue: null,
  arriveDue: null,
  resolveDue: null,
  acknowledgeMs: 600_000,
  contactMs: 1_800_000,
  arriveMs: 1_800_000,
  resolveMs: 7_200_000,
  acknowledgeWorkMs: null,
  contactWorkMs: null,
  arriveWorkMs: null,
  resolveWorkMs: null,
  proven: true,
  sentBack: 0,
  released: false,
  satisfaction: 5,
  ...changes,
});

/** When everything that {@link unanswered} owed was long due. */
export const LATER = '2027-01-01T00:00:00.000Z';

/** Nobody ever answered. */
export const unanswered: Partial<SummonsFact> = {
  acknowledge: 'open',
  contact: 'open',
  arrive: 'open',
  resolve: 'open',
  acknowledgeDue: '2026-10-12T02:00:00.000Z',
  contactDue: '2026-10-12T03:00:00.000Z',
  arriveDue: '2026-10-12T04:00:00.000Z',
  resolveDue: '2026-10-19T10:00:00.000Z',
  acknowledgeMs: null,
  contactMs: null,
  arriveMs: null,
  resolveMs: null,
  proven: false,
  satisfaction: null,
};
