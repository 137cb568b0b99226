import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';

import { ask } from '../api/client';
import { ContactLooks as Looks, JointMeetings } from '../api/generated';
import { serverNow } from '../api/server-clock';
import { afterPosition } from '../api/written';
import { Failed } from '../app/failed';
import { t } from '../app/text';
import { useMe } from '../session/me';
import { momentOf } from '../time';
import { RATING, RELATION, SATISFACTION_CHANNEL } from '../words';
import type { WhistleShown } from './whistle-page';

interface Props {
  readonly whistle: WhistleShown;
}

/** Why it does not sound yet: what was sent back, or whose word is awaited. */
export function Waits({ whistle: { stage, status, timeline, initiation } }: Props) {
  if (status !== 'OPEN') return null;
  if (stage === 'INITIATION' && initiation)
    return (
      <p className="told" role="note">
        {t('还须由{{posts}}本人确认发起。', { posts: initiation.awaiting.join(t('、')) })}
      </p>
    );
  const returned = [...timeline].reverse().find(({ type }) => type === 'WhistleReturned');
  if (stage !== 'RETURNED' || !returned) return null;
  return (
    <p className="told" role="note">
      {returned.text}
    </p>
  );
}

/** What the resident has said: apart from the street’s rating. */
export const ResidentAsked = ({ whistle: { residentSatisfaction: said } }: Props) =>
  said && (
    <>
      <dt>{t('居民回访')}</dt>
      <dd>
        {t('{{how}}，{{moment}}：{{rating}}', {
          how: SATISFACTION_CHANNEL[said.channel],
          moment: momentOf(said.at, serverNow()),
          rating: RATING[said.satisfaction],
        })}
        {said.comment !== null && <p>{said.comment}</p>}
      </dd>
    </>
  );

/** Who has looked at the resident’s contact data, and why: asked for only by whoever wants to know. */
function LooksShown({ id }: { readonly id: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['whistle', id, 'looks'],
    queryFn: async () => (await ask(Looks, { id })).contactLooks,
  });
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (!data) return <p className="muted">{t('正在打开…')}</p>;
  if (data.length === 0) return <p className="muted">{t('还没有人查看过。')}</p>;
  return (
    <ul className="near">
      {data.map(({ at, account, organisationName, reason }) => (
        <li key={`${at}/${account}`}>
          {t('{{moment}}，{{organisation}}（{{account}}）：{{reason}}', {
            moment: momentOf(at, serverNow()),
            organisation: organisationName,
            account,
            reason,
          })}
        </li>
      ))}
    </ul>
  );
}

/** The street answers for it, and the district. */
const LOOKERS = ['STREET', 'COMMAND_CENTRE', 'ADMINISTRATOR'];

export function ContactLooks({ whistle }: Props) {
  const role = useMe().data?.account.role ?? '';
  const [isOpen, setOpen] = useState(false);
  if (whistle.contact === null || !LOOKERS.includes(role)) return null;
  if (isOpen) return <LooksShown id={whistle.id} />;
  return <Button onClick={() => setOpen(true)}>{t('谁看过联系方式')}</Button>;
}

const named = (those: readonly { readonly name: string }[]): string =>
  those.map(({ name }) => name).join(t('、'));

/** 联合执法 */
export const Enforcements = ({ whistle: { enforcements } }: Props) =>
  enforcements.length > 0 && (
    <section className="panel" aria-label={t('联合执法')}>
      <h2>{t('联合执法')}</h2>
      <ul className="near">
        {enforcements.map((one) => (
          <li key={one.enforcement}>
            <strong>{momentOf(one.startsAt, serverNow())}</strong>{' '}
            <span className={`tag ${one.concludedAt === null ? 'near' : 'ok'}`}>
              {one.concludedAt === null ? t('已召集') : t('已办结')}
            </span>
            <p>{one.plan}</p>
            <p className="muted">
              {one.concludedAt === null
                ? t('参加：{{names}}', { names: named(one.departments) })
                : t('到场：{{names}}', { names: named(one.attended) })}
            </p>
            {one.findings !== null && <p>{t('发现：{{what}}', { what: one.findings })}</p>}
            {one.measures !== null && <p>{t('措施：{{what}}', { what: one.measures })}</p>}
          </li>
        ))}
      </ul>
    </section>
  );

/** The same problem before and after, and what was merged. */
export const Related = ({ whistle: { related } }: Props) =>
  related.length > 0 && (
    <>
      <dt>{t('相关的哨')}</dt>
      <dd>
        {related.map(({ whistleId: id, title, relation }) => (
          <p key={id}>
            {RELATION[relation]}{' '}
            <Link to="/whistles/$id" params={{ id }}>
              {title}
            </Link>
          </p>
        ))}
      </dd>
    </>
  );

const useMeetings = (whistle: string) =>
  useQuery({
    queryKey: ['whistle', whistle, 'meetings'],
    queryFn: async () => {
      const asked = { whistle, status: null, after: null, afterPosition: afterPosition() };
      return (await ask(JointMeetings, asked)).jointMeetings.edges;
    },
  }).data ?? [];

/** Joint meetings about it; and where one may call another. */
export function Meetings({ whistle }: Props) {
  const role = useMe().data?.account.role;
  const meetings = useMeetings(whistle.id);
  const mayCall = role === 'STREET' && whistle.status === 'OPEN';
  if (meetings.length === 0 && !mayCall) return null;
  return (
    <section className="panel near" aria-label={t('联席会议')}>
      <h2>{t('联席会议')}</h2>
      <ul>
        {meetings.map(({ node: { id, title, startsAt } }) => (
          <li key={id}>
            <Link to="/meetings/$id" params={{ id }}>
              {title}
            </Link>
            <br />
            <span className="muted">{momentOf(startsAt, serverNow())}</span>
          </li>
        ))}
        {mayCall && (
          <li>
            <Link to="/meetings/call" search={{ whistle: whistle.id }}>
              {t('为这声哨召集会议')}
            </Link>
          </li>
        )}
      </ul>
    </section>
  );
}
