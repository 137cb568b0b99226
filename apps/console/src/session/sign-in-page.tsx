import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Select } from 'antd';
import { lazy, Suspense, useState } from 'react';

import { ask } from '../api/client';
import { messageOf } from '../api/failure';
import { SignIn } from '../api/generated';
import { useUnsent } from '../offline/unsent';
import { demo } from './demo';
import { LanguageSwitch } from './language-switch';
import { hold } from './session';
import { t } from '../app/text';

interface Typed {
  readonly username: string;
  readonly password: string;
  readonly code?: string;
}

const CODE_WANTED = ['SECOND_FACTOR_REQUIRED', 'SECOND_FACTOR_WRONG', 'SECOND_FACTOR_UNREADABLE'];

/** Only those see it who have to: its picture is drawn by a part of the library that nobody else needs. */
const SecondFactorFirst = lazy(() =>
  import('./second-factor').then(({ SecondFactorFirst }) => ({ default: SecondFactorFirst })),
);

/** Signs in; a refusal says why, and whether a code is wanted. */
function useSignIn(onSignedIn: () => void) {
  const [wantsCode, setWantsCode] = useState(false);
  const [first, setFirst] = useState<{ username: string; password: string }>();
  const mutation = useMutation({
    mutationFn: async ({ username, password, code }: Typed) => {
      const { signIn } = await ask(SignIn, { username, password, code: code || null });
      if ('token' in signIn) {
        const { token, expiresAt, account, mustChangePassword } = signIn;
        hold({ token, expiresAt, username: account.username }, mustChangePassword);
        onSignedIn();
        return undefined;
      }
      if (CODE_WANTED.includes(signIn.code)) setWantsCode(true);
      if (signIn.code === 'SECOND_FACTOR_SETUP_REQUIRED') setFirst({ username, password });
      return signIn.message;
    },
  });
  const refusal = mutation.error ? messageOf(mutation.error) : mutation.data;
  return { refusal, wantsCode, first, isPending: mutation.isPending, send: mutation.mutate };
}

const DemoAccounts = ({ choose }: { readonly choose: (username: string) => void }) =>
  demo && (
    <Form.Item label={t('演示账号（选一个即登录）')}>
      <Select
        aria-label={t('演示账号')}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('街道、部门、社区、指挥中心…')}
        options={demo.accounts.map(({ username, displayName }) => ({
          value: username,
          label: t('{{displayName}}（{{username}}）', { displayName, username }),
        }))}
        onChange={choose}
      />
    </Form.Item>
  );

export function SignInForm({ onSignedIn }: { readonly onSignedIn: () => void }) {
  const { refusal, wantsCode, first, isPending, send } = useSignIn(onSignedIn);
  const unsent = useUnsent().length;
  if (first)
    return (
      <Suspense fallback={t('正在打开…')}>
        <SecondFactorFirst shown={first} />
      </Suspense>
    );
  return (
    <Form<Typed> layout="vertical" onFinish={(typed) => send(typed)} requiredMark={false}>
      {refusal !== undefined && (
        <Alert type="error" role="alert" title={refusal} style={{ marginBottom: 16 }} />
      )}
      {unsent > 0 && (
        <p role="status" style={{ marginBottom: 16 }}>
          {t('本机有 {{count}} 件还没有发送，用原账号登录后自动发送。', { count: unsent })}
        </p>
      )}
      <DemoAccounts choose={(username) => demo && send({ username, password: demo.password })} />
      <Form.Item
        name="username"
        label={t('账号')}
        rules={[{ required: true, message: t('请填写账号') }]}
      >
        <Input autoComplete="username" autoCapitalize="none" />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('密码')}
        rules={[{ required: true, message: t('请填写密码') }]}
      >
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      {wantsCode && (
        <Form.Item name="code" label={t('验证码')} extra={t('验证器上的六位数字，或一个恢复码')}>
          <Input autoComplete="one-time-code" inputMode="numeric" autoFocus />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" block loading={isPending}>
        {t('登录')}
      </Button>
    </Form>
  );
}

export const SignInPage = () => (
  <main className="page gate">
    <div className="panel">
      <h1>{t('哨到')}</h1>
      <p className="muted" style={{ marginBottom: 16 }}>
        {t('街乡吹哨，部门报到')}
      </p>
      <SignInForm onSignedIn={() => undefined} />
      <div className="row" style={{ marginTop: 20, justifyContent: 'center' }}>
        <LanguageSwitch />
      </div>
    </div>
  </main>
);
