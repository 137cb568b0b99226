import type { IncomingMessage } from 'node:http';
import type { ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { clientNetwork } from '../credentials/client-network.js';
import { RecentMap } from './recent.js';
import type { Sessions } from './sessions.js';
import type { Client } from './session-door.js';
import type { Session, Tokens } from './tokens.js';

/** What a call came with: an HTTP request, or the context of a graphql-ws socket. */
export interface Carrier {
  readonly headers?: {
    readonly authorization?: string | undefined;
    readonly 'user-agent'?: string | undefined;
  };
  /** Address of the client; behind a proxy, Express' `trust proxy` decides. */
  readonly ip?: string;
  readonly extra?: SocketExtra;
}

/** Session and client address of one socket. */
export interface SocketExtra {
  session?: Session;
  address?: string;
  readonly request?: IncomingMessage;
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

/** The operation by its name in the table of permissions: a field of GraphQL, or method and route. */
export function operationOf(context: ExecutionContext): string {
  if (isGraphQL(context))
    return GqlExecutionContext.create(context).getInfo<{ fieldName: string }>().fieldName;
  const { method, route } = context
    .switchToHttp()
    .getRequest<{ method: string; route?: { path: string } }>();
  return `${method} ${route?.path ?? ''}`;
}

/** The token of `Bearer <token>`. */
export const bearerOf = (authorization: unknown): string | undefined =>
  typeof authorization === 'string' ? /^Bearer +(\S+)$/i.exec(authorization)?.[1] : undefined;

/** Finds the caller's session, again for each operation, because a session may end while its socket is open. */
export async function openSession(
  context: ExecutionContext,
  sessions: Sessions,
): Promise<Session | undefined> {
  const call = callOf(context);
  const session = await sessionOfCarrier(call.req, sessions);
  if (session) call[SESSION] = session;
  return session;
}

async function sessionOfCarrier(
  carrier: Carrier | undefined,
  sessions: Sessions,
): Promise<Session | undefined> {
  const opened = carrier?.extra?.session;
  if (opened) return (await sessions.isLive(opened)) ? opened : undefined;
  const token = bearerOf(carrier?.headers?.authorization);
  return token === undefined ? undefined : sessions.verify(token, addressOfCarrier(carrier));
}

/** The session that the guard found. */
export const sessionOf = (context: ExecutionContext): Session | undefined =>
  callOf(context)[SESSION];

/** The session in the context of a GraphQL operation; undefined before the guard has run. */
export const sessionOfOperation = (context: object): Session | undefined =>
  (context as Call)[SESSION];

/** The client's address, or `unknown`. */
export function addressOf(context: ExecutionContext): string {
  return addressOfCarrier(callOf(context).req);
}

/** Who is calling, as far as the network tells. */
export function clientOf(context: ExecutionContext): Client {
  const { req } = callOf(context);
  const headers = req?.headers ?? req?.extra?.request?.headers;
  return { address: addressOfCarrier(req), userAgent: headers?.['user-agent'] };
}

const addressOfCarrier = (req: Carrier | undefined): string =>
  req?.ip ?? req?.extra?.address ?? 'unknown';

const MOST_NETWORKS = 1_000;
const networks = new RecentMap<string>(MOST_NETWORKS);

/** {@link clientNetwork}, remembered: it is asked for with every operation. */
function networkOf(address: string): string {
  const network = networks.get(address) ?? clientNetwork(address);
  networks.set(address, network);
  return network;
}

/** The caller by its token alone, before the guard has run. */
export function callersOf(
  context: object,
  tokens: Pick<Tokens, 'verify'>,
): { readonly account: string | undefined; readonly address: string } {
  const { req } = context as Call;
  const token = bearerOf(req?.headers?.authorization);
  const session = req?.extra?.session ?? (token === undefined ? undefined : tokens.verify(token));
  return { account: session?.actor.account, address: networkOf(addressOfCarrier(req)) };
}

/** The same as one name: `account <username>`, else `address <address>`. */
export function callerOf(context: object, tokens: Pick<Tokens, 'verify'>): string {
  const { account, address } = callersOf(context, tokens);
  return account === undefined ? `address ${address}` : `account ${account}`;
}
