import { type CommandLog, findUnusableText, maskPersonalData } from '#event-sourcing';
import { ERASED, isSealed, type PersonalData, subjects } from '#privacy';
import type { RaiseWhistle } from '../domain/raising.js';
import { whistle, type WhistleCommand } from '../domain/whistle.js';
import type { ResidentContact } from '../domain/whistle.events.js';

/** What an order without a name calls its resident: no name of anybody. */
const NOBODY_BY_NAME = '居民';

/** The resident as they are looked for in a text. */
export const knownResident = ({ name, phone }: ResidentContact) =>
  name === NOBODY_BY_NAME ? { phone } : { name, phone };

interface Protecting {
  readonly log: Pick<CommandLog, 'readStream'>;
  /** Without it, commands stay as they are. */
  readonly personalData: Pick<PersonalData, 'seal' | 'openOne'> | undefined;
}

/**
 * A command as it is decided on: contact data sealed, so that decision, log and read models only ever
 * hold the opaque text, and so does the fingerprint of the command. Titles and what is said about a
 * decline are read by many who have no task (lists, precedents), and after an erasure nobody could tell
 * any more what to mask in them: a name or number of the resident is masked before it is written.
 */
export async function protectResident(
  whistleId: string,
  command: WhistleCommand,
  { log, personalData }: Protecting,
): Promise<WhistleCommand> {
  if (!personalData) return command;
  switch (command.type) {
    case 'RaiseWhistle':
      return sealContact(whistleId, command, personalData);
    case 'DeclineSummons': {
      const mask = await maskOf(whistleId, { log, personalData });
      return { ...command, reason: mask(command.reason), legalBasis: mask(command.legalBasis) };
    }
    case 'UpholdDecline':
    case 'OverruleDecline': {
      const mask = await maskOf(whistleId, { log, personalData });
      return { ...command, reason: mask(command.reason) };
    }
    default:
      return command;
  }
}

async function sealContact(
  whistleId: string,
  command: RaiseWhistle,
  personalData: Pick<PersonalData, 'seal'>,
): Promise<RaiseWhistle> {
  // Sealed, a text that no store can hold would look usable: the decision refuses it.
  if (!command.contact || findUnusableText(command.contact)) return command;
  const { name, phone } = command.contact;
  const fields = { name, phone };
  const sealed = await personalData.seal([{ subject: subjects.resident(whistleId), fields }]);
  const [contact = fields] = sealed;
  return { ...command, contact, title: maskPersonalData(command.title, knownResident(fields)) };
}

/** Masks the whistle's resident; what was written before contact data was sealed is masked by its readers. */
async function maskOf(
  whistleId: string,
  { log, personalData }: Protecting,
): Promise<(text: string) => string> {
  const [blown] = await whistle.read(log, whistleId);
  const contact = blown?.type === 'WhistleRaised' ? blown.data.contact : undefined;
  if (!contact || !isSealed(contact.name)) return (text) => text;
  const opened = (await personalData?.openOne(contact)) ?? contact;
  const known = opened.name === ERASED ? {} : knownResident(opened);
  return (text) => maskPersonalData(text, known);
}
