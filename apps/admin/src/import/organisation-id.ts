import { hash } from 'node:crypto';
import { folded } from './values.js';

const PLAIN = /^[a-z0-9一-龥]+( [a-z0-9一-龥]+)*$/;
const OTHER = /[^a-z0-9一-龥]+/g;
const LONGEST = 48;

/**
 * A readable id for a unit of another system: `Org line C` → `dept-org-line-c`. Where that would leave
 * out something by which two names differ, a few digits of a hash make up for it.
 */
export function organisationId(
  prefix: 'dept' | 'street',
  name: string,
  ignoreCase: boolean,
): string {
  const known = folded(name, ignoreCase).replace(/\s+/g, ' ').trim();
  const slug = known.toLowerCase().replace(OTHER, '-').replace(/^-|-$/g, '').slice(0, LONGEST);
  const lossless = PLAIN.test(known) && known.length <= LONGEST;
  if (lossless) return `${prefix}-${slug}`;
  return [prefix, slug, hash('sha256', known).slice(0, 6)].filter((part) => part !== '').join('-');
}
