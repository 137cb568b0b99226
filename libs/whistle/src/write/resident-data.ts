import { findUnusableText, maskPersonalData } from '#event-sourcing';
import { type PersonalData, subjects } from '#privacy';
import type { WhistleCommand } from '../domain/whistle.js';
import type { ResidentContact } from '../domain/whistle.events.js';

/** What an order without a name calls its resident: no name of anybody. */
const NOBODY_BY_NAME = '居民';

/** The resident as they are looked for in a text. */
const knownOf = ({ name, phone }: ResidentContact) =>
  name === NOBODY_BY_NAME ? { phone } : { name, phone };

/**
 * 居民联系方式 of a command, sealed before anything is decided on it: decision, log and read models only
 * ever hold the opaque text, and so does the fingerprint of the command. The title is read by everybody
 * who lists whistles, and after an erasure nobody could tell any more what to mask in it: a name or
 * number typed there is masked at once.
 */
export async function sealResident(
  whistleId: string,
  command: WhistleCommand,
  personalData: Pick<PersonalData, 'seal'> | undefined,
): Promise<WhistleCommand> {
  if (command.type !== 'RaiseWhistle' || !command.contact || !personalData) return command;
  // Sealed, a text that no store can hold would look usable: the decision refuses it.
  if (findUnusableText(command.contact)) return command;
  const { name, phone } = command.contact;
  const subject = subjects.resident(whistleId);
  const [contact = command.contact] = await personalData.seal([
    { subject, fields: { name, phone } },
  ]);
  return { ...command, contact, title: maskPersonalData(command.title, knownOf({ name, phone })) };
}
