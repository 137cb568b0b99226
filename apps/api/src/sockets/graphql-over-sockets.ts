import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { makeServer, type Server } from 'graphql-ws';

import { SocketSessions } from '#access';
import { OperationBounds } from '#graphql';
import { Observability } from '#observability';
import type { Limits } from '#runtime';

import { Admission } from './admission.js';
import { SocketGreeting } from './socket-greeting.js';
import { SocketOperations } from './socket-operations.js';
import type { Extra } from './wire.js';

export const LIMITS = Symbol('LIMITS');
export const PATH = '/graphql';

/** The graphql-ws protocol for the schema that is served over HTTP. */
@Injectable()
export class GraphQLOverSockets {
  readonly admission: Admission;

  constructor(
    @Inject(LIMITS) private readonly limits: Limits,
    private readonly modules: ModuleRef,
    private readonly sessions: SocketSessions,
    private readonly observability: Observability,
  ) {
    this.admission = new Admission(PATH, limits.sockets);
  }

  /** Call once the schema has been made. */
  serve(): Server<Extra> {
    const { schema } = this.modules.get(GraphQLSchemaHost, { strict: false });
    const { limits, observability } = this;
    const bounds = new OperationBounds(limits.operations);
    const most = limits.sockets.operations;
    const operations = new SocketOperations(schema, bounds, observability, most);
    const greeting = new SocketGreeting(this.sessions, this.admission, observability.metrics);
    return makeServer<Record<string, unknown> | undefined, Extra>({
      onConnect: greeting.onConnect,
      onDisconnect: greeting.onDisconnect,
      onSubscribe: operations.onSubscribe,
      onOperation: operations.onOperation,
      onNext: operations.onNext,
      onError: operations.onError,
    });
  }
}
