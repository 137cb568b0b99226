import { envelopeOf, nameUuids, type SentCommand } from '#event-sourcing';
import type { WhistleCommand } from '../domain/whistle.js';
import { SYSTEM_ACTOR } from '../domain/whistle.context.js';
import type { ClockName, DeadlineClock } from '../domain/whistle.events.js';
import type { Deadline } from '../domain/running-deadlines.js';

/** Never changed: the same deadline must have the same command id in every log. */
const NAMESPACE = '3c1f7f3e-7d0a-5b0c-9d6e-52b6a2f4e8c1';
const idOf = nameUuids(NAMESPACE);
const AUTOMATION = 'when-deadline-passes-then-escalate';

/** The id of a deadline's command. A deadline whose due time moved gets another one. */
export function deadlineCommandId(whistleId: string, deadline: Deadline): string {
  const { what, summons, clock, dueAt, rung = '' } = deadline;
  return idOf([AUTOMATION, whistleId, summons, clock, what, dueAt, rung].join('/'), whistleId);
}

function commandOf({ what, summons, clock, dueAt, rung = 0 }: Deadline): WhistleCommand {
  switch (what) {
    case 'warn':
      return { type: 'WarnOfDeadline', summons, clock: clock as DeadlineClock, dueAt };
    case 'miss':
      return { type: 'MissDeadline', summons, clock: clock as DeadlineClock, dueAt };
    case 'rung':
      // Only clocks of a summons have a ladder.
      return { type: 'ClimbLadder', summons, clock: clock as ClockName, dueAt, rung };
    case 'end-pause':
      return { type: 'EndPause', summons };
  }
}

/** The commands that the service sends to a whistle, in its own name, when a deadline has come. */
export function deadlineCommand(
  whistleId: string,
  deadline: Deadline,
): SentCommand<WhistleCommand> {
  const command = commandOf(deadline);
  const commandId = deadlineCommandId(whistleId, deadline);
  return { command, envelope: envelopeOf(command, { actor: SYSTEM_ACTOR, commandId }) };
}
