import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

import { type Decision, isRejection } from './decider.js';
import type { DomainEvent } from './event.js';

/**
 * Appends a line `command event` for each decided event to a file in the folder `DECISIONS_DIR`,
 * from which `schema/slices.md` is printed.
 */
export function recordDecision(command: unknown, decision: Decision<DomainEvent, string>): void {
  const folder = process.env['DECISIONS_DIR'];
  if (folder === undefined || isRejection(decision)) return;
  // Some specs of this library use commands without a type.
  if (!(command instanceof Object && 'type' in command)) return;
  const { type } = command;
  const lines = decision.map((event) => `${type} ${event.type}\n`);
  // Specs run in several processes: one file each.
  appendFileSync(join(folder, `${process.pid}.txt`), lines.join(''));
}
