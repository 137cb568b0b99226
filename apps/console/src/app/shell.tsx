import { Link, Outlet, useMatchRoute } from '@tanstack/react-router';
import { App, Button } from 'antd';

import { ask } from '../api/client';
import { Failure } from '../api/failure';
import { SignOut } from '../api/generated';
import { disconnect, useIsCutOff } from '../api/live';
import { Bell } from '../notices/bell';
import { NewerPage } from '../offline/newer-page';
import { forgetAccount } from '../offline/store';
import { useUnsent } from '../offline/unsent';
import { UnsentBar } from '../offline/unsent-bar';
import { type SignedIn, useMe } from '../session/me';
import { useSessionState } from '../session/session';
import { Explained } from './explained';
import { Failed } from './failed';
import { Nav } from './nav';
import { t } from './text';

async function signOut(): Promise<void> {
  const answer = await ask(SignOut, {}).catch((error: unknown) => {
    // The session would go on, and the next person would be let into it.
    if (error instanceof Failure && error.isPassing) throw error;
  });
  disconnect();
  await forgetAccount();
  // Another person may be next: nothing of this one stays in the page.
  window.location.assign(answer?.signOut.continueAt ?? '/');
}

/** Signs out; whoever has work that was not sent is told what becomes of it. */
function useSignOut(): () => void {
  const { message, modal } = App.useApp();
  const unsent = useUnsent().length;
  const leave = (): Promise<void> =>
    signOut().catch(() => void message.error(t('连不上服务，没有退出，恢复网络后再退')));
  return () => {
    if (unsent === 0) return void leave();
    modal.confirm({
      title: t('还有 {{count}} 件没有发送', { count: unsent }),
      content: t('退出后仍存在本机，下次用原账号登录时自动发送。'),
      okText: t('退出'),
      cancelText: t('不退出'),
      onOk: leave,
    });
  };
}

function CutOff() {
  const isCutOff = useIsCutOff();
  const isOffline = useSessionState() === 'offline';
  return (
    (isCutOff || isOffline) && (
      <p className="cut" role="status">
        {isOffline
          ? t('没有网络，可照常办理，恢复后自动发送。')
          : t('连接中断，正在重连；页面上的内容可能不是最新的。')}
      </p>
    )
  );
}

const Leave = () => {
  const leave = useSignOut();
  return (
    <Button type="text" onClick={leave}>
      {t('退出')}
    </Button>
  );
};

const Bar = ({ me: { account, organisationName } }: { readonly me: SignedIn }) => (
  <header className="bar">
    <Link to="/" className="brand" aria-label={t('哨到，首页')}>
      {t('哨到')}
    </Link>
    <Nav role={account.role} />
    <Link to="/account" className="who">
      <span className="unseen">{t('我的账号')}</span>
      <span>{organisationName}</span>
      {account.displayName !== organisationName && <span>{account.displayName}</span>}
    </Link>
    <Bell />
    <Leave />
  </header>
);

/** Every page of whoever is signed in. */
export function Shell() {
  const { data: me, error, refetch } = useMe();
  const isWall = useMatchRoute()({ to: '/wall' }) !== false;
  if (error && !me) return <Failed error={error} again={() => void refetch()} />;
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
      <UnsentBar />
      <NewerPage />
      <main id="main" className="page">
        <Outlet />
      </main>
    </>
  );
}
