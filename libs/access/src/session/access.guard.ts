import {
  type CanActivate,
  type ExecutionContext,
  ForbiddenException,
  Injectable,
  UnauthorizedException,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Role } from '../domain/role.js';
import { ALLOWED_ROLES, PUBLIC } from './access.decorators.js';
import { forbiddenError, unauthenticatedError } from './access-errors.js';
import { isGraphQL, openSession } from './call.js';
import { Sessions } from './sessions.js';

/**
 * Guards every operation, over HTTP and graphql-ws: it needs a session unless it is `@Public()`, and one
 * of the given roles where it has `@Roles()`.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly sessions: Sessions,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    // First, so that public operations work while the log is unavailable.
    if (this.#declared<boolean>(PUBLIC, context)) return true;
    const session = await openSession(context, this.sessions);
    const [noOne, notThisRole] = refusals(context);
    if (!session) throw noOne();
    const roles = this.#declared<readonly Role[]>(ALLOWED_ROLES, context);
    if (roles && !roles.includes(session.actor.role)) throw notThisRole();
    return true;
  }

  #declared<T>(key: symbol, context: ExecutionContext): T | undefined {
    return this.reflector.getAllAndOverride<T | undefined>(key, [
      context.getHandler(),
      context.getClass(),
    ]);
  }
}

function refusals(context: ExecutionContext): readonly [() => Error, () => Error] {
  if (isGraphQL(context)) return [unauthenticatedError, forbiddenError];
  return [
    () => new UnauthorizedException(unauthenticatedError().message),
    () => new ForbiddenException(forbiddenError().message),
  ];
}
