import {
  type CanActivate,
  type ExecutionContext,
  ForbiddenException,
  Injectable,
  UnauthorizedException,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { mayCall } from '../permissions/permissions.js';
import { PUBLIC } from './access.decorators.js';
import { forbiddenError, unauthenticatedError } from './access-errors.js';
import { isGraphQL, openSession, operationOf } from './call.js';
import { Sessions } from './sessions.js';

/**
 * Guards every operation, over HTTP and graphql-ws: it needs a session unless it is `@Public()`, and a
 * role that the table of permissions names for it. What is not in the table is refused to everybody.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly sessions: Sessions,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    // First, so that public operations work while the log is unavailable.
    if (this.#isPublic(context)) return true;
    const session = await openSession(context, this.sessions);
    const [noOne, notThisRole] = refusals(context);
    if (!session) throw noOne();
    if (!mayCall(operationOf(context), session.actor.role)) throw notThisRole();
    return true;
  }

  #isPublic(context: ExecutionContext): boolean {
    const places = [context.getHandler(), context.getClass()];
    return this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, places) === true;
  }
}

function refusals(context: ExecutionContext): readonly [() => Error, () => Error] {
  if (isGraphQL(context)) return [unauthenticatedError, forbiddenError];
  return [
    () => new UnauthorizedException(unauthenticatedError().message),
    () => new ForbiddenException(forbiddenError().message),
  ];
}
