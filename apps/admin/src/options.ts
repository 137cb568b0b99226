import { InvalidArgumentError } from 'commander';
import { isRefusedPeriod, type ScorePeriod, scorePeriodOf } from '#assessment';
import { isMonth, readInstant } from '#calendar';
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
 * Parses an instant with `Z` or an offset; it comes out as UTC.
 * @throws InvalidArgumentError
 */
export function instantOption(text: string): string {
  const instant = readInstant(text);
  if (instant === undefined)
    throw new InvalidArgumentError('须为带时区的时刻，如 2026-11-01T00:00:00+08:00');
  return instant;
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
