import { localDate } from '#calendar';
import { type CommandLog, shareRuns } from '#event-sourcing';
import type { DutyCatalogues } from '#whistle';
import { nameOfVersion } from '../activation.js';
import { ActivatedRules } from '../rule-log.js';
import {
  distinctVersions,
  type KnownRules,
  type ListedVersion,
  listVersions,
} from '../rule-timeline.js';
import { dutyActivation } from './duty-activation.js';
import { type DutyCatalogue, filedDutyCatalogues } from './duty-catalogue.js';

/** Catalogues as last read from files and log. */
export interface LiveDuties extends DutyCatalogues {
  /** With everything that has been activated by now. */
  known(): Promise<KnownRules<DutyCatalogue>>;
}

/**
 * The catalogues of a district. Only what was activated is in force: a file by itself suggests nothing.
 * @throws DutyCatalogueError naming the file, the JSON pointer and the reason
 */
export function openLiveDuties(
  log: Pick<CommandLog, 'readStream'>,
  rulesDir: string | undefined,
): LiveDuties {
  const files = filedDutyCatalogues(rulesDir);
  const activated = new ActivatedRules<DutyCatalogue>(log, dutyActivation);
  const known = shareRuns(async () => {
    await activated.advance();
    return {
      dated: activated.over([]),
      known: distinctVersions([...files, ...activated.contents]),
    };
  });
  return {
    known,
    inForceOn: async (date) => {
      const found = (await known()).dated.findLast(({ from }) => from <= date)?.pack;
      return found && { version: nameOfVersion(found), duties: found.duties };
    },
  };
}

/** 职责清单版本: what applied, applies and will apply, and what could be activated. */
export const listDutyCatalogues = (
  rules: KnownRules<DutyCatalogue>,
  now: string,
): ListedVersion<DutyCatalogue>[] =>
  listVersions(rules, localDate(now), (index) => rules.dated[index + 1]?.from);
