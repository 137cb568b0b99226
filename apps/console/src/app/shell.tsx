import { Link, Outlet, useMatchRoute } from '@tanstack/react-router';
import { Button } from 'antd';

import { ask } from '../api/client';
import { SignOut } from '../api/generated';
import { disconnect, useIsCutOff } from '../api/live';
import { Bell } from '../notices/bell';
import { type SignedIn, useMe } from '../session/me';
import { Explained } from './explained';
import { Failed } from './failed';
import { Nav } from './nav';
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
