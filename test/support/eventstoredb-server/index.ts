import { Server, ServerCredentials, type UntypedHandleCall } from '@grpc/grpc-js';
import features from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import featureMessages from '@eventstore/db-client/generated/serverfeatures_pb.js';
import gossip from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import gossipMessages from '@eventstore/db-client/generated/gossip_pb.js';
import grpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { handleAppend } from './append.js';
import { Faults } from './faults.js';
import { FrontDoor } from './front-door.js';
import { nameOf } from './messages.js';
import { handleRead } from './read.js';
import { SOFT_DELETED } from './settings.js';
import { accessDenied, consumerTooSlow, notLeader, notReady } from './status.js';
import { TransactionLog } from './transaction-log.js';

const HOST = '127.0.0.1';
/** The server refuses messages from here on. */
const MOST_MESSAGE_BYTES = 16 * 1024 * 1024;

/**
 * Speaks EventStoreDB's gRPC as far as our adapter uses it, and behaves as a real 22.10 was seen to
 * behave, faults among it. For tests on machines without a real one; it is not a database.
 */
export class EventStoreDbServer {
  readonly #log: TransactionLog;
  readonly #faults = new Faults();
  readonly #door: FrontDoor;
  #server: Server | undefined;
  #generation = 0;

  private constructor(log: TransactionLog, port: number) {
    this.#log = log;
    this.#door = new FrontDoor(port);
  }

  /** With what an earlier process kept, and on its port, where those are given. */
  static async start(log = new TransactionLog(), port = 0): Promise<EventStoreDbServer> {
    const server = new EventStoreDbServer(log, port);
    await server.restart();
    return server;
  }

  get connectionString(): string {
    return `esdb://${HOST}:${this.#door.port}?tls=false`;
  }

  /** Dies without a word. What was written stays; the rest of what was on its way is lost. */
  async kill(): Promise<void> {
    this.#generation += 1;
    this.#log.forget();
    this.#faults.endings.clear();
    await this.#door.close();
    this.#server?.forceShutdown();
    this.#server = undefined;
  }

  /** Starts, also after a kill, on the same port. */
  async restart(): Promise<void> {
    const generation = this.#generation;
    const server = new Server({ 'grpc.max_receive_message_length': MOST_MESSAGE_BYTES });
    const alive = () => generation === this.#generation;
    server.addService(grpc.StreamsService, {
      append: handleAppend(this.#log, this.#faults, alive) as UntypedHandleCall,
      read: handleRead(this.#log, this.#faults) as UntypedHandleCall,
      tombstone: this.#tombstone as UntypedHandleCall,
      delete: this.#softDelete as UntypedHandleCall,
    });
    server.addService(features.ServerFeaturesService, {
      getSupportedMethods: this.#supportedMethods as UntypedHandleCall,
    });
    server.addService(gossip.GossipService, { read: this.#members as UntypedHandleCall });
    const port = await new Promise<number>((resolve, reject) => {
      const bound = (error: Error | null, at: number) => (error ? reject(error) : resolve(at));
      server.bindAsync(`${HOST}:0`, ServerCredentials.createInsecure(), bound);
    });
    this.#server = server;
    await this.#door.open(port);
  }

  /** Answers every call that it is not ready, until told otherwise. */
  set starting(starting: boolean) {
    this.#faults.refuse = starting ? notReady : undefined;
  }

  set locked(locked: boolean) {
    this.#faults.refuse = locked ? accessDenied : undefined;
  }

  /** Takes calls and answers none. */
  set hanging(hanging: boolean) {
    this.#door.stuck = hanging;
  }

  /** Says once that another node leads, which is itself under its other name. */
  sendOnceToTheLeader(): void {
    this.#faults.refuseOnce = () => notLeader('localhost', this.#door.port);
  }

  /** For so long, in ms, an append is written and not committed: a repeat of it is dropped then. */
  set committing(ms: number) {
    this.#faults.commitMs = ms;
  }

  /** Writes the next append and resets all connections instead of answering. */
  dropNextAnswer(): void {
    this.#faults.beforeAnswer = () => this.#door.reset();
  }

  /** Resets all connections, takes new ones. */
  dropConnections(): void {
    this.#door.reset();
  }

  /** Cuts every subscription off as too slow. */
  cutSubscriptionsOff(): void {
    for (const end of [...this.#faults.endings]) end(consumerTooSlow());
  }

  async stop(): Promise<void> {
    if (this.#server) await this.kill();
  }

  readonly #tombstone = (
    call: { request: streams.TombstoneReq },
    answer: (error: null, reply: streams.TombstoneResp) => void,
  ) => {
    this.#log.tombstone(nameOf(call.request.getOptions()?.getStreamIdentifier()));
    const place = String(this.#log.end);
    const position = new streams.TombstoneResp.Position().setCommitPosition(place);
    answer(null, new streams.TombstoneResp().setPosition(position.setPreparePosition(place)));
  };

  readonly #softDelete = (
    call: { request: streams.DeleteReq },
    answer: (error: null, reply: streams.DeleteResp) => void,
  ) => {
    const stream = nameOf(call.request.getOptions()?.getStreamIdentifier());
    this.#log.set(stream, { $tb: SOFT_DELETED });
    const place = String(this.#log.end);
    const position = new streams.DeleteResp.Position().setCommitPosition(place);
    answer(null, new streams.DeleteResp().setPosition(position.setPreparePosition(place)));
  };

  /** Batches are left out on purpose: whoever appends to this server must do it the plain way. */
  readonly #supportedMethods = (
    _: unknown,
    answer: (error: null, reply: featureMessages.SupportedMethods) => void,
  ) => {
    const methods = ['append', 'read', 'tombstone', 'delete'].map((name) =>
      new featureMessages.SupportedMethod()
        .setMethodName(name)
        .setServiceName('event_store.client.streams.streams'),
    );
    const supported = new featureMessages.SupportedMethods().setMethodsList(methods);
    answer(null, supported.setEventStoreServerVersion('0.0.0-test'));
  };

  /** A cluster of one, which leads itself. */
  readonly #members = (
    _: unknown,
    answer: (error: null, reply: gossipMessages.ClusterInfo) => void,
  ) => {
    const endPoint = new gossipMessages.EndPoint().setAddress(HOST).setPort(this.#door.port);
    const member = new gossipMessages.MemberInfo()
      .setState(gossipMessages.MemberInfo.VNodeState.LEADER)
      .setIsAlive(true)
      .setHttpEndPoint(endPoint);
    answer(null, new gossipMessages.ClusterInfo().setMembersList([member]));
  };
}
