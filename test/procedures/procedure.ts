import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { Directory, type OrganisationDetails } from '#directory';
import { type Actor, type Recorded } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { openSqliteEventStore } from '#event-store/sqlite';
import { openReadStore, type ReadStore } from '#read-store';
import {
  deadlines,
  whistle,
  WhenDeadlinePassesThenEscalate,
  type WhistleCommand,
  WhistleCommands,
  type WhistleEvent,
  whistleIdOf,
  whistleMessage,
} from '#whistle';
import { changeRules, openLiveRules, shippedRules, type WhistleRulePack } from '#rules';

import { Deadlines } from '../../libs/whistle/src/read/deadlines/due-whistles.js';
import {
  type WhistleDetail,
  whistleDetail,
} from '../../libs/whistle/src/read/whistle-detail/whistle-detail.js';

import { type Cast, castOf, LEADERS } from './cast.js';
import { localTime, utc } from './times.js';

/** 平谷: sixteen departments that enforce the law. */
export const DEPARTMENTS =
  '城管局 公安分局 水务局 住建局 市场监管局 生态环境局 应急管理局 消防救援支队 交通局 规划自然资源局 农业农村局 园林绿化局 文化旅游局 卫生健康委 发展改革委 税务局'.split(
    ' ',
  );

/** Known by the names that people use. */
const ORGANISATIONS: readonly OrganisationDetails[] = [
  { id: '新华街道', kind: 'street', name: '新华街道' },
  { id: '和平社区', kind: 'community', name: '和平社区', parent: '新华街道' },
  { id: '新华派出所', kind: 'stationed-agency', name: '新华派出所', parent: '新华街道' },
  { id: '安居物业', kind: 'company', name: '安居物业' },
  ...DEPARTMENTS.map((name) => ({ id: name, kind: 'department' as const, name })),
];
const ADMINISTRATOR: Actor = { account: 'admin', organisation: '', role: 'administrator' };

/** The rules as they ship: `gulou@2`. */
export function shipped(name: string): WhistleRulePack {
  const found = shippedRules().find(({ pack, version }) => `${pack}@${version}` === name);
  if (!found) throw new Error(`no rules ${name}`);
  return found;
}

/**
 * One whistle in a district that has put a published procedure in force: a real log, the rules as
 * the log has activated them, the automation that fires deadlines, and a clock that goes where the
 * story is. What time brings about happens on the way there.
 */
export class Procedure {
  private whistleId = '';
  private readonly stop = new AbortController();

  private constructor(
    readonly pack: WhistleRulePack,
    private readonly parts: Parts,
  ) {}

  /** A district that applies `pack@version` from a local date on; the clock stands at its 08:00. */
  static async inForce(name: string, date: string): Promise<Procedure> {
    const parts = await partsAt(utc(`${date} 08:00`));
    const played = new Procedure(shipped(name), parts);
    await played.activate(name, date);
    await played.follow();
    return played;
  }

  /** Another process puts a version in force from a local date on. */
  async activate(name: string, from: string): Promise<void> {
    const { log, clock } = this.parts;
    const command = { type: 'ActivateRulePack', pack: shipped(name), from } as const;
    const by = { actor: ADMINISTRATOR, now: clock.now(), files: shippedRules() };
    const outcome = await changeRules(log, command, by);
    if (outcome.outcome === 'rejected') throw new Error(outcome.rejection.rejected);
  }

  /** Goes to a local time; whoever acts there acts then. */
  at(time: string): Cast {
    return castOf(this.pack, (actor, commandOf) => this.act(utc(time), actor, commandOf));
  }

  /** Lets time pass, and the service do what that brings about. */
  async until(time: string): Promise<void> {
    const to = utc(time);
    const deadlines = new Deadlines(this.parts.reads);
    for (;;) {
      while ((await this.parts.automation.sweep()) > 0);
      const next = await deadlines.nextAfter(this.parts.clock.now());
      if (next === undefined || next > to) break;
      this.parts.clock.set(next);
    }
    this.parts.clock.set(to);
  }

  /** What people read, a line for each event: `2026-09-30 16:40 新华街道吹哨：夜市占道`. */
  async timeline(): Promise<string[]> {
    return (await this.detail()).timeline.map(({ text }) => text);
  }

