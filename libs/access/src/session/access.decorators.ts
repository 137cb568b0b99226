import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Actor } from '#event-sourcing';
import type { Role } from '../domain/role.js';
import { unauthenticatedError } from './access-errors.js';
import { addressOf, clientOf, sessionOf } from './call.js';
import type { Session } from './tokens.js';

export const PUBLIC = Symbol('access:public');
export const ALLOWED_ROLES = Symbol('access:roles');

/** Marks an operation that needs no sign-in; every other operation does. */
export const Public = () => SetMetadata(PUBLIC, true);

/** Allows an operation to these roles only. Whether the organisation may act on the data, the domain decides. */
export const Roles = (...roles: readonly [Role, ...Role[]]) => SetMetadata(ALLOWED_ROLES, roles);

function currentSession(_: unknown, context: ExecutionContext): Session {
  const session = sessionOf(context);
  if (!session) throw unauthenticatedError();
  return session;
}

/** The {@link Session} of the caller. */
export const CurrentSession = createParamDecorator(currentSession);

/** The caller as {@link Actor}, for the metadata of events. */
export const CurrentActor = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor => currentSession(_, context).actor,
);

/** The network address that the call comes from. */
export const ClientAddress = createParamDecorator((_: unknown, context: ExecutionContext) =>
  addressOf(context),
);

/** Address and `User-Agent` of the caller. */
export const CurrentClient = createParamDecorator((_: unknown, context: ExecutionContext) =>
  clientOf(context),
);
