import { createProgram } from '../../../apps/admin/src/program.js';
import { failureLine, SomeRefusedError } from '../../../apps/admin/src/exit-codes.js';

import type { CommandLedger } from './command-ledger.js';
import { type GivenFile, layDown } from './files.js';
import type { Cases } from './lanes.js';
import type { Place } from './place.js';
import { faultOf } from './send.js';

/** What a command of the operator came to. */
interface Came {
  readonly out: string;
  readonly outcome: 'done' | 'some refused' | 'failed';
}

/** Carries out a command as `npm run admin` does, in this process. */
async function carryOut(args: readonly string[]): Promise<Came> {
  const lines: string[] = [];
  try {
    await createProgram((line) => void lines.push(line)).parseAsync(args, { from: 'user' });
    return { out: lines.join('\n'), outcome: 'done' };
  } catch (error) {
    const outcome = error instanceof SomeRefusedError ? 'some refused' : 'failed';
    return { out: [...lines, failureLine(error)].join('\n'), outcome };
  }
}

/** Files on the database of a place, one after the other; what failed may not have written. */
export class FileCases {
  readonly #environment = { ...process.env };
  readonly tried = { done: 0, 'some refused': 0, failed: 0 };
  #no = 0;

  constructor(
    private readonly place: Place,
    private readonly ledger: CommandLedger,
    private readonly config: string,
  ) {
    Object.assign(process.env, place.places);
  }

  cases(arbitrary: Cases<GivenFile>['arbitrary']): Cases<GivenFile> {
    return { name: 'file', arbitrary, check: (file) => this.#hold(file) };
  }

  async #hold(file: GivenFile): Promise<string | undefined> {
    const { dataDir } = this.place;
    const args = layDown(file, { dataDir, config: this.config }, this.#no++ % 50);
    const { out, outcome } = await carryOut(args);
    this.tried[outcome]++;
    const { what } = file;
    const [written] = await this.ledger.look(outcome !== 'failed');
    if (written !== undefined) return `${what}: failed, but ${written}`;
    // A path that an operator gave is told to the operator.
    const text = out.replaceAll(dataDir, '').replaceAll('/given/', '');
    return faultOf(
      { what, method: 'GET', path: '', headers: {} },
      { status: 200, type: 'text/plain', text },
    );
  }

  /** The environment is this process's own again. */
  end(): void {
    for (const name of Object.keys(this.place.places)) delete process.env[name];
    Object.assign(process.env, this.#environment);
  }
}
