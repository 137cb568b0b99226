import { Inject, Optional } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { readScope } from '#access';
import { localDate, localMonth } from '#calendar';
import { Directory, type Organisations, regionAt } from '#directory';
import { type Actor, CLOCK, type Clock } from '#event-sourcing';
import { dropNulls } from '#graphql';
import { READ_STORE, readingOf, type ReadStore } from '#read-store';
import type { Kysely } from 'kysely';
import { DUTY_CATALOGUES, type DutyCatalogues } from '../../duty-catalogue.port.js';
import { DECLINE_PRECEDENTS } from '../decline-precedents/decline-precedents.projection.js';
import { findPrecedents, type Precedent } from '../decline-precedents/decline-precedents.query.js';
import type { PrecedentTables } from '../decline-precedents/decline-precedents.tables.js';
import { BLOW_HELP } from './blow-help.projection.js';
import type { BlowHelpTables } from './blow-help.tables.js';
import { type LeadQuestion, type LeadRecord, leadRecords } from './lead-records.js';
import type { SuggestDepartmentsArgs } from './suggest-departments.args.js';
import type { DepartmentSuggestionsType } from './suggest-departments.types.js';
import { suggestions } from './suggestions.js';

/** Most precedents that are cited. */
const CITED = 5;
const MAIN_CLASS = 2;

/** Whom to call for a matter, and why. */
export class AskSuggestedDepartments extends Query<DepartmentSuggestionsType> {
  constructor(
    readonly actor: Actor,
    readonly args: SuggestDepartmentsArgs,
  ) {
    super();
  }
}

/** The same month of the year before. */
function yearBefore(now: string): string {
  const [year = '', month = ''] = localMonth(now).split('-');
  return `${Number(year) - 1}-${month}`;
}

interface Records {
  readonly records: readonly LeadRecord[];
  readonly alike: string;
}

/** Of the class itself; of its main class where nobody has led one of it. */
async function alikeRecords(db: Kysely<BlowHelpTables>, question: LeadQuestion): Promise<Records> {
  const records = await leadRecords(db, question);
  const category = question.category.slice(0, MAIN_CLASS);
  if (records.length > 0 || category === question.category) return { records, alike: '同类' };
  return { records: await leadRecords(db, { ...question, category }), alike: '同大类' };
}

/** Who stands for an organisation today and may be called from a street. */
const callableFrom =
  (organisations: Organisations, street: string | undefined) =>
  (id: string): string | undefined => {
    const standing = organisations.responder(id) ? [id] : successorsOf(organisations, id);
    const [one, ...others] = standing;
    const found = one === undefined ? undefined : organisations.responder(one);
    if (!found || others.length > 0) return undefined;
    const isElsewhere = found.stationedIn !== undefined && found.stationedIn !== street;
    return isElsewhere ? undefined : one;
  };

const successorsOf = (organisations: Organisations, id: string): string[] =>
  organisations.standingFor(id).map((one) => one.id);

@QueryHandler(AskSuggestedDepartments)
export class AskSuggestedDepartmentsHandler implements IQueryHandler<AskSuggestedDepartments> {
  constructor(
    @Inject(READ_STORE) private readonly store: ReadStore,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly directory: Directory,
    @Optional() @Inject(DUTY_CATALOGUES) private readonly catalogues?: DutyCatalogues,
  ) {}

  async execute({ actor, args }: AskSuggestedDepartments): Promise<DepartmentSuggestionsType> {
    const { category, afterPosition } = args;
    const { kind, text = '', place } = dropNulls(args);
    const now = this.clock.now();
    const organisations = await this.directory.current();
    const scope = readScope(actor, organisations);
    const street = scope.street ?? (place && regionAt(organisations, place).street?.id);
    const { db, freshness } = await readingOf<BlowHelpTables>(this.store, BLOW_HELP, afterPosition);
    const from = yearBefore(now);
    const { records, alike } = await alikeRecords(db, { category, kind, from, street });
    const duties = await this.catalogues?.inForceOn(localDate(now));
    const nameOf = (id: string) => organisations.nameOf(id);
    const found = suggestions({
      category,
      text,
      duties,
      records,
      alike,
      precedents: await this.#precedents({ category, text }, scope.matters),
      inStreet: street !== undefined,
      nameOf,
      callable: callableFrom(organisations, street),
    });
    return {
      suggestions: found.map((one) => ({
        ...one,
        departmentName: nameOf(one.department),
        reasons: [...one.reasons],
      })),
      matters: records.reduce((sum, { led }) => sum + led, 0),
      from,
      catalogue: duties?.version ?? null,
      freshness,
    };
  }

  /** Those that the reader may read; of the words where some hold them, else of the class alone. */
  async #precedents(
    { category, text }: { readonly category: string; readonly text: string },
    parties: readonly string[] | undefined,
  ): Promise<readonly Precedent[]> {
    const { db } = await readingOf<PrecedentTables>(this.store, DECLINE_PRECEDENTS, undefined);
    const request = { first: CITED, filter: { category }, parties };
    const worded = text === '' ? [] : await findPrecedents(db, { ...request, text });
    const found = worded.length > 0 ? worded : await findPrecedents(db, request);
    return found.slice(0, CITED);
  }
}
