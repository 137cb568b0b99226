import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

import { type Decision, isRejection } from './decider.js';
import type { DomainEvent } from './event.js';

/**
 * Notes which command led to which events, a line `command event` each, in the folder that
 * `DECISIONS_DIR` names: `schema/slices.md` is printed from what the specs decided.
 */
export function recordDecision(command: unknown, decision: Decision<DomainEvent, string>): void {
  const folder = process.env['DECISIONS_DIR'];
  if (folder === undefined || isRejection(decision)) return;
  // Some specs of the kernel itself decide without a name.
  if (!(command instanceof Object && 'type' in command)) return;
  const { type } = command;
  const lines = decision.map((event) => `${type} ${event.type}\n`);
  // Specs run in several processes: each has a file of its own.
  appendFileSync(join(folder, `${process.pid}.txt`), lines.join(''));
}
