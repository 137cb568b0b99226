import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { Test, type TestingModule } from '@nestjs/testing';
import { Directory } from '#directory';
import { type Actor, CLOCK, type Clock, deliveryOf } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import {
  answerOnThisThread,
  openReadStore,
  QUESTIONS,
  READ_STORE,
  type ReadStore,
} from '#read-store';
import { WHISTLE_RULES } from '#whistle';
import { AssessmentModule } from '../assessment.module.js';
import { responseStatistics } from '../read/response-statistics/response-statistics.projection.js';
import { DEPARTMENTS, playWhistles, rules, sampleGame } from './played-whistles.js';

export const actor = (role: string, organisation: string): Actor => ({
  account: 'a',
  organisation,
  role,
});

export const change = () => deliveryOf({}, actor('administrator', 'district'));

async function writeSeason(log: EventStore): Promise<void> {
  for (const { stream, revision, type, data, metadata } of playWhistles(sampleGame)) {
    const id = randomUUID();
    const expected = revision === 0 ? 'no-stream' : revision - 1;
    await log.append(stream, expected, [{ id, type, data, metadata, version: 1 }]);
  }
}

async function moduleOver(log: EventStore, reads: ReadStore, clock: Clock): Promise<TestingModule> {
  const stores = [
    { provide: READ_STORE, useValue: reads },
    { provide: QUESTIONS, useValue: answerOnThisThread(reads) },
    { provide: EVENT_STORE, useValue: log },
    { provide: CLOCK, useValue: clock },
    { provide: WHISTLE_RULES, useValue: rules },
  ];
  @Global()
  @Module({ providers: stores, exports: stores })
  class Stores {}
  const imports = [Stores, CqrsModule.forRoot(), AssessmentModule];
  const module = await Test.createTestingModule({ imports }).compile();
  await module.init();
  return module;
}

async function register(module: TestingModule): Promise<void> {
  const organisations = [...DEPARTMENTS, '综合执法局'].map((id) => ({
    id,
    kind: 'department' as const,
    name: id,
  }));
  const since = { effectiveFrom: '2026-01-01', reason: '建档' };
  await module
    .get(Directory)
    .handle({ type: 'RegisterOrganisations', organisations, ...since }, change());
}

/** The assessment module over a season of whistles, with its own log and read models. */
export async function openSeason(clock: Clock) {
  const folder = mkdtempSync(join(tmpdir(), 'assessment-'));
  const log = await openSqliteEventStore({ file: join(folder, 'events.db') });
  await writeSeason(log);
  const reads = await openReadStore({
    directory: join(folder, 'read'),
    eventStore: log,
    projections: [responseStatistics],
  });
  await reads.rebuild(responseStatistics.name);
  const module = await moduleOver(log, reads, clock);
  await register(module);
  const close = async () => {
    await module.close();
    await reads.close();
    await log.close();
    rmSync(folder, { recursive: true });
  };
  return { module, close };
}
