import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Actor } from '#event-sourcing';
import type { Role } from '../domain/role.js';
import { unauthenticated } from './access-errors.js';
import { addressOf, sessionOf } from './call.js';
import type { Session } from './tokens.js';

export const PUBLIC = Symbol('access:public');
export const ALLOWED_ROLES = Symbol('access:roles');

/** The operation needs nobody to be signed in. Without it, every operation does. */
export const Public = () => SetMetadata(PUBLIC, true);

/** Only these roles may; whether the organisation owns what is touched, the domain decides. */
export const Roles = (...roles: readonly [Role, ...Role[]]) => SetMetadata(ALLOWED_ROLES, roles);

function currentSession(_: unknown, context: ExecutionContext): Session {
  const session = sessionOf(context);
  if (!session) throw unauthenticated();
  return session;
}

/** The {@link Session} of the one who calls. */
export const CurrentSession = createParamDecorator(currentSession);

/** The {@link Actor} who calls: what every command puts into the metadata of its events. */
export const CurrentActor = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor => currentSession(_, context).actor,
);

/** The network address that the call comes from. */
export const ClientAddress = createParamDecorator((_: unknown, context: ExecutionContext) =>
  addressOf(context),
);
