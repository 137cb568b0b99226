import { Injectable, type OnModuleInit } from '@nestjs/common';

import { AuditTrail, callersOf, type Noted, sessionOfOperation, Tokens } from '#access';
import { takeRejections } from '#graphql';
import { type Answer, Observability } from '#observability';

/** Refusals that tell of somebody at the door, and not of a mistake in what was sent. */
const REFUSALS: ReadonlySet<string> = new Set([
  'FORBIDDEN',
  'NOT_YOUR_ORGANISATION',
  'ADMINISTRATOR_ONLY',
  'OPERATION_NOT_LISTED',
  'OPERATION_TOO_COMPLEX',
  'ANSWER_TOO_LARGE',
  'OPERATION_TIMED_OUT',
  'TOO_MANY_REQUESTS',
  'TOO_MANY_WRITES',
]);

/**
 * Refusals inside a result that are not of the state of the matter either, but of who sent it: beside those
 * that say that it is another's.
 */
const NOT_PERMITTED: ReadonlySet<string> = new Set([
  'STEP_NOT_YOURS',
  'SELF_REVIEW',
  'LEVEL_NOT_YOURS',
  'WHISTLE_OF_ANOTHER_STREET',
  'AGENCY_OF_ANOTHER_STREET',
]);

/** Puts refused operations and what administrators send into the audit log, of both doors. */
@Injectable()
export class AuditedOperations implements OnModuleInit {
  constructor(
    private readonly trail: AuditTrail,
    private readonly tokens: Tokens,
    private readonly observability: Observability,
  ) {}

  onModuleInit(): void {
    this.observability.answered = (answer) => this.audit(answer);
  }

  private audit(answer: Answer): void {
    const { context, fields: operations, status: code } = answer;
    const session = sessionOfOperation(context);
    const kind = kindOf(answer, session?.actor.role);
    if (kind !== undefined)
      this.note(context, { kind, operations, ...(kind === 'refused' && { code }) });
    for (const { field, code, isNotYours } of takeRejections(context))
      if (isNotYours || NOT_PERMITTED.has(code))
        this.note(context, { kind: 'refused', operations: [field], code });
  }

  private note(context: object, noted: Noted): void {
    // What is refused before it runs has no session yet.
    const { account, address } = callersOf(context, this.tokens);
    const organisation = sessionOfOperation(context)?.actor.organisation;
    this.trail.note({
      ...noted,
      address,
      ...(account !== undefined && { account }),
      ...(organisation !== undefined && { organisation }),
    });
  }
}

/** What an answer is in the audit log; undefined for what is of no interest to it. */
function kindOf({ type, status }: Answer, role: string | undefined): Noted['kind'] | undefined {
  if (REFUSALS.has(status)) return 'refused';
  const isAct = type === 'mutation' && status === 'ok' && role === 'administrator';
  return isAct ? 'administered' : undefined;
}
