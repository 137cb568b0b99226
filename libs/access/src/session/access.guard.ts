import { type CanActivate, type ExecutionContext, HttpException, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GraphQLError } from 'graphql';
import { mayCallByKey } from '../permissions/by-key.js';
import { mayCall } from '../permissions/permissions.js';
import { PUBLIC } from './access.decorators.js';
import { forbiddenError, keyForbiddenError, unauthenticatedError } from './access-errors.js';
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
    try {
      await this.#admit(context);
    } catch (error) {
      throw isGraphQL(context) ? error : overHttp(error);
    }
    return true;
  }

  /** @throws GraphQLError for whoever is not let in */
  async #admit(context: ExecutionContext): Promise<void> {
    const session = await openSession(context, this.sessions);
    if (!session) throw unauthenticatedError();
    const operation = operationOf(context);
    if (!mayCall(operation, session.actor.role)) throw forbiddenError();
    if (session.key && !mayCallByKey(operation, session.key)) throw keyForbiddenError();
  }

  #isPublic(context: ExecutionContext): boolean {
    const places = [context.getHandler(), context.getClass()];
    return this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, places) === true;
  }
}

/** The same refusal for calls outside GraphQL. */
function overHttp(error: unknown): unknown {
  if (!(error instanceof GraphQLError)) return error;
  const http = error.extensions['http'] as { readonly status: number };
  return new HttpException(HttpException.createBody(error.message, '', http.status), http.status);
}
