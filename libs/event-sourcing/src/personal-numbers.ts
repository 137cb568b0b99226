/** Part of a text: `from` inclusive, `to` exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Not inside a longer number and not the decimals of one (`112.51…`). After `1.` is allowed: a
 * numbered list.
 */
const BEFORE = String.raw`(?<!\d)(?<!\d\d\.)`;
const AFTER = String.raw`(?!\d)`;
const GAP = '[-() ]{0,3}';
const COUNTRY = String.raw`(?:\(?(?:\+ ?|00)86${GAP}|\(?86[-() ]{0,3}(?=1[3-9]))?`;

/**
 * Spaces, dashes and brackets may stand anywhere, other signs only between the groups in which
 * people read a number out.
 */
const MOBILE = new RegExp(`${BEFORE}${COUNTRY}0?(1[3-9](?:${GAP}\\d){9})${AFTER}`, 'g');
const MOBILE_IN_THREE = new RegExp(
  `${BEFORE}${COUNTRY}1[3-9]\\d[-() ./,_*\\\\|~]{1,3}\\d{4}[-() ./,_*\\\\|~]{1,3}\\d{4}${AFTER}`,
  'g',
);
const MOBILE_SAID = new RegExp(`${BEFORE}1[- ]{1,3}[3-9](?:[- ]{1,3}\\d){9}${AFTER}`, 'g');
const AREA = String.raw`(?:10|2\d|[3-9]\d\d)`;
const LANDLINE = new RegExp(`${BEFORE}\\(?0${AREA}${GAP}[1-9](?:[- ]{0,2}\\d){6,7}${AFTER}`, 'g');
const FROM_ABROAD = new RegExp(`\\+[1-9](?:${GAP}\\d){8,14}${AFTER}`, 'g');
const FROM_ABROAD_00 = new RegExp(`${BEFORE}00\\d{2,3}[- ](?:[- ]?\\d){7,11}${AFTER}`, 'g');
/** Without an area code, a number is recognised only by the word before it. */
const LOCAL =
  /(?<=(?:电话|座机|固话|手机|联系方式|致电|拨打|TEL|PHONE)[^\d]{0,6})[2-9]\d{2,3}[- ]?\d{4}(?!\d)/g;

const ID_18 = new RegExp(
  `${BEFORE}(?=([1-9](?:[-() .]{0,3}\\d){16}[-() .]{0,3}[\\dX])${AFTER})`,
  'g',
);
const ID_15 = new RegExp(`${BEFORE}(?=([1-8](?:[-() .]{0,3}\\d){14})${AFTER})`, 'g');
const BORN_18 = /^.{6}(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/;
/** Region of GB/T 2260, born in 1930 or later: nobody older still has a 15-digit number. */
const BORN_15 =
  /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])\d{4}[3-9]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/;
/**
 * Birth years from here on could also be an order number (region, day, serial), so the check digit
 * decides.
 */
const ORDERS_SINCE = 2010;

/** Looks like a number but is not personal: dates, UUIDs, order numbers that begin with letters. */
const OTHERS = [
  /(?<!\d[-./])(?<!\d)(?:19|20)\d\d([-./])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?!\d)/g,
  /[\dA-F]{8}-[\dA-F]{4}-[\dA-F]{4}-[\dA-F]{4}-[\dA-F]{12}/g,
  /[A-Z]{1,8}[-_]?(?:\d{1,6}[-_])?(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[-_]?\d*/g,
];

const groupsOf = (number: string): readonly string[] => number.split(/\D+/);
/** `138 12 345 678`, but not `138 1 2345 678`: those are several numbers. */
function isInGroups(number: string): boolean {
  const [first = '', ...others] = groupsOf(number);
  return first.length > 2 && others.every(({ length }) => length > 1);
}

/** GB 11643: ISO 7064 MOD 11-2 over the first 17. */
function isChecked(id: string): boolean {
  const rest = [...id].reduce((sum, sign, at) => {
    const value = sign === 'X' ? 10 : Number(sign);
    return (sum + value * 2 ** (17 - at)) % 11;
  }, 0);
  return rest === 1;
}

function isResidentId(written: string): boolean {
  const id = written.replace(/[^\dX]/g, '');
  if (id.length === 15) return BORN_15.test(id);
  if (!BORN_18.test(id)) return false;
  return Number(id.slice(6, 10)) < ORDERS_SINCE || isChecked(id);
}

function spansOf(
  text: string,
  pattern: RegExp,
  isOne: (number: string) => boolean = () => true,
): readonly Span[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [whole, number = whole] = match;
    const end = match.index + (whole === '' ? number.length : whole.length);
    return isOne(number) ? [{ from: match.index, to: end }] : [];
  });
}

const blankOut = (text: string, pattern: RegExp): string =>
  text.replace(pattern, (other) => '#'.repeat(other.length));

/** Finds telephone and resident ID numbers in a text made uniform by `readableText`. */
export function findPersonalNumbers(text: string): readonly Span[] {
  if (!/\d/.test(text)) return [];
  const ids = [ID_18, ID_15].flatMap((pattern) => spansOf(text, pattern, isResidentId));
  const rest = OTHERS.reduce(blankOut, text);
  const phones = [MOBILE_IN_THREE, MOBILE_SAID, LANDLINE, FROM_ABROAD, FROM_ABROAD_00, LOCAL];
  return [
    ...ids,
    ...spansOf(rest, MOBILE, isInGroups),
    ...phones.flatMap((pattern) => spansOf(rest, pattern)),
  ];
}

const escapeSign = (sign: string): string => sign.replace(/[\\^$.*+?()[\]{}|/-]/, String.raw`\$&`);

/** A number this long identifies its owner whatever digits surround it. */
const UNMISTAKABLE = 7;

function patternOf(word: string): RegExp {
  const isNumber = /^\d+$/.test(word);
  const signs = [...word].map(escapeSign).join(isNumber ? '[-() ./,_]{0,3}' : '[ .]{0,2}');
  if (!isNumber) return new RegExp(signs, 'g');
  const around = word.length < UNMISTAKABLE ? [BEFORE, AFTER] : ['', ''];
  return new RegExp(`${around[0]}${COUNTRY}${signs}${around[1]}`, 'g');
}

/** Finds known names and numbers, with or without signs or spaces between their characters. */
export const findWords = (text: string, words: readonly string[]): readonly Span[] =>
  words.flatMap((word) => spansOf(text, patternOf(word)));
