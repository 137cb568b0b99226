import type { CpuUse } from './cpu.js';
import type { ThreadCpu } from '../thread-cpu.js';
import type { Summary } from './ledger.js';
import type { Profile } from './options.js';

/** What one member spent on one whistle, from blow to score. */
export interface MemberCost extends CpuUse {
  readonly name: string;
  /** By thread, where a bench has them entered by name; of helpers alone otherwise. */
  readonly threads: ThreadCpu;
}

/** What a whistle costs on one profile; all amounts per whistle. */
export interface ProfileCost {
  readonly profile: Profile;
  readonly what: string;
  readonly members: readonly MemberCost[];
  /** Of this tool itself, which shared the machine. */
  readonly loader: MemberCost;
  readonly logBytes: number | undefined;
  readonly readBytes: number;
  /** Of all that was played, for orders of magnitude. */
  readonly summary: Summary;
}
