import { InvalidArgumentError } from 'commander';
import { isRefusedPeriod, type ScorePeriod, scorePeriodOf } from '#assessment';
import { isLocalDate, isMonth, readInstant } from '#calendar';
import { isVisible, unusableCharacter } from '#event-sourcing';

/**
 * Parses a text that will be stored.
 * @throws InvalidArgumentError
 */
export function textOption(text: string): string {
  const character = unusableCharacter(text);
  if (character !== undefined) throw new InvalidArgumentError(`含有无法使用的字符 ${character}`);
  if (!isVisible(text)) throw new InvalidArgumentError('不能为空');
  return text;
}

/**
 * Parses a local month `YYYY-MM`.
 * @throws InvalidArgumentError
 */
export function monthOption(text: string): string {
  if (!isMonth(text)) throw new InvalidArgumentError('应为月份 YYYY-MM');
  return text;
}

/**
 * Parses a period of scores.
 * @throws InvalidArgumentError
 */
export function periodOption(text: string): ScorePeriod {
  const period = scorePeriodOf(text);
  if (isRefusedPeriod(period)) throw new InvalidArgumentError(period.reason);
  return period;
}

/**
 * Parses a local date that exists.
 * @throws InvalidArgumentError
 */
export function dayOption(text: string): string {
  if (!isLocalDate(text)) throw new InvalidArgumentError('须为存在的日期，格式 YYYY-MM-DD');
  return text;
}

/**
 * Parses an instant with an offset into ISO 8601 UTC.
 * @throws InvalidArgumentError
 */
export function instantOption(text: string): string {
  const instant = readInstant(text);
  if (instant !== undefined) return instant;
  throw new InvalidArgumentError('应为带时区的时间，如 2026-11-01T00:00:00+08:00');
}

/**
 * Parses a whole number that is not negative.
 * @throws InvalidArgumentError
 */
export function countOption(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value)) return value;
  throw new InvalidArgumentError('应为不小于 0 的整数');
}

/**
 * What to tell whoever wrote a password into an address: every account of a machine sees the arguments of
 * a command while it runs. Undefined where there is none.
 */
export function passwordWarning(option: string, address: string): string | undefined {
  if (!URL.canParse(address) || new URL(address).password === '') return undefined;
  return `提示：${option} 的地址里有密码，命令运行时本机其他账户都能看到；请改用环境变量 PGPASSWORD 或 ~/.pgpass，并更换这个密码`;
}
