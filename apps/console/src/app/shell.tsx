import { Link, Outlet, useMatchRoute } from '@tanstack/react-router';
import { Button } from 'antd';

import { ask } from '../api/client';
import { SignOut } from '../api/generated';
import { disconnect, useIsCutOff } from '../api/live';
import { Bell } from '../notices/bell';
import { type SignedIn, useMe } from '../session/me';
import { Explained } from './explained';
import { Failed } from './failed';
import { t } from './text';

async function signOut(): Promise<void> {
  const answer = await ask(SignOut, {}).catch(() => undefined);
  disconnect();
  // Another person may be next: nothing of this one stays in the page.
  window.location.assign(answer?.signOut.continueAt ?? '/');
}

const CutOff = () =>
  useIsCutOff() && (
    <p className="cut" role="status">
      {t('连接中断，正在重连；页面上的内容可能不是最新的。')}
    </p>
  );

/** Pages of their own weight, on routes of their own. */
const MAP: string = '/centre/map';
const WALL: string = '/wall';

const CentreNav = () => (
  <>
    <Link to="/centre" activeOptions={{ exact: true, includeSearch: false }}>
      {t('待办')}
    </Link>
    <Link to="/centre/whistles" activeOptions={{ includeSearch: false }}>
      {t('哨单')}
    </Link>
    <Link to={MAP}>{t('地图')}</Link>
    <Link to={WALL} className="wide-only">
      {t('大屏')}
    </Link>
  </>
);

const Nav = ({ role }: { readonly role: SignedIn['account']['role'] }) => (
  <nav aria-label={t('主要页面')}>
    {role === 'DEPARTMENT' && <Link to="/inbox">{t('待办')}</Link>}
    {(role === 'STREET' || role === 'COMMUNITY') && (
      <>
        <Link to="/tasks">{t('待办')}</Link>
        <Link to="/street">{t('哨单')}</Link>
        <Link to="/blow">{t('吹哨')}</Link>
        <Link to="/meetings">{t('会议')}</Link>
      </>
    )}
    {role === 'COMMAND_CENTRE' && <Link to="/meetings">{t('会议')}</Link>}
    {role === 'COMMAND_CENTRE' && <CentreNav />}
    {role !== 'ASSESSMENT' && role !== 'ADMINISTRATOR' && (
      <Link to="/centre/roster" activeOptions={{ includeSearch: false }}>
        {t('值班')}
      </Link>
    {(role === 'STREET' || role === 'DEPARTMENT') && (
      <Link to="/assessment/scores">{t('我的考核')}</Link>
    )}
    {(role === 'ASSESSMENT' || role === 'COMMAND_CENTRE') && (
      <Link to="/assessment">{t('考核')}</Link>
    )}
  </nav>
);

const Bar = ({ me: { account, organisationName } }: { readonly me: SignedIn }) => (
  <header className="bar">
    <Link to="/" className="brand" aria-label={t('哨到，首页')}>
      {t('哨到')}
    </Link>
    <Nav role={account.role} />
    <Bell />
    <Link to="/account" className="who">
      <span className="unseen">{t('我的账号')}</span>
      <span>{organisationName}</span>
      {account.displayName !== organisationName && <span>{account.displayName}</span>}
    </Link>
    <Button type="text" onClick={() => void signOut()}>
      {t('退出')}
    </Button>
  </header>
);

/** Every page of whoever is signed in. */
export function Shell() {
  const { data: me, error, refetch } = useMe();
  const isWall = useMatchRoute()({ to: '/wall' }) !== false;
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (!me) return <Explained title={t('正在打开…')} />;
  // A screen that hangs has nothing to be clicked.
  if (isWall) return <Outlet />;
  return (
    <>
      <a className="skip" href="#main">
        {t('跳到正文')}
      </a>
      <Bar me={me} />
      <CutOff />
      <main id="main" className="page">
        <Outlet />
      </main>
    </>
  );
}
