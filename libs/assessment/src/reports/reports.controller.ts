import { pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';
import { Controller, Get, Logger, Query, Res, UseFilters } from '@nestjs/common';
import type { Response } from 'express';
import { CurrentActor, readScope, type ReadScope } from '#access';
import { Directory } from '#directory';
import type { Actor } from '#event-sourcing';
import { HttpErrorFilter, inputError, Lanes, refuseUnlessMonth } from '#graphql';
import {
  isRefusedPeriod,
  monthPeriod,
  type ScorePeriod,
  scorePeriodOf,
} from '../domain/score-period.js';
import { GROUPS, type Group } from '../read/response-statistics/response-time-statistics.js';
import { EXPORT_FORMATS } from './export/export-content.js';
import { CONTENT_TYPES } from './export/write-export.js';
import { type Confinement, type Made, ReportFiles, type ReportFormat } from './report-files.js';

type Fields = Readonly<Record<string, unknown>>;

const fieldOf = (fields: Fields, name: string): string | undefined => {
  const value = fields[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** @throws GraphQLError `<FIELD>_INVALID` */
function choiceOf<Choice extends string>(
  fields: Fields,
  name: string,
  choices: readonly [Choice, ...Choice[]] | readonly Choice[],
): Choice {
  const asked = fieldOf(fields, name) ?? choices[0];
  const found = choices.find((choice) => choice === asked);
  if (found !== undefined) return found;
  throw inputError(name, `${name.toUpperCase()}_INVALID`, `只有 ${choices.join('、')}`);
}

function monthOf(fields: Fields): string {
  const month = fieldOf(fields, 'month') ?? '';
  refuseUnlessMonth(month);
  return month;
}

/** What `period` names, or else `month`. */
function periodOf(fields: Fields): ScorePeriod {
  const asked = fieldOf(fields, 'period');
  if (asked === undefined) return monthPeriod(monthOf(fields));
  const found = scorePeriodOf(asked);
  if (isRefusedPeriod(found)) throw inputError('period', found.fault, found.reason);
  return found;
}

const logger = new Logger('Reports');

/** A reader who goes away before the end is no failure; the head has been sent, so nobody can be told. */
function logUnlessGone(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') logger.error(error.stack ?? error.message);
}

/** Files of one account that are made at the same time; more wait behind each other. */
const FILES_AT_ONCE = 1;

/**
 * Files of assessment for whoever is signed in, with the same permissions as the questions of GraphQL:
 * `/reports/month`, `/reports/scorecards`, `/reports/statistics`, `/reports/summonses`, each with `month`
 * and `format`, and `street` or `department` to confine it; scores also of any `period`.
 */
@Controller('reports')
@UseFilters(HttpErrorFilter)
export class ReportsController {
  readonly #lanes = new Lanes(FILES_AT_ONCE);

  constructor(
    private readonly files: ReportFiles,
    private readonly directory: Directory,
  ) {}

  /** 群众需求月报: a page to print, or its tables. */
  @Get('month')
  async month(@Query() query: Fields, @CurrentActor() actor: Actor, @Res() response: Response) {
    const format = choiceOf<ReportFormat>(query, 'format', ['html', ...EXPORT_FORMATS]);
    const month = monthOf(query);
    const street = (await this.#scopeOf(actor)).streetOfFigures(fieldOf(query, 'street'), true);
    const asked = { month, street, asker: actor.account };
    const file = (made: Made<ReportFormat>) => this.files.month(asked, made);
    await this.#send({ name: 'report', month, format, actor, response }, file);
  }

  /** 考核得分, with every numerator and denominator. */
  @Get('scorecards')
  async scorecards(
    @Query() query: Fields,
    @CurrentActor() actor: Actor,
    @Res() response: Response,
  ) {
    const format = choiceOf(query, 'format', EXPORT_FORMATS);
    const period = periodOf(query);
    const scope = await this.#scopeOf(actor);
    const department = scope.departmentOfFigures(fieldOf(query, 'department'));
    const asked = { period, department, onlyStreet: scope.streetOfFigures(undefined, true) };
    const sent = { name: 'scorecards', month: period.id, format, actor, response };
    await this.#send(sent, (made) => this.files.scorecards(asked, made));
  }

  /** 响应时效统计 by `by`: department where absent. */
  @Get('statistics')
  async statistics(
    @Query() query: Fields,
    @CurrentActor() actor: Actor,
    @Res() response: Response,
  ) {
    const format = choiceOf(query, 'format', EXPORT_FORMATS);
    const by: Group = choiceOf(query, 'by', GROUPS);
    const asked = await this.#confined(query, actor, by === 'street');
    const sent = { name: 'statistics', month: asked.month, format, actor, response };
    await this.#send(sent, (made) => this.files.statistics({ ...asked, by }, made));
  }

  /** 召集清单: a street its own, a department its own. */
  @Get('summonses')
  async summonses(@Query() query: Fields, @CurrentActor() actor: Actor, @Res() response: Response) {
    const format = choiceOf(query, 'format', EXPORT_FORMATS);
    const asked = await this.#confined(query, actor, true);
    const sent = { name: 'summonses', month: asked.month, format, actor, response };
    await this.#send(sent, (made) => this.files.summonses(asked, made));
  }

  async #scopeOf(actor: Actor): Promise<ReadScope> {
    return readScope(actor, await this.directory.current());
  }

  async #confined(query: Fields, actor: Actor, byStreet: boolean): Promise<Confinement> {
    const scope = await this.#scopeOf(actor);
    return {
      month: monthOf(query),
      department: scope.departmentOfFigures(fieldOf(query, 'department')),
      street: scope.streetOfFigures(fieldOf(query, 'street'), byStreet),
      asker: actor.account,
    };
  }

  async #send<Format extends ReportFormat>(
    { name, month, format, actor, response }: Sent<Format>,
    make: (made: Made<Format>) => Promise<Readable>,
  ): Promise<void> {
    const { account, organisation } = actor;
    const madeBy = `${account}（${(await this.directory.current()).nameOf(organisation)}）`;
    await this.#lanes.run(account, async () => {
      const file = await make({ format, madeBy });
      response.type(CONTENT_TYPES[format]).set('cache-control', 'no-store');
      if (format === 'html') response.set('content-security-policy', PAGE_POLICY);
      else response.attachment(`${name}-${month}.${format}`);
      await pipeline(file, response).catch(logUnlessGone);
    });
  }
}

/** Nothing is fetched by the page, and no script runs in it. */
const PAGE_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  'sandbox',
].join('; ');

interface Sent<Format> {
  readonly name: string;
  readonly month: string;
  readonly format: Format;
  readonly actor: Actor;
  readonly response: Response;
}
