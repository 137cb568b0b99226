import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { Button } from 'antd';

import { ask } from '../api/client';
import { Ledger, type DeadlineClock, type LedgerQuery } from '../api/generated';
import { serverNow } from '../api/server-clock';
import { Explained } from '../app/explained';
import { t } from '../app/text';
import { momentOf } from '../time';
import { CLOCK } from '../words';
import { minutesWords } from './figures';
import { Answered, Frame } from './frame';
import { LEDGER_REASON } from './words';

const route = getRouteApi('/assessment/ledger/$whistle/$summons/$clock');

type Counted = NonNullable<LedgerQuery['clockLedger']>;

const VERDICT = {
  ON_TIME: t('按时'),
  LATE: t('超时'),
  EXCUSED: t('免计'),
  OPEN: t('计时中'),
} as const;

const at = (instant: string | null): string =>
  instant === null ? '–' : momentOf(instant, serverNow());

function leftOf({ remainingMinutes }: Counted): string {
  if (remainingMinutes === null) return '';
  return remainingMinutes < 0
    ? t('，超 {{minutes}}', { minutes: minutesWords(-remainingMinutes) })
    : t('，余 {{minutes}}', { minutes: minutesWords(remainingMinutes) });
}

const Sums = ({ ledger }: { readonly ledger: Counted }) => (
  <dl className="facts">
    <dt>{t('时限')}</dt>
    <dd>{ledger.limit ? `${ledger.limit.value} ${ledger.limit.unit}` : t('不限时，只计时')}</dd>
    <dt>{t('起算')}</dt>
    <dd>{at(ledger.startedAt)}</dd>
    <dt>{t('到期')}</dt>
    <dd>
      {at(ledger.dueAt)}
      {ledger.provisional && <span className="tag">{t('暂定：节假日安排尚未公布')}</span>}
    </dd>
    <dt>{t('计到')}</dt>
    <dd>
      {at(ledger.until)}
      {ledger.verdict !== null && (
        <span className={`tag ${ledger.verdict === 'LATE' ? 'late' : ''}`}>
          {VERDICT[ledger.verdict]}
        </span>
      )}
    </dd>
    <dt>{t('计入')}</dt>
    <dd>
      {minutesWords(ledger.countedMinutes)}
      {ledger.allowanceMinutes !== null && ` / ${minutesWords(ledger.allowanceMinutes)}`}
      {leftOf(ledger)}
    </dd>
    <dt>{t('自然时间')}</dt>
    <dd>
      {t('{{natural}}，其中挂账 {{paused}}', {
        natural: minutesWords(ledger.naturalMinutes),
        paused: minutesWords(ledger.pausedMinutes),
      })}
    </dd>
    <dt>{t('规则')}</dt>
    <dd>{ledger.rule}</dd>
    {ledger.calendar && (
      <>
        <dt>{t('工作时间')}</dt>
        <dd>
          {ledger.calendar.workingHours.join('，')}；{ledger.calendar.publishedBy}
        </dd>
      </>
    )}
  </dl>
);

const Segments = ({ ledger }: { readonly ledger: Counted }) => (
  <section className="panel stack" aria-labelledby="segments-title">
    <h2 id="segments-title">{t('逐段')}</h2>
    <div className="wide" role="region" aria-label={t('逐段')} tabIndex={0}>
      <table className="texts">
        <thead>
          <tr>
            {[t('起'), t('止'), t('缘由'), t('自然时间'), t('计入')].map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ledger.segments.map((segment) => (
            <tr key={segment.from} className={segment.counted ? '' : 'uncounted'}>
              <td className="text">{at(segment.from)}</td>
              <td className="text">{at(segment.to)}</td>
              <td className="text">
                {segment.name ?? LEDGER_REASON[segment.why]}
                {segment.overdue && t('（到期之后）')}
              </td>
              <td>{minutesWords(segment.minutes)}</td>
              <td>{segment.counted ? minutesWords(segment.countedMinutes) : t('不计')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </section>
);

const Events = ({ ledger }: { readonly ledger: Counted }) => (
  <section className="panel stack" aria-labelledby="events-title">
    <h2 id="events-title">{t('使它起算、变动、停下的')}</h2>
    <ol className="timeline">
      {ledger.events.map((event) => (
        <li key={event.revision}>
          {event.text}{' '}
          <span className="muted">
            {t('日志位置 {{position}}', { position: event.position })}
            {event.dueAfter !== null &&
              t('；此后 {{due}} 到期', { due: momentOf(event.dueAfter, serverNow()) })}
          </span>
        </li>
      ))}
    </ol>
  </section>
);

const CLOCKS = Object.keys(CLOCK) as readonly (keyof typeof CLOCK)[];

function useLedger() {
  const { whistle, summons, clock } = route.useParams();
  const asked: DeadlineClock | undefined = CLOCKS.find((one) => one === clock);
  return useQuery({
    queryKey: ['assessment', 'ledger', whistle, summons, clock],
    queryFn: async () =>
      asked === undefined
        ? null
        : (await ask(Ledger, { whistle, summons: Number(summons), clock: asked })).clockLedger,
  });
}

const NoClock = () => (
  <Explained title={t('没有这个计时')} text={t('这项召集没有这个环节的时限。')} />
);

const Whole = ({ ledger, whistle }: { readonly ledger: Counted; readonly whistle: string }) => (
  <>
    <section className="panel stack" aria-label={t('合计')}>
      <Sums ledger={ledger} />
      <Link to="/whistles/$id" params={{ id: whistle }}>
        {t('看这声哨')}
      </Link>
    </section>
    <Events ledger={ledger} />
    <Segments ledger={ledger} />
  </>
);

/** How each minute of a clock was counted. */
export function LedgerPage() {
  const { whistle, clock } = route.useParams();
  const router = useRouter();
  const answer = useLedger();
  const name = CLOCKS.find((one) => one === clock);
  return (
    <Frame
      title={t('{{department}}{{clock}}计时明细', {
        department: answer.data?.departmentName ?? '',
        clock: name ? CLOCK[name] : '',
      })}
      choice={<Button onClick={() => router.history.back()}>{t('返回')}</Button>}
    >
      <Answered answer={answer}>
        {(ledger) => (ledger === null ? <NoClock /> : <Whole ledger={ledger} whistle={whistle} />)}
      </Answered>
    </Frame>
  );
}
