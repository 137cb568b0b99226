import type { ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Sessions } from './sessions.js';
import type { Session, Tokens } from './tokens.js';

/** What a call came with: an HTTP request, or the context of a graphql-ws socket. */
export interface Carrier {
  readonly headers?: { readonly authorization?: string | undefined };
  /** Address of the client; behind a proxy, Express' `trust proxy` decides. */
  readonly ip?: string;
  readonly extra?: SocketExtra;
}

/** What belongs to one socket: the session it was opened with, and where it comes from. */
export interface SocketExtra {
  session?: Session;
  address?: string;
}

const SESSION = Symbol('session');
interface Call {
  readonly req?: Carrier;
  [SESSION]?: Session;
}

export const isGraphQL = (context: ExecutionContext): boolean =>
  context.getType<string>() === 'graphql';

function callOf(context: ExecutionContext): Call {
  if (isGraphQL(context)) return GqlExecutionContext.create(context).getContext<Call>();
  const req = context.switchToHttp().getRequest<Carrier & { call?: Call }>();
  return (req.call ??= { req });
}

/** The token of `Bearer <token>`. */
export const bearerOf = (authorization: unknown): string | undefined =>
  typeof authorization === 'string' ? /^Bearer +(\S+)$/i.exec(authorization)?.[1] : undefined;

/** Who calls, asked anew for each operation: a session that has ended ends what its socket may do. */
export async function openSession(
  context: ExecutionContext,
  sessions: Sessions,
): Promise<Session | undefined> {
  const call = callOf(context);
  const session = await carried(call.req, sessions);
  if (session) call[SESSION] = session;
  return session;
}

async function carried(
  carrier: Carrier | undefined,
  sessions: Sessions,
): Promise<Session | undefined> {
  const opened = carrier?.extra?.session;
  if (opened) return (await sessions.isLive(opened)) ? opened : undefined;
  const token = bearerOf(carrier?.headers?.authorization);
  return token === undefined ? undefined : sessions.verify(token);
}

/** The session that the guard found. */
export const sessionOf = (context: ExecutionContext): Session | undefined =>
  callOf(context)[SESSION];

/** The same for whoever only has the context of a GraphQL operation; undefined before the guard ran. */
export const sessionOfOperation = (context: object): Session | undefined =>
  (context as Call)[SESSION];

/** Where the call comes from, or `unknown`. */
export function addressOf(context: ExecutionContext): string {
  return addressOfCarrier(callOf(context).req);
}

const addressOfCarrier = (req: Carrier | undefined): string =>
  req?.ip ?? req?.extra?.address ?? 'unknown';

/** Who calls, before any guard ran, by the token alone: `account <username>`, else `address <address>`. */
export function callerOf(context: object, tokens: Pick<Tokens, 'verify'>): string {
  const { req } = context as Call;
  const token = bearerOf(req?.headers?.authorization);
  const session = req?.extra?.session ?? (token === undefined ? undefined : tokens.verify(token));
  return session ? `account ${session.actor.account}` : `address ${addressOfCarrier(req)}`;
}
