import { Link, Outlet } from '@tanstack/react-router';
import { Button } from 'antd';

import { AdministrationNav } from '../administration/nav';
import { ask } from '../api/client';
import { SignOut } from '../api/generated';
import { disconnect, useIsCutOff } from '../api/live';
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

const Nav = ({ role }: { readonly role: SignedIn['account']['role'] }) => (
  <nav aria-label={t('主要页面')}>
    {role === 'DEPARTMENT' && <Link to="/inbox">{t('待办')}</Link>}
    {role === 'ADMINISTRATOR' && <AdministrationNav />}
    {(role === 'STREET' || role === 'COMMUNITY') && (
      <>
        <Link to="/tasks">{t('待办')}</Link>
        <Link to="/street">{t('哨单')}</Link>
        <Link to="/blow">{t('吹哨')}</Link>
      </>
    )}
  </nav>
);

const Bar = ({ me: { account, organisationName } }: { readonly me: SignedIn }) => (
  <header className="bar">
    <Link to="/" className="brand" aria-label={t('哨到，首页')}>
      {t('哨到')}
    </Link>
    <Nav role={account.role} />
    <div className="who">
      <div>{organisationName}</div>
      {account.displayName !== organisationName && <div>{account.displayName}</div>}
    </div>
    <Button type="text" onClick={() => void signOut()}>
      {t('退出')}
    </Button>
  </header>
);

/** Every page of whoever is signed in. */
export function Shell() {
  const { data: me, error, refetch } = useMe();
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (!me) return <Explained title={t('正在打开…')} />;
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
