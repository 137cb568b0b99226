import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';

import './assessment.css';

import type { Role } from '../api/generated';
import { Explained } from '../app/explained';
import { Failed } from '../app/failed';
import { t } from '../app/text';
import { useMe } from '../session/me';
import { monthAfter, periodWords, thisMonth } from './search';

const OFFICE: readonly Role[] = ['ASSESSMENT'];
const DISTRICT: readonly Role[] = ['ASSESSMENT', 'COMMAND_CENTRE', 'ADMINISTRATOR'];
const WITH_STREETS: readonly Role[] = [...DISTRICT, 'STREET'];
const ALL: readonly Role[] = [...WITH_STREETS, 'DEPARTMENT'];

/** What of 考核 is for whom; the service refuses the rest. */
const SECTIONS = [
  { to: '/assessment', name: t('月度概览'), roles: ALL },
  { to: '/assessment/scores', name: t('考核得分'), roles: ALL },
  { to: '/assessment/red-black', name: t('红黑榜'), roles: WITH_STREETS },
  { to: '/assessment/periods', name: t('考核期'), roles: ALL },
  { to: '/assessment/appeals', name: t('申诉'), roles: ALL },
  { to: '/assessment/report', name: t('月报'), roles: WITH_STREETS },
  { to: '/assessment/signals', name: t('核查线索'), roles: DISTRICT },
  { to: '/assessment/what-if', name: t('规则试算'), roles: OFFICE },
] as const;

interface Props {
  readonly title: string;
  /** What is chosen for the page: a month, a period. */
  readonly choice?: ReactNode;
  readonly children: ReactNode;
}

/** A page of 考核, with the way to the others. */
export function Frame({ title, choice, children }: Props) {
  const role = useMe().data?.account.role;
  return (
    <div className="assessment">
      <nav className="tabs" aria-label={t('考核各页')}>
        {SECTIONS.filter(({ roles }) => roles.some((one) => one === role)).map(({ to, name }) => (
          <Link
            key={to}
            to={to}
            activeOptions={{ exact: to === '/assessment', includeSearch: false }}
          >
            {name}
          </Link>
        ))}
      </nav>
      <div className="row between">
        <h1>{title}</h1>
        {choice}
      </div>
      {children}
    </div>
  );
}

interface AnsweredProps<Data> {
  readonly answer: {
    readonly data: Data | undefined;
    readonly error: unknown;
    readonly refetch: () => unknown;
  };
  readonly children: (data: Data) => ReactNode;
}

/** What was answered; until then, that it is being fetched, or why it was not. */
export function Answered<Data>({ answer, children }: AnsweredProps<Data>) {
  const { data, error, refetch } = answer;
  if (data !== undefined) return children(data);
  if (error) return <Failed error={error} again={() => void refetch()} />;
  return <Explained title={t('正在取数…')} />;
}

interface ChoiceProps {
  readonly month: string;
  readonly choose: (month: string) => void;
}

/** One month after the other, or any. */
export const MonthChoice = ({ month, choose }: ChoiceProps) => (
  <div className="row no-print" role="group" aria-label={t('月份')}>
    <Button onClick={() => choose(monthAfter(month, -1))}>{t('上月')}</Button>
    <Input
      type="month"
      aria-label={t('月份')}
      value={month}
      max={thisMonth()}
      style={{ width: 170 }}
      onChange={({ target: { value } }) => value !== '' && choose(value)}
    />
    <Button disabled={month >= thisMonth()} onClick={() => choose(monthAfter(month, 1))}>
      {t('下月')}
    </Button>
  </div>
);

interface PeriodProps {
  readonly period: string;
  readonly choose: (period: string) => void;
}

const PERIOD = /^\d{4}(-(0[1-9]|1[0-2]|Q[1-4]))?$/;

/** A month, a quarter or a year, as it is written in files and rules. */
export function PeriodChoice({ period, choose }: PeriodProps) {
  const [typed, setTyped] = useState(period);
  const go = (): void => {
    const asked = typed.trim().toUpperCase();
    if (asked !== '' && asked !== period) choose(asked);
  };
  return (
    <form
      className="row no-print"
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      <Input
        aria-label={t('考核时段')}
        aria-describedby="period-hint"
        value={typed}
        maxLength={30}
        style={{ width: 170 }}
        onChange={({ target }) => setTyped(target.value)}
      />
      <Button htmlType="submit">{t('查看')}</Button>
      <span id="period-hint" className="muted">
        {PERIOD.test(period) ? periodWords(period) : t('如 2026-10、2026-Q4、2026')}
      </span>
    </form>
  );
}
