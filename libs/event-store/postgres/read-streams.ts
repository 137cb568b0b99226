import type { StoredEvent } from '#event-sourcing';
import { EventStoreError, type StreamRead } from '#event-store';
import { CHAIN_AT_END, chainIn } from '../src/event-chain.js';
import { readData } from '../src/recorded-rows.js';
import { eachWhole } from '../src/whole-stream.js';
import type { LogNames } from './postgres-names.js';
import type { PostgresPool } from './postgres-pool.js';

type Row = [
  stream: string,
  revision: number,
  id: string,
  type: string,
  version: number,
  data: string,
  endOfMetadata: string,
];

/** Reads many streams by one statement; its rows come in any order of streams. */
export async function readStreams(
  readers: PostgresPool,
  { schema }: LogNames,
  streams: readonly string[],
): Promise<readonly StreamRead[]> {
  const text = `SELECT stream, revision, id, type, version, data,
    right(metadata, ${CHAIN_AT_END}) FROM ${schema}.events
    WHERE stream = ANY ($1::text[]) ORDER BY stream, revision`;
  const rows = await readers.read<Row>({ name: 'streams', text, values: [streams] });
  const failed = new Map<string, EventStoreError>();
  const found = new Map(streams.map((stream): [string, StoredEvent[]] => [stream, []]));
  for (const [stream, revision, id, type, version, data, end] of rows) {
    const parsed = readData(stream, revision, data);
    if (parsed instanceof EventStoreError) failed.set(stream, parsed);
    else
      found
        .get(stream)
        ?.push({ id, stream, revision, type, version, data: parsed, ...chainIn(end) });
  }
  return eachWhole(
    streams,
    streams.map((stream) => found.get(stream) ?? []),
    failed,
  );
}
