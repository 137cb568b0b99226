import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Select } from 'antd';
import { useCallback } from 'react';

import { ask } from '../api/client';
import { AssessmentMonth, AssessmentMonthChanged } from '../api/generated';
import { useLive } from '../api/live';
import { serverNow } from '../api/server-clock';
import { Explained } from '../app/explained';
import { t } from '../app/text';
import { momentOf } from '../time';
import { ClockPanel } from './clock-panel';
import { Downloads } from './downloads';
import { Answered, Frame, MonthChoice } from './frame';
import { Heat } from './heat';
import { League } from './league';
import { MonthTiles } from './month-tiles';
import { MixPanel } from './mix-panel';
import { daysOf, type FigureSearch, periodWords, thisMonth } from './search';
import { StreetSteps } from './street-steps';
import { Trend } from './trend';
import { useScores } from './use-scores';

const route = getRouteApi('/assessment');

function useMonth(month: string, department: string | undefined) {
  const queries = useQueryClient();
  const changed = useCallback(
    () => void queries.invalidateQueries({ queryKey: ['assessment', month] }),
    [queries, month],
  );
  useLive(AssessmentMonthChanged, { month }, changed);
  return useQuery({
    queryKey: ['assessment', month, 'figures', department],
    queryFn: async () =>
      (await ask(AssessmentMonth, { month, department: department ?? null })).assessmentDashboard,
  });
}

/** What every number of the page is narrowed to. */
const figureOf = (month: string, cutOff: string, department: string | undefined): FigureSearch =>
  Object.assign({ cutOff }, daysOf(month), department !== undefined && { department });

export type MonthFigures = NonNullable<ReturnType<typeof useMonth>['data']>;

function Figures({ figures }: { readonly figures: MonthFigures }) {
  const { department } = route.useSearch();
  const { month, cutOff, totals } = figures;
  const base = figureOf(month, cutOff, department);
  if (totals.summoned === 0 && totals.excluded === 0)
    return (
      <Explained
        title={t('这个月没有派哨')}
        text={t('换一个月份；派哨之日在这个月的，才计入这个月。')}
      />
    );
  return (
    <>
      <p className="muted">
        {t(
          '按派哨之日归入{{month}}；数据截止 {{cutOff}}：此前到期的计入，未到期、挂账的另列，不进任何比率。',
          {
            month: periodWords(month),
            cutOff: momentOf(cutOff, serverNow()),
          },
        )}
      </p>
      <MonthTiles totals={totals} base={base} />
      <ClockPanel totals={totals} base={base} month={month} />
      <Trend rows={figures.trend} department={department} />
      <League month={month} department={department} />
      <Heat month={month} department={department} />
      <StreetSteps rows={figures.byStreet} base={base} />
      <MixPanel figures={figures} base={base} />
      <Downloads month={month} kinds={['statistics', 'summonses', 'scorecards']} />
    </>
  );
}

/** One of those that were summoned in the month; whoever sees only itself has nothing to choose. */
function DepartmentChoice({ month }: { readonly month: string }) {
  const { department = null } = route.useSearch();
  const navigate = route.useNavigate();
  const cards = useScores(month).data?.cards.filter(({ kind }) => kind !== 'STREET') ?? [];
  if (cards.length < 2 && department === null) return null;
  return (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={t('只看一个单位')}
      placeholder={t('全部单位')}
      style={{ width: 200 }}
      value={department}
      options={cards.map((card) => ({ value: card.department, label: card.departmentName }))}
      onChange={(next: string | undefined) =>
        void navigate({
          search: (before) =>
            Object.assign(
              { month },
              before.clock && { clock: before.clock },
              next !== undefined && { department: next },
            ),
        })
      }
    />
  );
}

/** The month at a glance: every number with its denominator, and a way to its whistles. */
export function MonthPage() {
  const { month = thisMonth(), department } = route.useSearch();
  const navigate = route.useNavigate();
  const answer = useMonth(month, department);
  const choose = (next: string): void =>
    void navigate({ search: (before) => Object.assign({}, before, { month: next }) });
  return (
    <Frame
      title={t('{{month}}考核概览', { month: periodWords(month) })}
      choice={
        <div className="row no-print">
          <DepartmentChoice month={month} />
          <MonthChoice month={month} choose={choose} />
        </div>
      }
    >
      <Answered answer={answer}>{(figures) => <Figures figures={figures} />}</Answered>
    </Frame>
  );
}
