import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { Duplex } from 'node:stream';

import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { handleProtocols } from 'graphql-ws';
import proxyAddr from 'proxy-addr';
import { WebSocketServer } from 'ws';

import type { NotAdmitted } from './admission.js';
import { GraphQLOverSockets } from './graphql-over-sockets.js';
import { connectSocket, type Extra } from './wire.js';

/** As for a body over HTTP. */
const LONGEST_MESSAGE = 1_048_576;
const GOING_AWAY = 1001;

type TrustProxy = (address: string, hop: number) => boolean;
interface ExpressSettings {
  get(name: 'trust proxy fn'): TrustProxy;
}

const REASON: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  503: 'Service Unavailable',
};

/** Answers in HTTP and closes: without an answer the client would wait for ever. */
function refuseUpgrade(socket: Duplex, { status, code, message }: NotAdmitted): void {
  const body = JSON.stringify({ errors: [{ message, extensions: { code } }] });
  const head = [
    `HTTP/1.1 ${status} ${REASON[status]}`,
    'Connection: close',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  socket.on('error', () => socket.destroy());
  socket.once('finish', () => socket.destroy());
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

/** GraphQL over WebSocket (graphql-ws), by the same rules as over HTTP. */
@Injectable()
export class SocketDoor implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LONGEST_MESSAGE,
    handleProtocols,
  });

  constructor(
    private readonly graphql: GraphQLOverSockets,
    private readonly http: HttpAdapterHost,
  ) {}

  onApplicationBootstrap(): void {
    const server = this.graphql.serve();
    const { admission } = this.graphql;
    const http = this.http.httpAdapter.getHttpServer() as HttpServer;
    http.on('upgrade', (request, socket, head) => {
      const address = this.addressOf(request);
      const { url, headers } = request;
      const refusal = admission.refusalOf({ url, headers, address });
      if (refusal) return refuseUpgrade(socket, refusal);
      this.sockets.handleUpgrade(request, socket, head, (opened) => {
        opened.once('close', admission.enter(address));
        const turnOf = (extra: Extra, bytes: number) => this.graphql.turnOf(extra, bytes);
        connectSocket(server, { socket: opened, request, address }, turnOf);
      });
    });
  }

  onModuleDestroy(): void {
    for (const socket of this.sockets.clients) socket.close(GOING_AWAY, '服务正在停止');
    this.sockets.close();
  }

  /** Express knows which proxies are trusted. */
  private addressOf(request: IncomingMessage): string {
    const express = this.http.httpAdapter.getInstance<ExpressSettings>();
    return proxyAddr(request, express.get('trust proxy fn')) || 'unknown';
  }
}
