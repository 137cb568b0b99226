import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { RecordedEvent } from '#event-sourcing';
import { openSqliteEventStore } from '#event-store/sqlite';
import type { KeyPlace } from '#privacy';
import { checkMapping, importLog, type ImportReport, type Mapping } from '#importing';
import type { WhistleEvent } from '#whistle';

export type Recorded = RecordedEvent & WhistleEvent;

/** A small mapping with every kind of step; parts can be replaced. */
export const mappingWith = (parts: object = {}) => ({
  source: 'test-log',
  columns: { case: 'case', time: 'time', unit: 'unit', activity: ['what'], person: 'who' },
  whistle: { title: '{what} of {case}', kind: 'plain', street: 'Main Street' },
  kinds: [{ id: 'plain', name: '一般', limits: { resolve: { value: 2, unit: '小时' } } }],
  steps: [
    { when: { what: 'open' }, then: ['assign'] },
    { when: { what: 'take' }, then: ['assign', 'acknowledge', 'resume'] },
    { when: { what: 'wait*' }, then: [{ step: 'pause', reason: '{what}' }] },
    { when: { what: 'come' }, then: ['arrive', 'confirm-arrival'] },
    { when: { what: 'done' }, then: ['report'] },
    { when: { what: 'no' }, then: ['send-back'] },
    { when: { what: 'close' }, then: ['report', 'confirm', 'close'] },
    { when: { what: ['1', '2', '3', '4', '5', '9'] }, then: [{ step: 'rate', score: '{what}' }] },
    { when: { what: 'note' }, then: ['ignore'] },
  ],
  ...parts,
});

export interface ImportParts {
  readonly allowFuture?: boolean;
  readonly keys?: KeyPlace;
  readonly [part: string]: unknown;
}

/** A data folder of its own, and what may be done with it. */
export class Place {
  readonly folder = mkdtempSync(join(tmpdir(), 'shaodao-import-'));
  readonly dataDir = join(this.folder, 'data');

  file(content: string | Buffer, name = 'log.csv'): string {
    const file = join(this.folder, 'in', name);
    mkdirSync(join(this.folder, 'in'), { recursive: true });
    writeFileSync(file, name.endsWith('.gz') ? gzipSync(content) : content);
    return file;
  }

  mapping(parts: object = {}) {
    return mappingWith(parts);
  }

  check(parts: object): Mapping {
    return checkMapping(mappingWith(parts));
  }

  /** @param parts of the mapping; and `allowFuture` */
  import(content: string | Buffer, parts: ImportParts = {}, name = 'log.csv') {
    const { allowFuture = false, keys, ...mapping } = parts;
    const file = this.file(content, name);
    return importLog({
      dataDir: this.dataDir,
      mapping: this.check(mapping),
      file,
      allowFuture,
      ...(keys && { keys }),
    });
  }

  async log(): Promise<Recorded[]> {
    const store = await openSqliteEventStore({ file: join(this.dataDir, 'events.db') });
    try {
      return (await store.readAll({ limit: 100_000 })).events as unknown as Recorded[];
    } finally {
      await store.close();
    }
  }

  /** Event types of the only, or the named, case. */
  async types(reference?: string): Promise<string[]> {
    return (await this.events(reference)).map(({ type }) => type);
  }

  async events(reference?: string): Promise<Recorded[]> {
    const all = (await this.log()).filter(({ stream }) => stream.startsWith('whistle-'));
    const raised = all.find(
      ({ type, data }) =>
        type === 'WhistleRaised' &&
        (reference === undefined ||
          (data as { source?: { reference: string } }).source?.reference === reference),
    );
    return all.filter(({ stream }) => stream === raised?.stream);
  }

  /** Everything there is but the input. */
  traces(): string[] {
    return readdirSync(this.folder).filter((name) => name !== 'in');
  }

  rejected({ rejectedFile }: ImportReport): string[] {
    const lines = readFileSync(rejectedFile, 'utf8')
      .replace(/^\uFEFF/, '')
      .trimEnd()
      .split('\n');
    return lines.slice(1).map((line) => line.split(',').slice(0, 3).join(' '));
  }

  hasData(): boolean {
    return existsSync(this.dataDir);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A CSV text with the columns of {@link mappingWith}. */
export const csv = (...rows: string[]): string =>
  ['case,time,unit,what,who', ...rows, ''].join('\n');
