import { Form, Select } from 'antd';

import { ask } from '../api/client';
import {
  type AccountRowFragment,
  ChangeAccountPosts,
  ChangeAccountRole,
  CloseAccount,
  EndAccountSessions,
  OpenAccount,
  ResetPassword,
  ResetSecondFactor,
  type Role,
} from '../api/generated';
import { t } from '../app/text';
import type { Act } from './act';
import { ChoiceField, filled, OrganisationField, PasswordField, TextField } from './fields';
import { optionsOf, ROLE_NAME } from './words';

interface Written {
  readonly position: string;
  readonly warnings: readonly string[];
}
type AccountAct<Values extends object> = Act<Values, Written>;
type Named = Pick<AccountRowFragment, 'username' | 'displayName'>;

const titled = ({ username, displayName }: Named, what: string): string =>
  t('{{name}}（{{username}}）：{{what}}', { name: displayName, username, what });

interface Opened {
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly organisation: string;
  readonly password: string;
}

export const openAct = (): AccountAct<Opened> => ({
  label: t('开户'),
  title: t('开户'),
  fields: (
    <>
      <div className="pair">
        <TextField
          name="username"
          label={t('用户名')}
          required
          most={32}
          help={t('小写字母、数字、汉字或 . _ -，用过的不再给别人。')}
        />
        <TextField name="displayName" label={t('姓名或岗位')} required most={50} />
        <ChoiceField name="role" label={t('角色')} required options={optionsOf(ROLE_NAME)} />
        <OrganisationField name="organisation" label={t('单位')} required />
      </div>
      <PasswordField name="password" label={t('初始密码')} />
    </>
  ),
  send: async (values, commandId) =>
    (await ask(OpenAccount, { input: Object.assign({ commandId }, values) })).result,
  done: t('已开户'),
});

export const roleAct = (
  account: AccountRowFragment,
): AccountAct<{ role: Role; organisation?: string }> => ({
  label: t('角色'),
  title: titled(account, t('变更角色')),
  consequence: t('其所有登录随即失效，须重新登录。'),
  initial: { role: account.role, organisation: account.organisation },
  fields: (
    <div className="pair">
      <ChoiceField name="role" label={t('角色')} required options={optionsOf(ROLE_NAME)} />
      <OrganisationField name="organisation" label={t('单位')} />
    </div>
  ),
  send: async (values, commandId) => {
    const input = Object.assign({ username: account.username, commandId }, values);
    return (await ask(ChangeAccountRole, { input: filled(input) })).result;
  },
  done: t('角色已变更'),
});

export const postsAct = (
  account: AccountRowFragment,
  told: (warnings: readonly string[]) => void,
): AccountAct<{ posts?: readonly string[] }> => ({
  label: t('职务'),
  title: titled(account, t('变更职务')),
  consequence: t(
    '规则指明由某职务审哨、发起的，只有任该职务的账号能本人签署。所列为此后的全部职务；其所有登录随即失效。',
  ),
  initial: { posts: account.posts },
  fields: (
    <Form.Item name="posts" label={t('职务（按规则的写法，如 党工委书记）')}>
      <Select
        mode="tags"
        open={false}
        suffixIcon={null}
        tokenSeparators={[t('、'), t('，'), ',']}
      />
    </Form.Item>
  ),
  send: async ({ posts = [] }, commandId) => {
    const input = { username: account.username, posts: [...posts], commandId };
    return (await ask(ChangeAccountPosts, { input })).result;
  },
  done: t('职务已变更'),
  after: ({ warnings }) => warnings.length > 0 && told(warnings),
});

export const passwordAct = (account: Named): AccountAct<{ password: string }> => ({
  label: t('重设密码'),
  title: titled(account, t('重设密码')),
  danger: true,
  consequence: t('其所有登录随即失效；用新的初始密码登录后须先修改。'),
  fields: <PasswordField name="password" label={t('初始密码')} />,
  send: async ({ password }, commandId) =>
    (await ask(ResetPassword, { input: { username: account.username, password, commandId } }))
      .result,
  done: t('密码已重设'),
});

export const secondFactorAct = (account: Named): AccountAct<object> => ({
  label: t('重置验证器'),
  title: titled(account, t('重置验证器')),
  danger: true,
  consequence: t('供设备和恢复码都遗失的人重新绑定。请先核实是其本人；其所有登录随即失效。'),
  send: async (_, commandId) =>
    (await ask(ResetSecondFactor, { input: { username: account.username, commandId } })).result,
  done: t('验证器已重置'),
});

export const closeAct = (account: Named): AccountAct<object> => ({
  label: t('销户'),
  title: titled(account, t('销户')),
  danger: true,
  consequence: t(
    '不可恢复：其所有登录和接口密钥随即失效，用户名不再给别人用。已办的事仍记在其名下。',
  ),
  send: async (_, commandId) =>
    (await ask(CloseAccount, { input: { username: account.username, commandId } })).result,
  done: t('已销户'),
});

/** Ends one session, or all of them. */
export const endSessionsAct = (
  account: Named,
  session?: { readonly id: string; readonly device: string },
): Act<object, { readonly count: number }> => ({
  label: session === undefined ? t('结束全部登录') : t('结束'),
  title:
    session === undefined
      ? titled(account, t('结束全部登录'))
      : titled(account, t('结束在 {{device}} 的登录', { device: session.device })),
  danger: true,
  consequence: t('那里的页面随即退出；页面上填写的内容在重新登录前都还在。'),
  send: async () => {
    const input = Object.assign(
      { username: account.username },
      session !== undefined && { session: session.id },
    );
    return (await ask(EndAccountSessions, { input })).result;
  },
  done: t('登录已结束'),
});
