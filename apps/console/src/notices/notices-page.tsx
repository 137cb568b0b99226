import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';

import type { MyNoticesQuery } from '../api/generated';
import { serverNow } from '../api/server-clock';
import { Explained } from '../app/explained';
import { t } from '../app/text';
import { momentOf } from '../time';
import { Rows } from '../work/list-frame';
import { NOTICE } from './notice-kinds';
import { NoticePreferences } from './preferences';
import { useMarkRead, useNotices } from './use-notices';

const route = getRouteApi('/notices');

type Notice = MyNoticesQuery['myNotices']['edges'][number]['node'];

/** Where a notice leads: most are about a whistle, some about a meeting, some about neither. */
function Title({ notice, read }: { readonly notice: Notice; readonly read: () => void }) {
  const { kind, whistleId: id, title } = notice;
  if (kind === 'JOINT_MEETING')
    return (
      <Link to="/meetings" search={{ tab: 'all' }} onClick={read}>
        {title}
      </Link>
    );
  if (id === '') return <>{title}</>;
  return (
    <Link to="/whistles/$id" params={{ id }} onClick={read}>
      {title}
    </Link>
  );
}

function Item({ notice }: { readonly notice: Notice }) {
  const { mutate, isPending } = useMarkRead();
  const { id, kind, title, text, urgent, reactBy, at, over, readAt } = notice;
  const isNew = readAt === null;
  return (
    <li className={`card notice ${isNew ? 'new' : ''}`}>
      <div>
        <h2>
          <Title notice={notice} read={() => isNew && mutate([id])} />
        </h2>
        <p>{text}</p>
        <div className="row">
          <span className={`tag ${urgent ? 'late' : 'blue'}`}>{NOTICE[kind]}</span>
          <span className="muted">{momentOf(at, serverNow())}</span>
          {reactBy !== null && over === null && (
            <span className="tag near">
              {t('须在 {{moment}} 前处理', { moment: momentOf(reactBy, serverNow()) })}
            </span>
          )}
          {over !== null && <span className="muted">{over}</span>}
        </div>
      </div>
      {isNew && (
        <Button
          loading={isPending}
          onClick={() => mutate([id])}
          aria-label={t('标为已读：{{title}}', { title })}
        >
          {t('已读')}
        </Button>
      )}
    </li>
  );
}

function Tabs() {
  const { tab } = route.useSearch();
  const tabs = [
    [undefined, t('未读')],
    ['all', t('全部通知')],
    ['settings', t('通知设置')],
  ] as const;
  return (
    <nav className="tabs" aria-label={t('通知')}>
      {tabs.map(([key, name]) => (
        <Link
          key={name}
          to="/notices"
          search={key ? { tab: key } : {}}
          activeOptions={{ exact: true }}
          aria-current={tab === key ? 'page' : false}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}

function List({ unreadOnly }: { readonly unreadOnly: boolean }) {
  const list = useNotices(unreadOnly);
  const { mutate, isPending } = useMarkRead();
  const notices = list.data?.pages.flatMap(({ edges }) => edges.map(({ node }) => node)) ?? [];
  const unread = notices.filter(({ readAt }) => readAt === null).map(({ id }) => id);
  return (
    <>
      {unread.length > 1 && (
        <div className="row">
          <Button loading={isPending} onClick={() => mutate(unread)}>
            {t('这 {{count}} 条都标为已读', { count: unread.length })}
          </Button>
        </div>
      )}
      <Rows
        list={list}
        rows={notices.map((notice) => (
          <Item key={notice.id} notice={notice} />
        ))}
        empty={
          <Explained
            title={unreadOnly ? t('没有未读的通知') : t('还没有通知')}
            text={t('派哨、报到、反馈、黄牌红牌等，会在这里告知您的单位。')}
          />
        }
      />
    </>
  );
}

/** What one’s organisation is told. */
export function NoticesPage() {
  const { tab } = route.useSearch();
  return (
    <>
      <h1>{t('通知')}</h1>
      <Tabs />
      {tab === 'settings' ? <NoticePreferences /> : <List unreadOnly={tab === undefined} />}
    </>
  );
}
