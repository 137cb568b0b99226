import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';

import { ask } from '../api/client';
import { messageOf } from '../api/failure';
import { ChangePassword } from '../api/generated';
import { t } from '../app/text';

interface Typed {
  readonly currentPassword: string;
  readonly newPassword: string;
  readonly again: string;
}

const needed = (what: string) => ({ required: true, message: t('请填写{{what}}', { what }) });

const Again = () => (
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
);

/**
 * A new password in place of the current one.
 * @param changed called once it is: every session of the account has ended
 */
export function PasswordForm({ changed }: { readonly changed: () => void }) {
  const { mutate, isPending, data, error } = useMutation({
    mutationFn: async ({ currentPassword, newPassword }: Typed) => {
      const { changePassword } = await ask(ChangePassword, {
        input: { currentPassword, newPassword },
      });
      if ('message' in changePassword) return changePassword.message;
      changed();
      return undefined;
    },
  });
  const refusal = error ? messageOf(error) : data;
  return (
    <Form<Typed> layout="vertical" requiredMark={false} onFinish={(typed) => mutate(typed)}>
      {refusal !== undefined && (
        <Alert type="error" role="alert" title={refusal} style={{ marginBottom: 16 }} />
      )}
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
      <Again />
      <Button type="primary" htmlType="submit" block loading={isPending}>
        {t('修改密码')}
      </Button>
    </Form>
  );
}
