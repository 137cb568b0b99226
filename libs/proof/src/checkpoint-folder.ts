import { randomUUID } from 'node:crypto';
import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from '#event-sourcing';
import type { Checkpoint } from './checkpoint.js';

const NAME = /^checkpoint-\d+\.json$/;
const DIGITS = 6;

/** Name of a checkpoint's file, and of its object in a bucket. */
export const nameOfCheckpoint = (number: number): string =>
  `checkpoint-${String(number).padStart(DIGITS, '0')}.json`;

/** A checkpoint as it is written. */
export const textOfCheckpoint = (checkpoint: Checkpoint): string =>
  `${JSON.stringify(checkpoint, null, 1)}\n`;

/** @throws OperatorError CHECKPOINT_INVALID */
export function readCheckpoint(file: string): Checkpoint {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Checkpoint;
  } catch (cause) {
    throw new OperatorError('CHECKPOINT_INVALID', `${file} 不是检查点文件`, { cause });
  }
}

/** Writes a checkpoint over the file it was read from, whole or not at all. */
export function rewriteCheckpoint(file: string, checkpoint: Checkpoint): void {
  const draft = writeDraft(file, checkpoint);
  renameSync(draft, file);
}

/** The whole text on disk, beside the file that it is to be; nothing is left where there is no room. */
function writeDraft(file: string, checkpoint: Checkpoint): string {
  const draft = `${file}.${randomUUID()}`;
  try {
    writeFileSync(draft, textOfCheckpoint(checkpoint), { flag: 'wx', flush: true });
    return draft;
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** Checkpoints as files in one folder, which is best kept on another machine. */
export class CheckpointFolder {
  constructor(readonly folder: string) {}

  /** Those that are there, in order of their numbers; none where there is no folder. */
  read(): readonly Checkpoint[] {
    let names: readonly string[] = [];
    try {
      names = readdirSync(this.folder).filter((name) => NAME.test(name));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    const all = names.map((name) => readCheckpoint(join(this.folder, name)));
    return all.sort((one, other) => one.number - other.number);
  }

  /**
   * Keeps a checkpoint. One of this number that is there already was signed by a run that ended before
   * the log knew of it: it is answered instead, and never overwritten.
   */
  keep(checkpoint: Checkpoint): Checkpoint {
    mkdirSync(this.folder, { recursive: true });
    const file = join(this.folder, nameOfCheckpoint(checkpoint.number));
    const draft = writeDraft(file, checkpoint);
    try {
      linkSync(draft, file);
      return checkpoint;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      return readCheckpoint(file);
    } finally {
      rmSync(draft, { force: true });
    }
  }
}
