import { StyleProvider, legacyLogicalPropertiesTransformer } from '@ant-design/cssinjs';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App, Button, ConfigProvider, Modal } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useEffect, useRef } from 'react';

import { Failure } from '../api/failure';
import { wroteAt } from '../api/written';
import { startDelivering } from '../offline/deliver';
import { keepAnswers } from '../offline/kept-answers';
import { keepPage } from '../offline/newer-page';
import { whenAnswered } from '../offline/unsent';
import { ChangePasswordPage } from '../session/change-password-page';
import { RecoveryCodesPage } from '../session/recovery-codes-page';
import { passwordRequired, renewOnce, useSessionState } from '../session/session';
import { SignInForm, SignInPage } from '../session/sign-in-page';
import { nonce } from './nonce';
import { router } from './router';
import { Explained } from './explained';
import { theme } from './theme';
import { language, t } from './text';

const isWorthRetrying = (tries: number, error: unknown): boolean =>
  error instanceof Failure && error.isPassing && tries < 2;

const queries = new QueryClient({
  defaultOptions: {
    // A phone that comes out of the pocket shows what is, not what was.
    queries: {
      retry: isWorthRetrying,
      staleTime: 5_000,
      refetchOnWindowFocus: 'always',
      // What a browser says of its network is not believed: what is asked is answered, or fails.
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});
queries.getQueryCache().subscribe(({ query }) => {
  const { error } = query.state;
  if (error instanceof Failure && error.code === 'PASSWORD_CHANGE_REQUIRED') passwordRequired();
});
keepAnswers(queries);
whenAnswered((outcome) => {
  if ('position' in outcome) wroteAt(outcome.position);
  for (const key of ['list', 'whistle']) void queries.invalidateQueries({ queryKey: [key] });
});
startDelivering();
keepPage();

/** What fits the state of the session. A session that ended keeps the page below, with all that was typed. */
function Doors() {
  const state = useSessionState();
  const wasIn = useRef(false);
  useEffect(() => void renewOnce(), []);
  if (state === 'in' || state === 'offline') wasIn.current = true;
  if (state === 'unknown') return <Explained title={t('正在打开…')} />;
  if (state === 'unreachable')
    return (
      <Explained title={t('暂时连不上服务')} text={t('请检查网络；恢复后点重试，不需要重新登录。')}>
        <Button onClick={() => void renewOnce()}>{t('重试')}</Button>
      </Explained>
    );
  if (state === 'password') return <ChangePasswordPage />;
  if (state === 'codes') return <RecoveryCodesPage />;
  if (!wasIn.current) return <SignInPage />;
  return (
    <>
      <RouterProvider router={router} />
      <Modal
        open={state === 'out'}
        title={t('登录已失效，请重新登录')}
        footer={null}
        closable={false}
      >
        <p className="muted">{t('页面上填写的内容都还在，用原来的账号登录后可继续。')}</p>
        <SignInForm onSignedIn={() => void queries.invalidateQueries()} />
      </Modal>
    </>
  );
}

/** The whole page. */
export const Console = () => (
  <StyleProvider hashPriority="high" transformers={[legacyLogicalPropertiesTransformer]}>
    <ConfigProvider
      locale={language === 'en' ? enUS : zhCN}
      theme={theme}
      csp={{ nonce }}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
      virtual={false}
      form={{ requiredMark: 'optional' }}
    >
      <App message={{ top: 8, duration: 3, maxCount: 1 }}>
        <QueryClientProvider client={queries}>
          <Doors />
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  </StyleProvider>
);
