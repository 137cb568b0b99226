import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { execute, type ExecutionArgs } from 'graphql';
import { makeServer, type Server } from 'graphql-ws';

import { clientNetwork, SocketSessions } from '#access';
import {
  type Caller,
  costOfBytes,
  nameOf,
  type OperationBounds,
  type OperationsAtOnce,
  REQUEST_COST,
  type Turns,
} from '#graphql';
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
  readonly turns: Turns;
}

export const PATH = '/graphql';

/** Whose socket it is. */
const callerOn = ({ session, address }: Extra): Caller => ({
  account: session?.actor.account,
  address: clientNetwork(address),
});

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
    const { limits, bounds, turns } = this.keeping;
    const most = limits.sockets.operations;
    const charge = (extra: Extra, cost: number) => turns.charge(nameOf(callerOn(extra)), cost);
    const operations = new SocketOperations(schema, bounds, observability, { most, charge });
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

  /** Resolves when it is the turn of a message of so many bytes; undefined where it is at once. */
  turnOf(extra: Extra, bytes: number): Promise<void> | undefined {
    const caller = nameOf(callerOn(extra));
    this.keeping.turns.charge(caller, REQUEST_COST + costOfBytes(bytes));
    return this.keeping.turns.take(caller);
  }

  /** A query or a command, which counts among the operations of its caller until it is answered. */
  private async execute(args: ExecutionArgs) {
    const caller = callerOn((args.contextValue as OperationContext).req.extra);
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
