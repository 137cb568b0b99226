import { isSealed } from '#privacy';
import { NOTICE_CHANNELS } from './notice.values.js';
import type { SubscriptionDetails } from './settings.events.js';

type Channel = SubscriptionDetails['channel'];

const LONGEST_URL = 500;
const EMAIL = /^[^\s@<>",;:()[\]\\]{1,64}@[a-zA-Z0-9.-]{1,190}$/;

const isWebUrl = (text: string): boolean =>
  URL.canParse(text) &&
  /^https?:$/.test(new URL(text).protocol) &&
  new URL(text).username === '' &&
  text.length <= LONGEST_URL;

const IS_ADDRESS: Readonly<Record<Channel, (address: string) => boolean>> = {
  webhook: isWebUrl,
  email: (address) => EMAIL.test(address),
  wecom: () => false,
  dingtalk: () => false,
};

/** Robots have no address but their credential. */
const NEEDS_ADDRESS: readonly Channel[] = ['webhook', 'email'];

/** Whether notices of a channel can be sent there as it is written. */
export const isPlainAddressFor = (channel: Channel, address: string): boolean =>
  NOTICE_CHANNELS.includes(channel) && IS_ADDRESS[channel](address);

/** As above, or sealed: whoever sealed it looked at it first. */
export function isAddressFor(channel: Channel, address: string | undefined): boolean {
  if (!NOTICE_CHANNELS.includes(channel)) return false;
  if (!NEEDS_ADDRESS.includes(channel)) return address === undefined;
  return address !== undefined && (isSealed(address) || isPlainAddressFor(channel, address));
}

/**
 * Where an address leads, for those who may not read all of it: the host of a URL, whose path may hold a
 * secret of the receiver, or the domain of an e-mail address. Empty where it cannot be read.
 */
export function hostOf(channel: Channel, address: string): string {
  if (!isPlainAddressFor(channel, address)) return '';
  return channel === 'email' ? address.slice(address.lastIndexOf('@') + 1) : new URL(address).host;
}
