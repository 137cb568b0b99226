import {
  Controller,
  Get,
  HttpCode,
  Inject,
  Param,
  Post,
  Req,
  Res,
  UseFilters,
} from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Request, Response } from 'express';
import { Public } from '#access';
import { DAY_MS } from '#calendar';
import { CLOCK, type Clock } from '#event-sourcing';
import { refuseUnusableTexts } from '#graphql';
import { ClientDoor } from './client-door.js';
import { GeoReportError } from './geo-report-error.js';
import { GeoReportFilter } from './geo-report.filter.js';
import { orderOf, requestIdsOf, timeOf } from './intake/order.js';
import { OrderIntake } from './intake/order-intake.js';
import type { Open311Client } from './open311-file.js';
import { CONTENT_TYPES, formatOf, listOf, render, type Representation } from './representation.js';
import { FindOpen311Requests, type RequestFilter } from './requests/find-requests.query.js';
import { discovery, serviceDefinition, serviceList } from './services.js';

type Fields = Readonly<Record<string, unknown>>;

/** GeoReport v2, GET Service Requests: a span of 90 days by default and at most. */
const SPAN_MS = 90 * DAY_MS;

const fieldOf = (fields: Fields, name: string): string | undefined => {
  const value = fields[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

function refuseUnlessSpan(from: string, to: string, earliest: string): void {
  if (from > to) throw new GeoReportError(400, 'SPAN_INVALID', 'end_date 不得早于 start_date');
  if (from < earliest)
    throw new GeoReportError(400, 'SPAN_TOO_LONG', 'start_date 与 end_date 相距不得超过 90 天');
}

function spanOf(fields: Fields, now: string): { readonly from: string; readonly to: string } {
  const [start, end] = [fieldOf(fields, 'start_date'), fieldOf(fields, 'end_date')];
  const to = end === undefined ? undefined : timeOf('end_date', end);
  const from = start === undefined ? undefined : timeOf('start_date', start);
  const until =
    to ?? (from === undefined ? now : new Date(Date.parse(from) + SPAN_MS).toISOString());
  const earliest = new Date(Date.parse(until) - SPAN_MS).toISOString();
  if (from !== undefined) refuseUnlessSpan(from, until, earliest);
  return { from: from ?? earliest, to: until };
}

function statusesOf(fields: Fields): readonly string[] | undefined {
  const asked = fieldOf(fields, 'status')
    ?.split(',')
    .map((one) => one.trim());
  const wrong = asked?.find((one) => one !== 'open' && one !== 'closed');
  if (wrong === undefined) return asked;
  throw new GeoReportError(400, 'FIELD_INVALID', 'status 只有 open 与 closed');
}

/**
 * GeoReport v2 of Open311, by which other platforms raise whistles and follow their own. Requests need
 * the client's `api_key`, because they may contain residents' data; discovery and services do not.
 */
@Public()
@Controller('open311/v2')
@UseFilters(GeoReportFilter)
export class Open311Controller {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly intake: OrderIntake,
    private readonly queries: QueryBus,
    private readonly door: ClientDoor,
  ) {}

  @Get('discovery.:format')
  discovery(@Param('format') format: string, @Res() response: Response): void {
    send(response, 200, discovery(this.door.offered()), format);
  }

  @Get('services.:format')
  services(@Param('format') format: string, @Res() response: Response): void {
    send(response, 200, serviceList(this.door.offered()), format);
  }

  @Get('services/:name')
  service(@Param('name') name: string, @Res() response: Response): void {
    const [code, format] = split(name);
    send(response, 200, serviceDefinition(this.door.offered(), code), format);
  }

  @Post('requests.:format')
  @HttpCode(201)
  async submit(
    @Param('format') format: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const fields = { ...request.query, ...(request.body as Fields | undefined) };
    const client = this.#client(fields, request);
    this.door.refuseUnlessMaySubmit(client);
    formatOf(format);
    const { whistleId, again } = await this.intake.submit(orderOf(fields), client);
    const notice = again ? '该单已受理，不重复吹哨' : '已吹哨';
    const items = [{ service_request_id: whistleId, service_notice: notice }];
    send(response, again ? 200 : 201, requestsOf(items), format);
  }

  @Get('requests.:format')
  async requests(
    @Param('format') format: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { query } = request;
    const client = this.#client(query, request);
    const ids = fieldOf(query, 'service_request_id');
    const statuses = statusesOf(query);
    const found = await this.#find({
      system: client.id,
      ...spanOf(query, this.clock.now()),
      ...(ids !== undefined && { ids: requestIdsOf(ids) }),
      ...(statuses && { statuses }),
    });
    const code = fieldOf(query, 'service_code')?.split(',');
    const items = found.filter(
      ({ service_code }) => !code || ids !== undefined || code.includes(String(service_code)),
    );
    send(response, 200, requestsOf(items), format);
  }

  @Get('requests/:name')
  async request(
    @Param('name') name: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const [id, format] = split(name);
    const { id: system } = this.#client(request.query, request);
    const items = await this.#find({ system, ids: requestIdsOf(id), from: '', to: '' });
    if (items.length === 0) throw new GeoReportError(404, 'REQUEST_UNKNOWN', '没有这个单');
    send(response, 200, requestsOf(items), format);
  }

  /** @throws GeoReportError for another jurisdiction, and as {@link ClientDoor.admit} */
  #client(fields: Fields, request: Request): Open311Client {
    refuseUnusableTexts(fields, undefined);
    const { jurisdiction } = this.door.offered();
    const asked = fieldOf(fields, 'jurisdiction_id');
    if (asked !== undefined && asked !== jurisdiction)
      throw new GeoReportError(404, 'JURISDICTION_UNKNOWN', 'jurisdiction_id 不是本区');
    const client = this.door.admit(fieldOf(fields, 'api_key'), request.ip ?? 'unknown');
    // For the line of the log.
    Object.assign(request.res?.locals ?? {}, { client: client.id });
    return client;
  }

  #find(filter: RequestFilter) {
    return this.queries.execute(new FindOpen311Requests(this.door.offered().services, filter));
  }
}

/** Splits `001.xml` into name and format. */
function split(name: string): readonly [string, string] {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot + 1)];
}

const requestsOf = (items: readonly object[]): Representation =>
  listOf('service_requests', 'request', items);

function send(response: Response, status: number, shown: Representation, asked: string): void {
  const format = formatOf(asked);
  response.status(status).type(CONTENT_TYPES[format]).send(render(shown, format));
}
