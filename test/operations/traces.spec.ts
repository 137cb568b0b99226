import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

import { openLog, openLogForReading } from '#runtime';

import { foundDistrict, tokenOf } from '../support/district.js';
import { raising, whistleIdOf } from '../support/lifecycle.js';
import { removeFolder, serveApi, type Served, temporaryFolder } from '../support/served.js';

interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly links?: readonly { readonly traceId: string; readonly spanId: string }[];
}

interface Export {
  readonly resourceSpans: readonly {
    readonly scopeSpans: readonly { readonly spans: readonly Span[] }[];
  }[];
}

/** An OTLP receiver over HTTP, as a collector is. */
class Receiver {
  readonly spans: Span[] = [];
  private readonly server: Server;
  private arrived: () => void = () => undefined;

  constructor() {
    this.server = createServer((request, response) => {
      void json(request).then((sent) => {
        for (const { scopeSpans } of (sent as Export).resourceSpans)
          for (const { spans } of scopeSpans) this.spans.push(...spans);
        response.setHeader('content-type', 'application/json').end('{}');
        this.arrived();
      });
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async span(wanted: (span: Span) => boolean): Promise<Span> {
    for (;;) {
      const found = this.spans.find(wanted);
      if (found) return found;
      await new Promise<void>((resolve) => (this.arrived = resolve));
    }
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

describe('given a system that traces', () => {
  const dataDir = temporaryFolder();
  const receiver = new Receiver();
  const commandId = randomUUID();
  const [traceId, caller] = [randomBytes(16).toString('hex'), randomBytes(8).toString('hex')];
  let served: Served;

  beforeAll(async () => {
    const log = await openLog(dataDir, 'inline');
    await foundDistrict(log);
    await log.close();
    const OTEL_EXPORTER_OTLP_ENDPOINT = await receiver.listen();
    const OTEL_BSP_SCHEDULE_DELAY = '50';
    const env = { DEMO: 'false', OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_BSP_SCHEDULE_DELAY };
    served = await serveApi({ dataDir, env });
    const headers = {
      'content-type': 'application/json',
      authorization: `Bearer ${await tokenOf(served.url, 'street')}`,
      traceparent: `00-${traceId}-${caller}-01`,
    };
    const { body } = raising(commandId);
    const answer = await fetch(`${served.url}/graphql`, { method: 'POST', headers, body });
    expect(await answer.text()).toContain('WhistleAccepted');
  }, 120_000);

  afterAll(async () => {
    expect(await served.stop()).toBe(0);
    receiver.close();
    removeFolder(dataDir);
  });

  const ours = (name: string) =>
    receiver.span((span) => span.traceId === traceId && span.name === name);

  it('when a command comes with a trace, then request, command and append continue it', async () => {
    const request = await ours('mutation raiseWhistle');
    const command = await ours('command RaiseWhistle');
    const append = await ours('append');
    expect([request.parentSpanId, command.parentSpanId, append.parentSpanId]).toEqual([
      caller,
      request.spanId,
      command.spanId,
    ]);
  }, 30_000);

  it('when projections follow, then their batch links back to the append', async () => {
    const append = await ours('append');
    const batch = await receiver.span(
      ({ name, links }) =>
        name === 'project' && links?.some((link) => link.traceId === traceId) === true,
    );
    expect(batch.traceId).not.toBe(traceId);
    expect(batch.links).toContainEqual(expect.objectContaining({ spanId: append.spanId }));
  }, 30_000);

  it('when the event is read, then its metadata holds the trace', async () => {
    const append = await ours('append');
    const log = await openLogForReading(dataDir);
    const [event] = await log.readStream(`whistle-${whistleIdOf(commandId)}`);
    await log.close();
    expect(event?.metadata.traceparent).toBe(`00-${traceId}-${append.spanId}-01`);
  }, 30_000);
});
