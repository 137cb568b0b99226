import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';

import { ask } from '../api/client';
import { MonthReport, type MonthReportQuery } from '../api/generated';
import { serverNow } from '../api/server-clock';
import { t } from '../app/text';
import { useMe } from '../session/me';
import { momentOf } from '../time';
import { Downloads } from './downloads';
import { percent, pointsWords } from './figures';
import { Answered, Frame, MonthChoice } from './frame';
import { DemandTable, ReportTable, type Line } from './report-tables';
import { daysOf, monthAfter, periodWords, thisMonth } from './search';
import { MonthTiles } from './month-tiles';
import { SCORED_KIND } from './words';

const route = getRouteApi('/assessment/report');

export type Report = MonthReportQuery['monthlyReport'];
type Board = Report['boards'][number];

const placeLine = (place: Board['ranked'][number]): Line => ({
  key: place.department,
  name: place.departmentName,
  cells: [
    place.rank === null ? t('不排名') : t('第 {{rank}}', { rank: place.rank }),
    pointsWords(place.total),
    String(place.sample),
  ],
});

const BoardShown = ({ board }: { readonly board: Board }) => (
  <section className="stack">
    <h3>
      {SCORED_KIND[board.kind]}{' '}
      <span className="muted">
        {t('样本不足 {{least}} 项的不排名；规则 {{rule}}，摘要 {{digest}}', {
          least: board.minimumSample,
          rule: board.rule,
          digest: board.ruleDigest.slice(0, 12),
        })}
      </span>
    </h3>
    <ReportTable
      label={SCORED_KIND[board.kind]}
      headings={[t('单位'), t('名次'), t('得分'), t('样本（项）')]}
      lines={[...board.ranked, ...board.unranked].map(placeLine)}
    />
  </section>
);

const Meetings = ({ meetings }: Pick<Report, 'meetings'>) => (
  <p>
    {t(
      '联席会议：应召开 {{called}} 次，已召开 {{held}} 次，其中按期 {{onTime}} 次；取消 {{cancelled}} 次，到期无记录 {{notHeld}} 次，未到会期 {{toCome}} 次。',
      {
        called: meetings.called,
        held: meetings.held,
        onTime: meetings.onTime,
        cancelled: meetings.cancelled,
        notHeld: meetings.notHeld,
        toCome: meetings.toCome,
      },
    )}
  </p>
);

const trendLine = ({ month, raised, closed, due, inTime }: Report['trend'][number]): Line => ({
  key: month,
  name: month,
  cells: [
    String(raised),
    String(closed),
    `${inTime} ÷ ${due}`,
    percent(due === 0 ? null : inTime / due),
  ],
});

const Demand = ({ report }: { readonly report: Report }) => (
  <section className="panel stack" aria-labelledby="demand-title">
    <h2 id="demand-title">{t('一、群众需求（按哨计，声）')}</h2>
    <DemandTable now={report.demand} before={report.demandBefore} />
    <h3>{t('逐月')}</h3>
    <ReportTable
      label={t('逐月')}
      headings={[t('月份'), t('新增'), t('结哨'), t('按期办结 ÷ 应办结'), t('按期办结率')]}
      lines={report.trend.map(trendLine)}
    />
    <h3>{t('各类别新增')}</h3>
    <ReportTable
      label={t('各类别新增')}
      headings={[t('类别'), t('新增')]}
      lines={report.byClass.map(({ category, categoryName, raised }) => ({
        key: category,
        name: `${categoryName} ${category}`,
        cells: [String(raised)],
      }))}
    />
    <h3>{t('各街道（按编号，不排名）')}</h3>
    <ReportTable
      label={t('各街道')}
      headings={[t('街道'), t('新增'), t('结哨'), t('审哨退回'), t('复哨'), t('按期办结 ÷ 应办结')]}
      lines={report.byStreet.map(({ street, streetName, figures }) => ({
        key: street,
        name: streetName,
        cells: [
          ...[figures.raised, figures.closed, figures.returned, figures.rewhistled].map(String),
          `${figures.inTime} ÷ ${figures.due}`,
        ],
      }))}
    />
  </section>
);

const Responses = ({ report }: { readonly report: Report }) => (
  <section className="stack" aria-labelledby="responses-title">
    <h2 id="responses-title">{t('二、召集与响应（按召集计，项）')}</h2>
    <MonthTiles
      totals={report.response}
      base={Object.assign(
        { cutOff: report.cutOff },
        daysOf(report.month),
        report.street !== null && { street: report.street },
      )}
    />
  </section>
);

const Closing = ({ report }: { readonly report: Report }) => (
  <section className="panel stack" aria-labelledby="closing-title">
    <h2 id="closing-title">{t('四、会议和反复发生')}</h2>
    <Meetings meetings={report.meetings} />
    {report.repeats !== null && report.repeats.length > 0 && (
      <ReportTable
        label={t('反复发生')}
        headings={[t('地点'), t('类别'), t('次数')]}
        lines={report.repeats.map(({ whistle, address, categoryName, count }) => ({
          key: whistle,
          name: address,
          cells: [categoryName, String(count)],
        }))}
      />
    )}
  </section>
);

function Whole({ report }: { readonly report: Report }) {
  const organisation = useMe().data?.organisationName ?? '';
  return (
    <article className="report stack">
      <p className="muted">
        {t('{{organisation}}制；数据截止 {{cutOff}}。哨数与召集项数不相加。', {
          organisation,
          cutOff: momentOf(report.cutOff, serverNow()),
        })}
      </p>
      <Demand report={report} />
      <Responses report={report} />
      <section className="panel stack" aria-labelledby="boards-title">
        <h2 id="boards-title">{t('三、各类单位得分')}</h2>
        {report.boards.map((board) => (
          <BoardShown key={board.kind} board={board} />
        ))}
      </section>
      <Closing report={report} />
    </article>
  );
}

/** 群众需求月报, to be read and to be printed. */
export function ReportPage() {
  const { month = monthAfter(thisMonth(), -1) } = route.useSearch();
  const navigate = route.useNavigate();
  const answer = useQuery({
    queryKey: ['assessment', month, 'report'],
    queryFn: async () => (await ask(MonthReport, { month })).monthlyReport,
  });
  return (
    <Frame
      title={t('{{month}}群众需求月报', { month: periodWords(month) })}
      choice={
        <div className="row no-print">
          <MonthChoice
            month={month}
            choose={(next) => void navigate({ search: { month: next } })}
          />
          <Button type="primary" onClick={() => window.print()}>
            {t('打印')}
          </Button>
        </div>
      }
    >
      <Answered answer={answer}>
        {(report) => (
          <>
            <Whole report={report} />
            <Downloads month={month} kinds={['month', 'summonses']} />
          </>
        )}
      </Answered>
    </Frame>
  );
}