  /** Local due times of a department by step, as they stand; those without a limit are left out. */
  async due(department: string): Promise<Record<string, string>> {
    const { summonses } = await this.detail();
    const found = summonses.findLast(({ summons }) => summons.department === department);
    const due: Record<string, string> = {};
    for (const { name, clock } of found?.clocks ?? [])
      if (clock) due[CLOCKS[name]] = localTime(clock.dueAt);
    return due;
  }

  /** Verdict of a department's clocks: onTime, late, open. */
  async verdicts(department: string): Promise<Record<string, string>> {
    const { summonses } = await this.detail();
    const found = summonses.findLast(({ summons }) => summons.department === department);
    const judged = found?.clocks.flatMap(({ name, verdict }) =>
      verdict ? [[CLOCKS[name], verdict]] : [],
    );
    return Object.fromEntries(judged ?? []) as Record<string, string>;
  }

  /** Local due time of the review or dispatch that a whistle waits for. */
  async gateDue(): Promise<string | undefined> {
    const { gate } = (await this.detail()).whistle;
    return gate?.due && localTime(gate.due.dueAt);
  }

  async detail(): Promise<WhistleDetail> {
    const events = await this.events();
    const look = { now: this.parts.clock.now(), nameOf: (id: string) => id };
    const detail = whistleDetail(this.whistleId, events, look);
    if (!detail) throw new Error('nobody has blown yet');
    return detail;
  }

  events(): Promise<readonly Recorded<WhistleEvent>[]> {
    return whistle.read(this.parts.log, this.whistleId);
  }

  async end(): Promise<void> {
    this.stop.abort();
    await this.running;
    await this.parts.reads.close();
    await this.parts.log.close();
    rmSync(this.parts.folder, { recursive: true });
  }

  private running: Promise<void> = Promise.resolve();

  private async follow(): Promise<void> {
    this.running = this.parts.reads.run({ signal: this.stop.signal });
    while ((await this.parts.reads.status())[0]?.state !== 'live') await delay(5);
  }

  /** @throws Error with code and Chinese message of a refusal */
  private async act(
    time: string,
    actor: Actor,
    commandOf: (events: readonly WhistleEvent[]) => WhistleCommand,
  ): Promise<void> {
    await this.until(localTime(time));
    const commandId = randomUUID();
    const command = commandOf(this.whistleId === '' ? [] : await this.events());
    const whistleId = command.type === 'RaiseWhistle' ? whistleIdOf(commandId) : this.whistleId;
    const delivery = { actor, commandId };
    const { outcome } = await this.parts.commands.handle({ whistleId, command, delivery });
    if (outcome.outcome === 'rejected')
      throw new Error(`${outcome.rejection.rejected} ${whistleMessage(outcome.rejection)}`);
    this.whistleId = whistleId;
  }
}

const CLOCKS = { acknowledge: '签收', contact: '联系', arrive: '报到', resolve: '办结' } as const;

interface Parts {
  readonly folder: string;
  readonly log: EventStore;
  readonly reads: ReadStore;
  readonly clock: { now(): string; set(time: string): void };
  readonly commands: WhistleCommands;
  readonly automation: WhenDeadlinePassesThenEscalate;
}

const observer = {
  fired: () => undefined,
  overdue: () => undefined,
  failed: (error: unknown) => {
    throw error;
  },
};

const leaders = new Map<string, readonly string[]>(Object.entries(LEADERS));
const signatories = {
  account: async (displayName: string) => {
    const posts = leaders.get(displayName);
    return posts && { displayName, posts };
  },
};

async function partsAt(start: string): Promise<Parts> {
  const folder = mkdtempSync(join(tmpdir(), 'procedure-'));
  let now = start;
  const clock = { now: () => now, set: (time: string) => void (now = time) };
  const log = await openSqliteEventStore({ file: join(folder, 'events.db'), writer: 'inline' });
  const rules = await openLiveRules(log, { pack: 'default' });
  const directory = new Directory(log, clock);
  await directory.registerOrganisations(ORGANISATIONS, { actor: ADMINISTRATOR });
  const reads = await openReadStore({
    directory: join(folder, 'read'),
    eventStore: log,
    projections: [deadlines],
  });
  const commands = new WhistleCommands(log, clock, { rules, directory, signatories });
  const automation = new WhenDeadlinePassesThenEscalate({ log, reads, clock, rules, observer });
  return { folder, log, reads, clock, commands, automation };
}
