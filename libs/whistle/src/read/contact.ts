import { maySeeField, type ReadScope } from '#access';
import { isUnresolved } from '../domain/summons.state.js';
import type { ResidentContact } from '../domain/whistle.events.js';
import type { Whistle } from '../domain/whistle.state.js';

type Reader = Pick<ReadScope, 'role' | 'own'>;
type Known = Pick<Whistle, 'status' | 'street' | 'raisedBy' | 'residentAsked' | 'summonses'>;

function handlesOpen(reader: Reader, { street, raisedBy, summonses }: Known): boolean {
  if (reader.role === 'command-centre') return true;
  const departments = summonses.filter(isUnresolved).map(({ department }) => department);
  return [street, raisedBy, ...departments].some((organisation) =>
    reader.own.includes(organisation),
  );
}

/**
 * 回访: the street asks the resident, once for each closing; the command centre where it was the one that
 * blew. Until then that is an open task, and afterwards there is none.
 */
function asksResident(reader: Reader, { street, raisedBy, residentAsked }: Known): boolean {
  if (residentAsked) return false;
  const asking = reader.role === 'command-centre' ? raisedBy : street;
  return reader.own.includes(asking);
}

/**
 * 居民联系方式: only for those whose open work may need a call to the resident, and only while it is
 * open: 个人信息保护法 art. 6 (the least scope that the purpose needs). After a withdrawal or a merge
 * there is no such work.
 */
const maySeeContact = (reader: Reader, whistle: Known): boolean =>
  maySeeField('Whistle.contact', reader.role, hasTask(reader, whistle) ? ['task'] : []);

/**
 * Why it is not shown to somebody who may read the whistle; undefined where it is. Every answer that
 * holds contact data asks here.
 */
export function refuseContact(
  reader: Reader,
  whistle: Known,
  contact: ResidentContact | undefined,
): 'CONTACT_ABSENT' | 'CONTACT_NOT_YOURS' | undefined {
  if (!contact) return 'CONTACT_ABSENT';
  return maySeeContact(reader, whistle) ? undefined : 'CONTACT_NOT_YOURS';
}

function hasTask(reader: Reader, whistle: Known): boolean {
  if (whistle.status === 'open') return handlesOpen(reader, whistle);
  return whistle.status === 'closed' && asksResident(reader, whistle);
}
