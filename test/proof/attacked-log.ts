import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { eventId, systemClock } from '#event-sourcing';
import { type EventStore, linkOf, startLogBar, noProgress } from '#event-store';
import { verifyLog } from '#event-store/maintenance';
import {
  type Checkpoint,
  CheckpointFolder,
  checkpointFaults,
  LogProof,
  makeCheckpoint,
  openSigningKey,
  proof,
  saidInLog,
} from '#proof';
import { openLog, type EventStorePlace } from '#runtime';
import type { PostgresServer } from '../support/postgres.js';
import { eventsIn } from '../migrate/migration.js';

const VERIFIER = resolve('apps/verify-log.mjs');
const ACTOR = { account: 'dept-1', organisation: 'chengguan', role: 'department' };

/** What an administrator of the database can do to it: any statement. */
export type Tamper = (...statements: string[]) => Promise<void>;

export const tamperSqlite =
  (dataDir: string): Tamper =>
  async (...statements) => {
    const db = new Database(join(dataDir, 'events.db'));
    for (const statement of statements) db.exec(statement);
    db.close();
  };

export const tamperPostgres =
  (server: PostgresServer, database: string): Tamper =>
  async (...statements) => {
    for (const statement of statements)
      await server.run(`SET search_path TO shaodao_events; ${statement}`, database);
  };

/** A log with checkpoints kept outside it, and those who check it. */
export class AttackedLog {
  readonly outside = mkdtempSync(join(tmpdir(), 'shaodao-proof-'));
  readonly folder = new CheckpointFolder(join(this.outside, 'checkpoints'));
  readonly key = openSigningKey(join(this.outside, 'key', 'checkpoint.key'));

  private constructor(readonly log: EventStore) {}

  static async open(eventStore: EventStorePlace): Promise<AttackedLog> {
    return new AttackedLog(await openLog({ eventStore }, 'inline'));
  }

  async close(): Promise<void> {
    await this.log.close();
    rmSync(this.outside, { recursive: true, force: true });
  }

  /** One command that writes one event of this type, which happened at this time. */
  async happen(stream: string, type: string, at: string): Promise<void> {
    const commandId = randomUUID();
    const metadata = {
      commandId,
      command: type,
      digest: 'd',
      correlationId: commandId,
      actor: ACTOR,
    };
    const last = (await this.log.readStream(stream)).at(-1)?.revision ?? 'no-stream';
    const data = { at, note: '路灯不亮', department: 'chengguan' };
    const event = { id: eventId(commandId, 0), type, version: 1, data, metadata };
    await this.log.append(stream, last, [event]);
  }

  /** Two whistles and their summonses, a moment between any two events. */
  async play(): Promise<void> {
    for (const [stream, day] of [
      ['whistle-a', '01'],
      ['whistle-b', '02'],
    ] as const)
      for (const [hour, type] of [
        ['09', 'WhistleRaised'],
        ['10', 'DepartmentArrived'],
        ['11', 'ResolutionReported'],
      ] as const) {
        await this.happen(stream, type, `2026-11-${day}T${hour}:00:00.000Z`);
        await new Promise((done) => setTimeout(done, 3));
      }
  }

  checkpoint(key = this.key): Promise<Checkpoint> {
    const { log, folder } = this;
    return makeCheckpoint({ log, key, folder, clock: systemClock, actor: ACTOR });
  }

  /** What `admin verify` finds in the log. */
  async verify(checkpoints = this.folder.read()): Promise<readonly string[]> {
    const said = saidInLog(await proof.read(this.log));
    const bar = startLogBar(noProgress, '', undefined);
    const found = await verifyLog(this.log, bar, new LogProof(said, checkpoints));
    return [...checkpointFaults(checkpoints), ...found.faults];
  }

  /** What the standalone verifier prints about an exported copy. */
  async audit(...args: string[]): Promise<string> {
    const file = join(this.outside, `${randomUUID()}.jsonl`);
    const events = await eventsIn(this.log);
    writeFileSync(file, events.map((event) => `${JSON.stringify(event)}\n`).join(''));
    const given = args.length > 0 ? args : ['--checkpoints', this.folder.folder];
    const run = promisify(execFile)(process.execPath, [VERIFIER, file, ...given], {
      env: { PATH: process.env['PATH'] ?? '' },
    });
    return run.then(
      ({ stdout }) => stdout,
      (error: { stdout: string }) => error.stdout,
    );
  }

  /** The condition that finds an event in its table. */
  async where(stream: string, revision: number): Promise<string> {
    const [event] = await this.log.readStream(stream, { fromRevision: revision });
    return `position = ${Number(event?.position)}`;
  }

  /** Statements that give the events of a stream the chain that follows from them as they are now. */
  async rechained(stream: string): Promise<string[]> {
    let link = '';
    return (await this.log.readStream(stream)).map((event) => {
      link = linkOf(link, event);
      const { metadata, position } = event;
      const text = JSON.stringify({ ...metadata, chain: link });
      return `UPDATE events SET metadata = '${text}' WHERE position = ${Number(position)}`;
    });
  }
}
