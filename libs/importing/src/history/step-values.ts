import type { Limit } from '#calendar';
import type { Rejection } from '#event-sourcing';
import {
  type Evidence,
  SATISFACTION_CHANNELS,
  type SatisfactionChannel,
  SUMMONS_ROLES,
  SUPERVISION_STEPS,
  type SupervisionStep,
} from '#whistle';
import { type ImportRejection, invalidValue } from './row-refusals.js';

type Invalid = Rejection<ImportRejection>;

/** 好差评, the national five-level rating. */
const WORDS_OF_SCORES = ['非常不满意', '不满意', '基本满意', '满意', '非常满意'];

/** 1 to 5, as a digit or in the words of the national rating; undefined for others. */
export function scoreOf(text: string): number | undefined {
  const score = /^[1-5](\.0+)?$/.test(text) ? Number(text) : WORDS_OF_SCORES.indexOf(text) + 1;
  return score > 0 ? score : undefined;
}

const UNITS = ['分钟', '小时', '工作时', '工作日', '自然日'] as const satisfies Limit['unit'][];
const LIMIT = new RegExp(`^(\\d{1,5}(?:\\.\\d+)?)\\s*个?(${UNITS.join('|')})$`);
const WHOLE: readonly string[] = ['工作日', '自然日'];

/** `5 工作日` */
export function extensionOf(text: string): { readonly extension: Limit } | Invalid {
  const [, number, unit] = LIMIT.exec(text) ?? [];
  const value = Number(number);
  const fits = value > 0 && (Number.isInteger(value) || !WHOLE.includes(unit ?? ''));
  if (fits) return { extension: { value, unit: unit as Limit['unit'] } };
  return invalidValue('extension', text, `如“5 工作日”，单位为${UNITS.join('、')}，天数为整数`);
}

/** One of a few words, in English or Chinese, or the value for an empty text; undefined for others. */
function wordOf<T extends string>(
  text: string,
  words: Readonly<Record<string, T>>,
  all: readonly T[],
  otherwise: T,
): T | undefined {
  if (text === '') return otherwise;
  return all.find((one) => one === text) ?? (Object.hasOwn(words, text) ? words[text] : undefined);
}

const LEVELS = { 催办: 'reminder', 书面督办: 'written', 提级: 'escalation' } as const;
const CHANNELS = { 电话回访: 'callback', 短信: 'sms', 网上: 'online', 上门: 'visit' } as const;
const ROLES = { 协办: 'assist', 知会: 'informed' } as const;
const BESIDE = SUMMONS_ROLES.filter((role) => role !== 'lead');

const oneOf = (words: object, all: readonly string[]): string =>
  `应为 ${[...all, ...Object.keys(words)].join('、')} 之一`;

export function supervisionOf(text: string): { readonly step: SupervisionStep } | Invalid {
  const step = wordOf(text, LEVELS, SUPERVISION_STEPS, 'reminder');
  return step ? { step } : invalidValue('level', text, oneOf(LEVELS, SUPERVISION_STEPS));
}

export function satisfactionChannelOf(
  text: string,
): { readonly channel: SatisfactionChannel } | Invalid {
  const channel = wordOf(text, CHANNELS, SATISFACTION_CHANNELS, 'callback');
  return channel
    ? { channel }
    : invalidValue('channel', text, oneOf(CHANNELS, SATISFACTION_CHANNELS));
}

export function roleOf(text: string): { readonly role: (typeof BESIDE)[number] } | Invalid {
  const role = wordOf(text, ROLES, BESIDE, 'assist');
  return role ? { role } : invalidValue('role', text, oneOf(ROLES, BESIDE));
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  heic: 'image/heic',
  mp4: 'video/mp4',
  pdf: 'application/pdf',
};
const MOST_PIECES = 20;
const LONGEST_REFERENCE = 500;

const mediaTypeOf = (reference: string): string => {
  const ending = /\.([a-z0-9]+)(?:[?#].*)?$/i.exec(reference)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(MEDIA_TYPES, ending) ? MEDIA_TYPES[ending]! : 'application/octet-stream';
};

/** Where photos and documents are kept, between blanks or semicolons. */
export function evidenceOf(text: string): { readonly evidence: readonly Evidence[] } | Invalid {
  const all = [...new Set(text.split(/[\s;；|]+/).filter((one) => one !== ''))];
  if (all.length > MOST_PIECES || all.some(({ length }) => length > LONGEST_REFERENCE))
    return invalidValue('evidence', '', `至多 ${MOST_PIECES} 件，每件至多 ${LONGEST_REFERENCE} 字`);
  return { evidence: all.map((reference) => ({ reference, mediaType: mediaTypeOf(reference) })) };
}
