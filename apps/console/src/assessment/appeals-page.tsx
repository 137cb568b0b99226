import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';

import { ask } from '../api/client';
import { UNASKED_MS } from '../api/live';
import {
  AppealCounts,
  type AppealOutcome,
  type AppealPartsFragment,
  Appeals,
} from '../api/generated';
import { serverNow } from '../api/server-clock';
import { afterPosition } from '../api/written';
import { Explained } from '../app/explained';
import { t } from '../app/text';
import { momentOf } from '../time';
import { CLOCK } from '../words';
import { Countdown } from '../work/countdown';
import { Rows } from '../work/list-frame';
import { AppealActs } from './appeal-acts';
import { Frame } from './frame';
import { APPEAL_OUTCOME, APPEAL_SUBJECT, GROUND } from './words';

const route = getRouteApi('/assessment/appeals');

function useAppeals(outcome: AppealOutcome) {
  return useInfiniteQuery({
    queryKey: ['list', 'appeals', outcome],
    initialPageParam: null as string | null,
    refetchInterval: UNASKED_MS,
    queryFn: async ({ pageParam }) => {
      const asked = { outcome, subject: null, after: pageParam, afterPosition: afterPosition() };
      return (await ask(Appeals, asked)).appeals;
    },
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
  });
}

/** What is contested, in a phrase. */
export function contestedWords({ subject, clock, claimedAt, ground }: AppealPartsFragment): string {
  if (subject === 'TIMESTAMP' && clock !== null)
    return t('{{clock}}时间有误，应为 {{at}}', {
      clock: CLOCK[clock],
      at: claimedAt === null ? '–' : momentOf(claimedAt, serverNow()),
    });
  return ground === null
    ? APPEAL_SUBJECT[subject]
    : t('不应计入考核：{{ground}}', { ground: GROUND[ground] });
}

const TONE = { PENDING: 'near', UPHELD: 'ok', REJECTED: '', WITHDRAWN: '' } as const;

const Ended = ({ appeal }: { readonly appeal: AppealPartsFragment }) =>
  appeal.endedAt !== null && (
    <p>
      {APPEAL_OUTCOME[appeal.outcome]} {momentOf(appeal.endedAt, serverNow())}{' '}
      {appeal.decidedBecause !== null &&
        t('裁决理由：{{reason}}', { reason: appeal.decidedBecause })}
    </p>
  );

const Item = ({ appeal }: { readonly appeal: AppealPartsFragment }) => (
  <li className={`card ${appeal.overdue ? 'late' : ''}`}>
    <div>
      <h2>
        <Link to="/whistles/$id" params={{ id: appeal.whistleId }}>
          {appeal.title}
        </Link>
      </h2>
      <p className="muted">
        {t('{{by}}，{{at}}提出；被考核 {{department}}，吹哨 {{street}}', {
          by: appeal.filedByName,
          at: momentOf(appeal.filedAt, serverNow()),
          department: appeal.departmentName,
          street: appeal.streetName,
        })}
      </p>
      <div className="row">
        <span className="tag blue">{contestedWords(appeal)}</span>
        <span className={`tag ${TONE[appeal.outcome]}`}>{APPEAL_OUTCOME[appeal.outcome]}</span>
      </div>
      <p>{t('理由：{{reason}}', { reason: appeal.reason })}</p>
      <Ended appeal={appeal} />
      <AppealActs appeal={appeal} />
    </div>
    {appeal.outcome === 'PENDING' && (
      <div className="due">
        <Countdown what={t('裁决')} dueAt={appeal.dueAt} overdue={appeal.overdue} />
      </div>
    )}
  </li>
);

/** How appeals have ended so far, by what they contest. */
function Counts() {
  const { data } = useQuery({
    queryKey: ['list', 'appeals', 'counts'],
    queryFn: async () => (await ask(AppealCounts, {})).appealStatistics.rows,
  });
  if (!data || data.length === 0) return null;
  const headings = [
    t('事项'),
    t('提出'),
    t('待裁决'),
    t('成立'),
    t('不成立'),
    t('已撤回'),
    t('逾期裁决'),
  ];
  return (
    <section className="panel stack" aria-labelledby="appeal-counts">
      <h2 id="appeal-counts">{t('申诉统计')}</h2>
      <div className="wide" role="region" aria-label={t('申诉统计')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {headings.map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.map((row) => (
              <tr key={row.subject}>
                <th scope="row">{row.subject && APPEAL_SUBJECT[row.subject]}</th>
                <td>{row.filed}</td>
                <td>{row.open}</td>
                <td>{row.upheld}</td>
                <td>{row.rejected}</td>
                <td>{row.withdrawn}</td>
                <td>{row.decidedLate}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const TABS: readonly AppealOutcome[] = ['PENDING', 'UPHELD', 'REJECTED', 'WITHDRAWN'];

/** 申诉: those one may see, the earliest due first. */
export function AppealsPage() {
  const { outcome = 'PENDING' } = route.useSearch();
  const list = useAppeals(outcome);
  const items = list.data?.pages.flatMap(({ edges }) => edges.map(({ node }) => node)) ?? [];
  return (
    <Frame title={t('申诉')}>
      <nav className="tabs" aria-label={t('按结果')}>
        {TABS.map((one) => (
          <Link
            key={one}
            to="/assessment/appeals"
            search={{ outcome: one }}
            aria-current={one === outcome ? 'page' : false}
          >
            {APPEAL_OUTCOME[one]}
          </Link>
        ))}
      </nav>
      <Rows
        list={list}
        rows={items.map((appeal) => (
          <Item key={`${appeal.whistleId}/${appeal.summons}/${appeal.appeal}`} appeal={appeal} />
        ))}
        empty={
          <Explained
            title={t('没有这样的申诉')}
            text={t('对时间、评哨、职责或计入考核有异议的，在那声哨的页面上点“申诉”。')}
          />
        }
      />
      <Counts />
    </Frame>
  );
}
