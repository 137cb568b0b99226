import type { ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Session, Tokens } from './tokens.js';

/** What a call came with: an HTTP request, or the context of a graphql-ws socket. */
export interface Carrier {
  readonly headers?: { readonly authorization?: string | undefined };
  /** Address of the client; behind a proxy, Express' `trust proxy` decides. */
  readonly ip?: string;
  readonly extra?: SocketExtra;
}

/** What belongs to one socket: the session it was opened with. */
export interface SocketExtra {
  session?: Session;
  readonly request?: { readonly socket?: { readonly remoteAddress?: string | undefined } };
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

/** Who calls, asked anew for each operation: a token that ran out ends what its socket may do. */
export function openSession(context: ExecutionContext, tokens: Tokens): Session | undefined {
  const call = callOf(context);
  const session = carried(call.req, tokens);
  if (session) call[SESSION] = session;
  return session;
}

function carried(carrier: Carrier | undefined, tokens: Tokens): Session | undefined {
  const opened = carrier?.extra?.session;
  if (opened) return tokens.isLive(opened) ? opened : undefined;
  const token = bearerOf(carrier?.headers?.authorization);
  return token === undefined ? undefined : tokens.verify(token);
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
  req?.ip ?? req?.extra?.request?.socket?.remoteAddress ?? 'unknown';

/** Who calls, before any guard ran: `account <username>` of a live session, else `address <address>`. */
export function callerOf(context: object, tokens: Tokens): string {
  const { req } = context as Call;
  const session = carried(req, tokens);
  return session ? `account ${session.actor.account}` : `address ${addressOfCarrier(req)}`;
}
