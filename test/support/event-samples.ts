import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordedEvent } from '#event-sourcing';

export type EventSample = Pick<RecordedEvent, 'type' | 'version' | 'data'>;

export const SAMPLES = join(process.cwd(), 'schema', 'events');

/** `department-arrived.v1.json` */
export const sampleName = (type: string, version: number): string =>
  `${type.replace(/(?<!^)([A-Z])/g, '-$1').toLowerCase()}.v${version}.json`;

/**
 * The golden sample of a version of an event. `npm run schema:write` writes one that is missing as
 * the domain writes the event now; one that is there is never changed.
 */
export function readSample(type: string, version: number, written?: object): EventSample {
  const file = join(SAMPLES, sampleName(type, version));
  if (process.env['WRITE_SAMPLES'] && written && !existsSync(file))
    writeFileSync(file, `${JSON.stringify({ type, version, data: written }, null, 2)}\n`);
  return JSON.parse(readFileSync(file, 'utf8')) as EventSample;
}
