import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';

import { ask } from '../api/client';
import { type DutyPartsFragment, Roster, type RosterQuery } from '../api/generated';
import { UNASKED_MS } from '../api/live';
import { useServerNow } from '../api/server-clock';
import { Explained } from '../app/explained';
import { Failed } from '../app/failed';
import { t } from '../app/text';
import { type SignedIn, useMe } from '../session/me';
import { momentOf } from '../time';
import './centre.css';
import { Filter, useOrganisations } from './filters';
import { AssignForm, WithdrawButton } from './roster-forms';
import { monthLater, monthOf } from './roster-days';
import { without } from './search';

const route = getRouteApi('/centre/roster');

export interface RosterOf {
  readonly organisation: string;
  readonly month: string;
}

const useRoster = ({ organisation, month }: RosterOf) =>
  useQuery({
    queryKey: ['list', 'roster', organisation, month],
    enabled: organisation !== '',
    refetchInterval: UNASKED_MS,
    queryFn: () => ask(Roster, { organisation, month }),
  });

const Telephone = ({ phone }: { readonly phone: string | null }) =>
  phone !== null && <a href={`tel:${phone}`}>{phone}</a>;

/** Whom one can call at this moment. */
function NowOnDuty({ duties }: { readonly duties: readonly DutyPartsFragment[] }) {
  const now = useServerNow();
  return (
    <section className="panel stack" aria-label={t('此刻在岗')}>
      <h2>{t('此刻在岗')}</h2>
      {duties.length === 0 && <p className="tag late">{t('此刻没有人在岗')}</p>}
      <ul className="stack">
        {duties.map(({ duty, post, person, to }) => (
          <li key={duty} className="row">
            <span className="tag blue">{post}</span>
            <strong>{person.name}</strong>
            <Telephone phone={person.phone} />
            <span className="muted">{t('值到 {{when}}', { when: momentOf(to, now) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const Gaps = ({ gaps }: { readonly gaps: RosterQuery['dutyRoster']['gaps'] }) => {
  const now = useServerNow();
  if (gaps.length === 0) return <p className="muted">{t('本月没有空岗。')}</p>;
  return (
    <details className="gaps" open={gaps.length < 4}>
      <summary>
        <span className="tag late">{t('空岗 {{count}} 段', { count: gaps.length })}</span>
      </summary>
      <ul>
        {gaps.map(({ from, to }) => (
          <li key={from}>
            {momentOf(from, now)} — {momentOf(to, now)}
          </li>
        ))}
      </ul>
    </details>
  );
};

interface MonthProps {
  readonly of: RosterOf;
  readonly roster: RosterQuery['dutyRoster'];
  readonly mayKeep: boolean;
}

function Month({ of, roster, mayKeep }: MonthProps) {
  const now = useServerNow();
  const duties = [...roster.duties].sort((one, other) => one.from.localeCompare(other.from));
  return (
    <section className="panel stack" aria-label={t('本月值班表')}>
      <Gaps gaps={roster.gaps} />
      {duties.length === 0 && <p>{t('本月还没有排班。')}</p>}
      <ul className="duties">
        {duties.map(({ duty, post, person, from, to }) => (
          <li key={duty} className="row between">
            <div className="row">
              <span className="when">
                {momentOf(from, now)} — {momentOf(to, now)}
              </span>
              <span className="tag blue">{post}</span>
              <strong>{person.name}</strong>
              <Telephone phone={person.phone} />
              {roster.overlaps.includes(duty) && <span className="tag near">{t('重叠')}</span>}
              {roster.unstaffed.includes(duty) && (
                <span className="tag late">{t('此人已不在岗')}</span>
              )}
            </div>
            {mayKeep && <WithdrawButton of={of} duty={duty} name={person.name} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Which({ of }: { readonly of: RosterOf }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const options = useOrganisations().map(({ id, name }) => ({ value: id, label: name }));
  const month = (by: number) => Object.assign({}, search, { month: monthLater(of.month, by) });
  return (
    <div className="row">
      <Filter
        label={t('单位')}
        value={of.organisation}
        options={options}
        choose={(organisation) => {
          const kept = without(search, 'organisation');
          void navigate({ search: Object.assign(kept, organisation && { organisation }) });
        }}
      />
      <nav className="tabs" aria-label={t('月份')}>
        <Link to="/centre/roster" search={month(-1)}>
          {t('上个月')}
        </Link>
        <Link to="/centre/roster" search={month(0)} aria-current="page">
          {of.month}
        </Link>
        <Link to="/centre/roster" search={month(1)}>
          {t('下个月')}
        </Link>
      </nav>
    </div>
  );
}

/** Whoever keeps rosters, keeps that of the own organisation; the administrator all. */
const mayKeepOf = ({ account }: SignedIn, { organisation }: RosterOf): boolean =>
  account.role === 'ADMINISTRATOR' ||
  (account.role !== 'ASSESSMENT' && account.organisation === organisation);

/** Whose roster, and of which month; one’s own and this one where the address does not say. */
function useOf(me: SignedIn | undefined): RosterOf {
  const { organisation, month } = route.useSearch();
  const now = useServerNow();
  return {
    organisation: organisation ?? me?.account.organisation ?? '',
    month: month ?? monthOf(now),
  };
}

function Shown({ of, mayKeep }: { readonly of: RosterOf; readonly mayKeep: boolean }) {
  const { data, error, refetch } = useRoster(of);
  if (error && !data) return <Failed error={error} again={() => void refetch()} />;
  if (!data) return <Explained title={t('正在打开…')} />;
  return (
    <div className="columns">
      <div className="stack">
        <NowOnDuty duties={data.onDuty} />
        <Month of={of} roster={data.dutyRoster} mayKeep={mayKeep} />
      </div>
      {mayKeep && <AssignForm key={`${of.organisation}/${of.month}`} of={of} />}
    </div>
  );
}

/** 值班: who is on duty now, and the roster of a month. */
export function RosterPage() {
  const me = useMe().data;
  const of = useOf(me);
  return (
    <>
      <div className="row between">
        <h1>{t('值班')}</h1>
        <Which of={of} />
      </div>
      <Shown of={of} mayKeep={me !== undefined && mayKeepOf(me, of)} />
    </>
  );
}
