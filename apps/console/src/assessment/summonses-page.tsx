import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { Button } from 'antd';

import { ask } from '../api/client';
import {
  FigureSummonses,
  type FigureSummonsesQueryVariables,
  type IntakeChannel,
  type ListedSummonsPartsFragment,
  type SummonsRole,
} from '../api/generated';
import { serverNow } from '../api/server-clock';
import { Explained } from '../app/explained';
import { t } from '../app/text';
import { useMe } from '../session/me';
import { momentOf } from '../time';
import { CHANNEL, CLOCK, ROLE } from '../words';
import { Rows } from '../work/list-frame';
import { minutesWords, workingWords } from './figures';
import { Frame } from './frame';
import type { FigureSearch, Scope } from './search';
import { MEASURE, VERDICT } from './words';

const route = getRouteApi('/assessment/summonses');

const CHANNELS = Object.keys(CHANNEL) as readonly IntakeChannel[];
const ROLES = Object.keys(ROLE) as readonly SummonsRole[];

const scopeAsked = (scope: Scope | undefined): FigureSummonsesQueryVariables['scope'] =>
  scope && {
    categories: scope.categories,
    kinds: scope.kinds,
    channels: scope.channels && CHANNELS.filter((one) => scope.channels?.includes(one)),
    roles: scope.roles && ROLES.filter((one) => scope.roles?.includes(one)),
  };

function askedBy(search: FigureSearch): FigureSummonsesQueryVariables {
  const { from, to, measure, clock, verdict, cutOff } = search;
  const { department, street, category, kind } = search;
  const channel = CHANNELS.find((one) => one === search.channel);
  return Object.assign(
    { from, to, measure, clock, verdict, cutOff, scope: scopeAsked(search.scope) },
    { filter: Object.assign({}, { department, street, category, kind }, channel && { channel }) },
  );
}

function useSummonses(search: FigureSearch) {
  return useInfiniteQuery({
    queryKey: ['assessment', 'summonses', search],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam }) =>
      (await ask(FigureSummonses, Object.assign(askedBy(search), { after: pageParam })))
        .statisticsSummonses,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
  });
}

const TONE = { ON_TIME: 'ok', LATE: 'late', OVERDUE: 'late' } as Readonly<
  Partial<Record<string, string>>
>;

type Clock = ListedSummonsPartsFragment['clocks'][number];

const ClockTold = ({
  clock,
  of,
}: {
  readonly clock: Clock;
  readonly of: ListedSummonsPartsFragment;
}) =>
  clock.verdict !== null && (
    <li>
      <Link
        to="/assessment/ledger/$whistle/$summons/$clock"
        params={{ whistle: of.whistle, summons: String(of.summons), clock: clock.clock }}
        className={`tag ${TONE[clock.verdict] ?? ''}`}
      >
        {CLOCK[clock.clock]}
        {VERDICT[clock.verdict]}
      </Link>{' '}
      <span className="muted">
        {clock.workingMinutes !== null
          ? workingWords(clock.workingMinutes)
          : clock.minutes !== null && minutesWords(clock.minutes)}
      </span>
    </li>
  );

const Marks = ({ row }: { readonly row: ListedSummonsPartsFragment }) => (
  <>
    <span className="tag blue">{ROLE[row.role]}</span>
    {row.count > 1 && <span className="tag">{t('计 {{count}}', { count: row.count })}</span>}
    {row.sentBack > 0 && (
      <span className="tag near">{t('退回 {{count}} 次', { count: row.sentBack })}</span>
    )}
    {row.released && <span className="tag">{t('已撤换')}</span>}
    {row.wronglyCalled && <span className="tag">{t('退哨成立，免计')}</span>}
    {row.rating !== null && (
      <span className="tag">{t('评哨 {{rating}} 分', { rating: row.rating })}</span>
    )}
  </>
);

const Summons = ({ row }: { readonly row: ListedSummonsPartsFragment }) => (
  <li className="card">
    <div>
      <h2>
        {row.title === null ? (
          t('（您的单位不参与这声哨，只看计时）')
        ) : (
          <Link to="/whistles/$id" params={{ id: row.whistle }}>
            {row.title}
          </Link>
        )}
      </h2>
      <p className="muted">
        {t('{{street}}召集{{department}}，{{at}}派哨，{{kind}}，{{category}}', {
          street: row.streetName,
          department: row.departmentName,
          at: momentOf(row.dispatchedAt, serverNow()),
          kind: row.kindName,
          category: row.categoryName,
        })}
      </p>
      <div className="row">
        <Marks row={row} />
      </div>
      <ul className="row">
        {row.clocks.map((clock) => (
          <ClockTold key={clock.clock} clock={clock} of={row} />
        ))}
      </ul>
    </div>
  </li>
);

function nameOf({ measure, clock, verdict }: FigureSearch): string {
  if (measure !== undefined) return MEASURE[measure];
  return clock !== undefined && verdict !== undefined
    ? `${CLOCK[clock]}${VERDICT[verdict]}`
    : t('派哨');
}

const countOf = (rows: readonly ListedSummonsPartsFragment[]): number =>
  rows.reduce((sum, { count }) => sum + count, 0);

/** What a list is of its number; a street compares departments, and is shown its own whistles alone. */
function toldOf(
  count: number,
  { goesOn, isStreet }: { readonly goesOn: boolean; readonly isStreet: boolean },
): string {
  if (goesOn) return t('已列出合计 {{count}}，后面还有', { count });
  return isStreet
    ? t('列出的合计 {{count}}：只列本街道的召集，别的街道的不列', { count })
    : t('列出的合计 {{count}}，即该数字', { count });
}

function Told({
  list,
  rows,
}: {
  readonly list: ReturnType<typeof useSummonses>;
  readonly rows: readonly ListedSummonsPartsFragment[];
}) {
  const { from = '…', to = '…' } = route.useSearch();
  const isStreet = useMe().data?.account.role === 'STREET';
  const cutOff = list.data?.pages[0]?.cutOff;
  if (cutOff === undefined) return null;
  return (
    <p role="status">
      {toldOf(countOf(rows), { goesOn: list.hasNextPage, isStreet })}{' '}
      <span className="muted">
        {t('派哨 {{from}} 至 {{to}}；数据截止 {{cutOff}}', {
          from,
          to,
          cutOff: momentOf(cutOff, serverNow()),
        })}
      </span>
    </p>
  );
}

/** From a number to its whistles: what is listed adds up to it. */
export function SummonsesPage() {
  const search = route.useSearch();
  const router = useRouter();
  const list = useSummonses(search);
  const rows = list.data?.pages.flatMap(({ edges }) => edges.map(({ node }) => node)) ?? [];
  return (
    <Frame
      title={t('{{figure}}：各件', { figure: nameOf(search) })}
      choice={<Button onClick={() => router.history.back()}>{t('返回')}</Button>}
    >
      <Told list={list} rows={rows} />
      <Rows
        list={list}
        rows={rows.map((row) => (
          <Summons key={`${row.whistle}/${row.summons}`} row={row} />
        ))}
        empty={<Explained title={t('没有这样的件')} text={t('这个数字是 0。')} />}
      />
    </Frame>
  );
}
