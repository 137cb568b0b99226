import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';

import { ask } from '../api/client';
import { messageOf } from '../api/failure';
import { ChangePassword } from '../api/generated';
import { passwordChanged } from './session';
import { t } from '../app/text';

interface Typed {
  readonly currentPassword: string;
  readonly newPassword: string;
  readonly again: string;
}

const needed = (what: string) => ({ required: true, message: t('请填写{{what}}', { what }) });

/** The first thing that whoever got a password from somebody else has to do. */
export function ChangePasswordPage() {
  const { mutate, isPending, data, error } = useMutation({
    mutationFn: async ({ currentPassword, newPassword }: Typed) => {
      const { changePassword } = await ask(ChangePassword, {
        input: { currentPassword, newPassword },
      });
      if ('message' in changePassword) return changePassword.message;
      passwordChanged();
      return undefined;
    },
  });
  const refusal = error ? messageOf(error) : data;
  return (
    <main className="page gate">
      <div className="panel">
        <h1>{t('请先修改密码')}</h1>
        <p className="muted">{t('现在的密码是别人设的，改成只有您知道的，再开始工作。')}</p>
        <Form<Typed> layout="vertical" requiredMark={false} onFinish={(typed) => mutate(typed)}>
          {refusal !== undefined && <Alert type="error" role="alert" title={refusal} />}
          <Form.Item name="currentPassword" label={t('当前密码')} rules={[needed(t('当前密码'))]}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Form.Item
            name="newPassword"
            label={t('新密码（至少 10 个字符）')}
            rules={[needed(t('新密码'))]}
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          <Form.Item
            name="again"
            label={t('再填一次新密码')}
            dependencies={['newPassword']}
            rules={[
              ({ getFieldValue }) => ({
                validator: (_, typed) =>
                  typed === getFieldValue('newPassword')
                    ? Promise.resolve()
                    : Promise.reject(new Error(t('两次填写的新密码不同'))),
              }),
            ]}
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={isPending}>
            {t('修改密码')}
          </Button>
        </Form>
      </div>
    </main>
  );
}
