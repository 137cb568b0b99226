import { findUnusableText } from '#event-sourcing';
import { isSealed, type PersonalData, subjects } from '#privacy';
import { isPlainAddressFor } from '../domain/addresses.js';
import type { NoticeSettings } from '../domain/preferences.js';
import type { SettingsCommand, SubscribeToNotices } from '../domain/settings.commands.js';
import type { SubscriptionDetails } from '../domain/settings.events.js';

/** Refused as no address. */
const NO_ADDRESS = '-';

/** Whose the address of a subscription is: it is erased with them. */
export const subjectOfAddress = (
  organisation: string,
  { person }: Pick<SubscriptionDetails, 'person'>,
): string =>
  person === undefined ? subjects.organisation(organisation) : subjects.account(person);

/** What is no address stays, and is refused; one that is on record as plain text stays so: nothing changes. */
function mustSeal(
  { subscription, channel, address }: SubscribeToNotices,
  { subscriptions }: NoticeSettings,
): boolean {
  if (address === undefined || !isPlainAddressFor(channel, address)) return false;
  // Sealed, a text that no store can hold would look usable: the decision refuses it.
  if (findUnusableText(address) !== undefined) return false;
  return subscriptions.find((one) => one.subscription === subscription)?.address !== address;
}

/** Addresses of notices, sealed before they are decided on and opened for whoever may see them. */
export class NoticeAddresses {
  /** Without it, addresses are written and read as they are. */
  constructor(private readonly personalData: Pick<PersonalData, 'seal' | 'open'> | undefined) {}

  /** The command with its address sealed. */
  async sealed(
    organisation: string,
    command: SettingsCommand,
    settings: NoticeSettings,
  ): Promise<SettingsCommand> {
    if (command.type !== 'SubscribeToNotices') return command;
    const { address = '' } = command;
    // Sealed text is made here alone: one that comes in is copied from somewhere.
    if (isSealed(address)) return { ...command, address: NO_ADDRESS };
    if (!this.personalData || !mustSeal(command, settings)) return command;
    const subject = subjectOfAddress(organisation, command);
    const [fields] = await this.personalData.seal([{ subject, fields: { address } }]);
    return fields ? { ...command, address: fields.address } : command;
  }

  /** Settings with addresses as they are written; `已删除` where they were erased. */
  async readable(settings: NoticeSettings): Promise<NoticeSettings> {
    if (!this.personalData) return settings;
    const { subscriptions } = settings;
    const opened = await this.personalData.open(
      subscriptions.map(({ address = '' }) => ({ address })),
    );
    const readable = subscriptions.map((details, index) =>
      details.address === undefined
        ? details
        : { ...details, address: opened[index]?.address ?? '' },
    );
    return { ...settings, subscriptions: readable };
  }
}
