import { ask } from '../api/client';
import {
  AcknowledgeSummons,
  type AcknowledgeSummonsInput,
  ArriveOnSite,
  type ArriveOnSiteInput,
  ContactStreet,
  type ContactStreetInput,
  RecordProgress,
  type RecordProgressInput,
  ReportResolution,
  type ReportResolutionInput,
} from '../api/generated';
import type { Answered } from '../whistle/outcome';

/**
 * What a department does where there may be no network, with its input as it was when it was done. The
 * operation is kept by its name: a newer page asks for it in its own words.
 */
export type Prepared =
  | { readonly operation: 'acknowledgeSummons'; readonly input: AcknowledgeSummonsInput }
  | { readonly operation: 'contactStreet'; readonly input: ContactStreetInput }
  | { readonly operation: 'arriveOnSite'; readonly input: ArriveOnSiteInput }
  | { readonly operation: 'recordProgress'; readonly input: RecordProgressInput }
  | { readonly operation: 'reportResolution'; readonly input: ReportResolutionInput };

/** Sends it. @throws Failure */
export async function perform(prepared: Prepared): Promise<Answered> {
  switch (prepared.operation) {
    case 'acknowledgeSummons':
      return (await ask(AcknowledgeSummons, { input: prepared.input })).result;
    case 'contactStreet':
      return (await ask(ContactStreet, { input: prepared.input })).result;
    case 'arriveOnSite':
      return (await ask(ArriveOnSite, { input: prepared.input })).result;
    case 'recordProgress':
      return (await ask(RecordProgress, { input: prepared.input })).result;
    case 'reportResolution':
      return (await ask(ReportResolution, { input: prepared.input })).result;
  }
}
