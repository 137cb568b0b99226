import { Injectable, type OnModuleInit } from '@nestjs/common';

import { AuditTrail, callersOf, type Noted, sessionOfOperation, Tokens } from '#access';
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
    const session = sessionOfOperation(answer.context);
    const kind = kindOf(answer, session?.actor.role);
    if (kind === undefined) return;
    // What is refused before it runs has no session yet.
    const { account, address } = callersOf(answer.context, this.tokens);
    this.trail.note({
      kind,
      address,
      operations: answer.fields,
      ...(kind === 'refused' && { code: answer.status }),
      ...(account !== undefined && { account }),
      ...(session && { organisation: session.actor.organisation }),
    });
  }
}

/** What an answer is in the audit log; undefined for what is of no interest to it. */
function kindOf({ type, status }: Answer, role: string | undefined): Noted['kind'] | undefined {
  if (REFUSALS.has(status)) return 'refused';
  const isAct = type === 'mutation' && status === 'ok' && role === 'administrator';
  return isAct ? 'administered' : undefined;
}
