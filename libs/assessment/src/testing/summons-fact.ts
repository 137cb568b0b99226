import type { SummonsFact } from '../domain/summons-fact.js';

/** A summons that was answered and settled in time, well rated; a test says what was otherwise. */
export const summonsFact = (changes: Partial<SummonsFact> = {}): SummonsFact => ({
  summons: 1,
  department: '城管局',
  street: 'street-a',
  category: '01',
  kind: 'routine',
  day: '2026-10-12',
  acknowledge: 'onTime',
  contact: 'onTime',
  arrive: 'onTime',
  resolve: 'onTime',
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

/** Nobody ever answered. */
export const unanswered: Partial<SummonsFact> = {
  acknowledge: 'open',
  contact: 'open',
  arrive: 'open',
  resolve: 'open',
  acknowledgeMs: null,
  contactMs: null,
  arriveMs: null,
  resolveMs: null,
  proven: false,
  satisfaction: null,
};
