import { hash } from 'node:crypto';
import { WHISTLE_LEVELS, type WhistleRules } from '#whistle';
import { createWhistleRules, type WhistleRulePack } from '#rules';
import type { Mapping } from './mapping.js';

/**
 * The kinds of a mapping as a rule pack named after its source. Its version is a digest of its content:
 * events tell which limits they were judged by, also after the mapping has been changed.
 */
export function rulePackOf({ source, kinds }: Mapping): WhistleRulePack {
  return {
    pack: source,
    version: hash('sha256', JSON.stringify(kinds)).slice(0, 8),
    effectiveFrom: '1900-01-01',
    source: `import ${source}`,
    kinds: kinds.map(({ id, name, limits, overall, extension, decline }) => ({
      kind: id,
      name,
      levels: WHISTLE_LEVELS,
      limits: overall ? { ...limits, overall } : limits,
      ...(extension && { extension }),
      ...(decline && { decline }),
    })),
  };
}

export const rulesOf = (mapping: Mapping): WhistleRules =>
  createWhistleRules([rulePackOf(mapping)]);
