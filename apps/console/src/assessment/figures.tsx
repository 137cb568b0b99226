import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

import type { SharePartsFragment } from '../api/generated';
import { t } from '../app/text';
import type { FigureSearch } from './search';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

const HUNDRED = 100;

export const percent = (rate: number | null): string =>
  rate === null ? '–' : `${(rate * HUNDRED).toFixed(1)}%`;

export const intervalWords = (interval: Interval | null): string =>
  interval === null
    ? '–'
    : `${(interval.low * HUNDRED).toFixed(1)}–${(interval.high * HUNDRED).toFixed(1)}%`;

const HOUR = 60;
const DAY = 1_440;

/** 35 分钟, 5.2 小时, 3.1 天. */
export function minutesWords(minutes: number | null): string {
  if (minutes === null) return '–';
  if (minutes < HOUR) return t('{{count}} 分钟', { count: Math.round(minutes) });
  if (minutes < DAY) return t('{{count}} 小时', { count: Number((minutes / HOUR).toFixed(1)) });
  return t('{{count}} 天', { count: Number((minutes / DAY).toFixed(1)) });
}

/** Working time has no days: how long one is differs. */
export function workingWords(minutes: number | null): string {
  if (minutes === null) return '–';
  return minutes < HOUR
    ? t('{{count}} 工作分钟', { count: Math.round(minutes) })
    : t('{{count}} 工作时', { count: Number((minutes / HOUR).toFixed(1)) });
}

export const pointsWords = (points: number | null): string =>
  points === null ? '–' : points.toFixed(2);

interface LinkProps {
  readonly figure: FigureSearch;
  readonly children: ReactNode;
  /** What it counts, where its place does not say so. */
  readonly label?: string;
}

/** A number that leads to its whistles. */
export const FigureLink = ({ figure, children, label }: LinkProps) => (
  <Link
    to="/assessment/summonses"
    search={figure}
    className="figure-link"
    {...(label === undefined ? {} : { 'aria-label': label })}
  >
    {children}
  </Link>
);

interface ShareProps {
  readonly share: SharePartsFragment;
  readonly part: FigureSearch;
  readonly whole: FigureSearch;
}

/** 66 ÷ 88, both leading to their whistles. */
export const Fraction = ({ share, part, whole }: ShareProps) => (
  <span className="fraction">
    <FigureLink figure={part}>{share.numerator}</FigureLink>
    {' ÷ '}
    <FigureLink figure={whole}>{share.denominator}</FigureLink>
  </span>
);

/** How a rate stands against the period before: in words and an arrow, not in colour alone. */
export function Change({
  rate,
  before,
}: {
  readonly rate: number | null;
  readonly before: number | null | undefined;
}) {
  if (rate === null || before === null || before === undefined) return null;
  const points = ((rate - before) * HUNDRED).toFixed(1);
  if (Number(points) === 0) return <span className="muted">{t('与上月持平')}</span>;
  return (
    <span className="muted">
      {Number(points) > 0
        ? t('↑ 比上月高 {{points}} 个百分点', { points })
        : t('↓ 比上月低 {{points}} 个百分点', { points: points.slice(1) })}
    </span>
  );
}
