import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { execute, type ExecutionArgs } from 'graphql';
import { makeServer, type Server } from 'graphql-ws';

import { clientNetwork, SocketSessions } from '#access';
import type { OperationBounds, OperationsAtOnce } from '#graphql';
import { Observability } from '#observability';
import type { Limits } from '#runtime';

import { Admission } from './admission.js';
import { SocketGreeting } from './socket-greeting.js';
import { type OperationContext, SocketOperations } from './socket-operations.js';
import type { Extra } from './wire.js';

/** Injection token of {@link Doorkeeping}. */
export const DOORKEEPING = Symbol('DOORKEEPING');

/** What keeps both doors. */
export interface Doorkeeping {
  readonly limits: Limits;
  readonly bounds: OperationBounds;
  readonly atOnce: OperationsAtOnce;
}

export const PATH = '/graphql';

/** The graphql-ws protocol for the schema that is served over HTTP. */
@Injectable()
export class GraphQLOverSockets {
  readonly admission: Admission;

  constructor(
    @Inject(DOORKEEPING) private readonly keeping: Doorkeeping,
    private readonly modules: ModuleRef,
    private readonly sessions: SocketSessions,
    private readonly observability: Observability,
  ) {
    this.admission = new Admission(PATH, keeping.limits.sockets);
  }

  /** Call once the schema has been made. */
  serve(): Server<Extra> {
    const { schema } = this.modules.get(GraphQLSchemaHost, { strict: false });
    const { observability } = this;
    const { limits, bounds } = this.keeping;
    const most = limits.sockets.operations;
    const operations = new SocketOperations(schema, bounds, observability, most);
    const greeting = new SocketGreeting(this.sessions, this.admission, observability.metrics);
    return makeServer<Record<string, unknown> | undefined, Extra>({
      onConnect: greeting.onConnect,
      onDisconnect: greeting.onDisconnect,
      execute: (args) => this.execute(args),
      onSubscribe: operations.onSubscribe,
      onOperation: operations.onOperation,
      onNext: operations.onNext,
      onError: operations.onError,
    });
  }

  /** A query or a command, which counts among the operations of its caller until it is answered. */
  private async execute(args: ExecutionArgs) {
    const { address, session } = (args.contextValue as OperationContext).req.extra;
    const caller = { account: session?.actor.account, address: clientNetwork(address) };
    const { atOnce } = this.keeping;
    const refusal = atOnce.refusalOf(caller);
    if (refusal) return { errors: [refusal] };
    const leave = atOnce.enter(caller);
    try {
      return await execute(args);
    } finally {
      leave();
    }
  }
}
