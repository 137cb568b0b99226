import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { specification } from '#event-sourcing';
import { proof } from './proof.js';
import type { CheckpointSigned, ProofEvent } from './proof.events.js';

const { given } = specification(proof);
const at = '2026-11-27T08:00:00.000Z';
const begun: ProofEvent = { type: 'ChainBegun', data: { at, events: 6, root: 'a' } };
const begin = { type: 'BeginChain', data: { at, events: 6, root: 'a' } } as const;
const signed = (number: number): CheckpointSigned => ({
  type: 'CheckpointSigned',
  data: { at, number, events: 6 + number, root: 'b', digest: 'c', last: ['proof', number - 1] },
});
const record = (number: number) =>
  ({ type: 'RecordCheckpoint', data: signed(number).data }) as const;

describe('given a log whose chain has not begun', () => {
  it('when it begins, then that is recorded, with what the log held before', () => {
    given([]).when(begin, null).then([begun]);
  });

  it('when a checkpoint is recorded, then it is refused', () => {
    given([]).when(record(1), null).then('CHAIN_NOT_BEGUN');
  });
});

describe('given a log whose chain has begun', () => {
  it('when it begins again, then nothing changes', () => {
    given([begun]).when(begin, null).then([]);
    given([begun, signed(1)])
      .when(begin, null)
      .then([]);
  });

  it('when the next checkpoint is signed, then it is recorded', () => {
    given([begun])
      .when(record(1), null)
      .then([signed(1)]);
    given([begun, signed(1)])
      .when(record(2), null)
      .then([signed(2)]);
  });

  it('when another process has signed that number, then it is refused', () => {
    given([begun, signed(1)])
      .when(record(1), null)
      .then('CHECKPOINT_OVERTAKEN');
    given([begun]).when(record(2), null).then('CHECKPOINT_OVERTAKEN');
  });
});

describe('given a log that was written anew from another', () => {
  const data = { at, events: 9, root: 'o', changed: 2, reason: '封存' };
  const rewritten: ProofEvent = { type: 'LogRewritten', data };
  const rewriting = { type: 'RecordRewriting', data } as const;

  it('when that is recorded, then once, until a checkpoint says so', () => {
    given([begun, signed(1)])
      .when(rewriting, null)
      .then([rewritten]);
    given([begun, signed(1), rewritten])
      .when(rewriting, null)
      .then([]);
    given([begun, signed(1), rewritten, signed(2)])
      .when(rewriting, null)
      .then([rewritten]);
  });

  it('when the next checkpoint is signed, then its number follows the other log', () => {
    given([begun, signed(1), rewritten])
      .when(record(2), null)
      .then([signed(2)]);
  });
});

describe('given the samples of what the log says about its proof', () => {
  const sample = (name: string) => {
    const file = join(import.meta.dirname, '../../../schema/events', `${name}.v1.json`);
    return JSON.parse(readFileSync(file, 'utf8')) as ProofEvent & { readonly version: number };
  };

  it('when they are read, then they fold today', () => {
    const names = ['chain-begun', 'log-rewritten', 'checkpoint-signed'];
    const events = names.map(sample);
    const { begun: has, last } = proof.fold(events);
    expect(has).toBe(true);
    expect(last).toMatchObject({ number: 1, last: ['whistle-a', 2] });
    expect(events.map(({ type, version }) => proof.versions[type] === version)).toEqual([
      true,
      true,
      true,
    ]);
  });
});
