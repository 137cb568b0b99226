import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Form, Input, QRCode } from 'antd';
import { useState } from 'react';

import { ask } from '../api/client';
import { messageOf } from '../api/failure';
import {
  ConfirmSecondFactor,
  OfferSecondFactor,
  type OfferSecondFactorMutation,
} from '../api/generated';
import { t } from '../app/text';
import { Refused, reasonOf } from '../whistle/use-step';
import { showRecoveryCodes } from './session';

type Offered = Extract<OfferSecondFactorMutation['result'], { readonly secret: string }>;
interface Shown {
  readonly username: string;
  readonly password: string;
}

const CODES = ['SECOND_FACTOR_REQUIRED', 'SECOND_FACTOR_WRONG', 'SECOND_FACTOR_UNREADABLE'];
const wantsCode = (error: unknown): boolean =>
  error instanceof Refused && CODES.includes(error.code);

async function offer({ username, password, code }: Shown & { readonly code?: string }) {
  const input = { username, password, code: code || null };
  const { result } = await ask(OfferSecondFactor, { input });
  if ('code' in result) throw new Refused(result.code, result.message);
  return result;
}

const CodeField = ({ label, extra }: { readonly label: string; readonly extra: string }) => (
  <Form.Item
    name="code"
    label={label}
    extra={extra}
    rules={[{ required: true, message: t('请填写验证码') }]}
  >
    <Input autoComplete="one-time-code" inputMode="numeric" maxLength={20} />
  </Form.Item>
);

interface ConfirmProps {
  readonly shown: Shown;
  readonly offered: Offered;
}

/** The secret as a picture for an authenticator, and as text for one that cannot see it. */
function Confirm({ shown, offered: { secret, uri } }: ConfirmProps) {
  const { mutate, isPending, error } = useMutation({
    mutationFn: async ({ code }: { readonly code: string }) => {
      const input = Object.assign({ code: code.trim() }, shown);
      const { result } = await ask(ConfirmSecondFactor, { input });
      if ('code' in result) throw new Refused(result.code, result.message);
      showRecoveryCodes(result.recoveryCodes);
    },
  });
  return (
    <Form<{ code: string }>
      layout="vertical"
      requiredMark={false}
      onFinish={(typed) => mutate(typed)}
    >
      <p>{t('用手机上的验证器扫描，或在手机上点下面的链接。')}</p>
      <div role="img" aria-label={t('验证器的二维码')}>
        <div aria-hidden="true">
          <QRCode type="svg" value={uri} size={220} errorLevel="L" />
        </div>
      </div>
      <p>
        <a href={uri}>{t('在本机的验证器中打开')}</a>
      </p>
      <p className="muted">
        {t('不能扫描时，手工填写密钥：')}
        <code className="secret">{secret}</code>
      </p>
      <CodeField label={t('验证码')} extra={t('验证器上的六位数字')} />
      {error && <Alert type="error" role="alert" title={reasonOf(error)} />}
      <Button type="primary" htmlType="submit" block loading={isPending}>
        {t('绑定验证器')}
      </Button>
    </Form>
  );
}

/** Asks for the password anew: nobody else binds an authenticator to a page that was left open. */
function Begin({
  username,
  offered,
}: {
  readonly username: string;
  readonly offered: (shown: Shown, offered: Offered) => void;
}) {
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ password, code }: { readonly password: string; readonly code?: string }) =>
      offer(Object.assign({ username, password }, code && { code })),
    onSuccess: (result, { password }) => offered({ username, password }, result),
  });
  return (
    <Form<{ password: string; code?: string }>
      layout="vertical"
      requiredMark={false}
      onFinish={(typed) => mutate(typed)}
    >
      <Form.Item
        name="password"
        label={t('登录密码')}
        rules={[{ required: true, message: t('请填写密码') }]}
      >
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      {wantsCode(error) && (
        <CodeField label={t('现用的验证码')} extra={t('验证器上的六位数字，或一个恢复码')} />
      )}
      {error && <Alert type="error" role="alert" title={reasonOf(error)} />}
      <Button htmlType="submit" block loading={isPending}>
        {t('绑定或更换验证器')}
      </Button>
    </Form>
  );
}

/** Binding an authenticator, by whoever is signed in. */
export function SecondFactor({ username }: { readonly username: string }) {
  const [found, setFound] = useState<ConfirmProps>();
  if (found) return <Confirm shown={found.shown} offered={found.offered} />;
  return <Begin username={username} offered={(shown, offered) => setFound({ shown, offered })} />;
}

/** The same for whoever cannot sign in before it is done. */
export function SecondFactorFirst({ shown }: { readonly shown: Shown }) {
  const { mutate, data, error, isPending } = useMutation({ mutationFn: () => offer(shown) });
  if (data) return <Confirm shown={shown} offered={data} />;
  return (
    <div className="stack">
      <p>{t('您的角色须先绑定验证器才能登录。请准备好手机上的验证器应用。')}</p>
      {error && <Alert type="error" role="alert" title={messageOf(error)} />}
      <Button type="primary" loading={isPending} onClick={() => mutate()}>
        {t('开始绑定')}
      </Button>
    </div>
  );
}
