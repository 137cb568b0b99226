import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';

import { ask } from '../api/client';
import { JointMeeting, WhistlesNamed } from '../api/generated';
import { UNASKED_MS } from '../api/live';
import { serverNow } from '../api/server-clock';
import { Explained } from '../app/explained';
import { Failed } from '../app/failed';
import { t } from '../app/text';
import { momentOf } from '../time';
import { EvidenceShown } from '../whistle/evidence-shown';
import { MeetingDialog } from './meeting-dialog';
import { type Meeting, MEETING_STEPS } from './meeting-steps';
import { MEETING_LEVEL, MEETING_STATUS } from './meeting-words';
import './meetings.css';

const route = getRouteApi('/meetings/$id');

const useMeeting = (id: string) =>
  useQuery({
    queryKey: ['meeting', id],
    refetchInterval: UNASKED_MS,
    queryFn: async () => (await ask(JointMeeting, { id })).jointMeeting,
  });

/** What the whistles of a meeting are called; those of others are not told. */
function useTitles(ids: readonly string[]): ReadonlyMap<string, string> {
  const { data } = useQuery({
    queryKey: ['whistles-named', ...ids],
    enabled: ids.length > 0,
    queryFn: async () => (await ask(WhistlesNamed, { ids: [...ids] })).whistles,
  });
  return new Map((data ?? []).flatMap((one) => (one ? [[one.id, one.title] as const] : [])));
}

interface Props {
  readonly meeting: Meeting;
  readonly titles: ReadonlyMap<string, string>;
}

/** What one may do now, and why not what one may not. */
function Steps({ meeting, titles }: Props) {
  const [open, setOpen] = useState<string>();
  const known = meeting.actions.flatMap(({ action, possible }) => {
    const step = MEETING_STEPS.get(action);
    return step && possible ? [{ action, step }] : [];
  });
  const step = open === undefined ? undefined : MEETING_STEPS.get(open);
  return (
    <div className="row no-print">
      {known.map(({ action, step: { label, against } }, index) => (
        <Button
          key={action}
          type={index === 0 ? 'primary' : 'default'}
          danger={against === true}
          onClick={() => setOpen(action)}
        >
          {label}
        </Button>
      ))}
      <Button onClick={() => window.print()}>{t('打印')}</Button>
      {step && (
        <MeetingDialog
          step={step}
          meeting={meeting}
          titles={titles}
          close={() => setOpen(undefined)}
        />
      )}
    </div>
  );
}

const Head = ({ meeting, titles }: Props) => (
  <section className="panel stack" aria-label={t('会议')}>
    <div className="row between">
      <h1>{meeting.title}</h1>
      <div className="row">
        <span className="tag blue">{MEETING_LEVEL[meeting.level]}</span>
        <span className="tag">{MEETING_STATUS[meeting.status]}</span>
      </div>
    </div>
    <dl className="facts">
      <dt>{t('时间')}</dt>
      <dd>{momentOf(meeting.startsAt, serverNow())}</dd>
      <dt>{t('地点')}</dt>
      <dd>{meeting.place}</dd>
      <dt>{t('召集')}</dt>
      <dd>
        {t('{{name}}，{{moment}}', {
          name: meeting.organiserName,
          moment: momentOf(meeting.calledAt, serverNow()),
        })}
      </dd>
      {meeting.cancelReason !== null && (
        <>
          <dt>{t('取消')}</dt>
          <dd>{meeting.cancelReason}</dd>
        </>
      )}
    </dl>
    <Steps meeting={meeting} titles={titles} />
  </section>
);

const Decisions = ({ meeting, titles }: Props) => (
  <section className="panel" aria-label={t('议定事项')}>
    <h2>{t('议定事项')}</h2>
    {meeting.decisions.length === 0 && <p className="muted">{t('还没有议定事项')}</p>}
    <ol className="decisions">
      {meeting.decisions.map(({ no, decision, departmentName, dueAt, whistle }) => (
        <li key={no}>
          <p style={{ whiteSpace: 'pre-wrap' }}>
            {no}. {decision}
          </p>
          <div className="row muted">
            {departmentName !== null && (
              <span>{t('责任单位：{{name}}', { name: departmentName })}</span>
            )}
            {dueAt !== null && (
              <span>{t('{{moment}} 前完成', { moment: momentOf(dueAt, serverNow()) })}</span>
            )}
            {whistle !== null && <span>{titles.get(whistle)}</span>}
          </div>
        </li>
      ))}
    </ol>
  </section>
);

const Minutes = ({ meeting: { minutes } }: Pick<Props, 'meeting'>) =>
  minutes && (
    <section className="panel stack" aria-label={t('纪要')}>
      <h2>{t('纪要')}</h2>
      <p style={{ whiteSpace: 'pre-wrap' }}>{minutes.text}</p>
      <EvidenceShown evidence={minutes.evidence} />
      <p className="muted">{t('{{moment}} 归档', { moment: momentOf(minutes.at, serverNow()) })}</p>
    </section>
  );

const About = ({ meeting, titles }: Props) => (
  <>
    <section className="panel" aria-label={t('议程')}>
      <h2>{t('议程')}</h2>
      <p style={{ whiteSpace: 'pre-wrap' }}>{meeting.agenda}</p>
    </section>
    <section className="panel near" aria-label={t('所议的哨')}>
      <h2>{t('所议的哨')}</h2>
      <ul>
        {meeting.whistles.map((id) => (
          <li key={id}>
            {titles.has(id) ? (
              <Link to="/whistles/$id" params={{ id }}>
                {titles.get(id)}
              </Link>
            ) : (
              t('另一个单位的哨')
            )}
          </li>
        ))}
      </ul>
    </section>
    <section className="panel" aria-label={t('单位')}>
      <h2>{t('单位')}</h2>
      <ul className="participants">
        {meeting.participants.map(({ organisation, name, invited, attended, persons }) => (
          <li key={organisation} className="row between">
            <span>{name}</span>
            <span>
              {!invited && <span className="tag">{t('未受邀')}</span>}{' '}
              {attended ? persons.join(t('、')) : <span className="muted">{t('未登记到会')}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  </>
);

/** A joint meeting, from its call to its minutes. */
export function MeetingPage() {
  const { id } = route.useParams();
  const { data: meeting, error, isPending, refetch } = useMeeting(id);
  const titles = useTitles(meeting?.whistles ?? []);
  if (isPending) return <Explained title={t('正在打开…')} />;
  if (error && !meeting) return <Failed error={error} again={() => void refetch()} />;
  if (!meeting)
    return (
      <Explained title={t('没有这个会议')} text={t('编号可能写错了；也可能与您的单位无关。')}>
        <Link to="/meetings">{t('回到联席会议')}</Link>
      </Explained>
    );
  return (
    <>
      <Head meeting={meeting} titles={titles} />
      <div className="columns">
        <div className="stack">
          <Decisions meeting={meeting} titles={titles} />
          <Minutes meeting={meeting} />
        </div>
        <div className="stack">
          <About meeting={meeting} titles={titles} />
        </div>
      </div>
    </>
  );
}
