import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Actor } from '#event-sourcing';
import { unauthenticatedError } from './access-errors.js';
import { addressOf, clientOf, sessionOf } from './call.js';
import type { Session } from './tokens.js';

export const PUBLIC = Symbol('access:public');

/** Marks an operation that needs no sign-in; every other operation does. */
export const Public = () => SetMetadata(PUBLIC, true);

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
