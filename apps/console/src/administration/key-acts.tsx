import { Form } from 'antd';

import { ask } from '../api/client';
import {
  type ApiKeyScope,
  CreateApiKey,
  type KeyRowFragment,
  RevokeApiKey,
  RotateApiKey,
} from '../api/generated';
import { t } from '../app/text';
import type { Act } from './act';
import { ChoiceField, TextField } from './fields';
import { optionsOf, SCOPE } from './words';

interface Made {
  readonly position: string;
  readonly secret: string | null;
}
/** Who shows a secret, the one time it is known. */
export type Told = (secret: string | null) => void;

interface Typed {
  readonly username: string;
  readonly name: string;
  readonly scope: ApiKeyScope;
  readonly operations?: string;
  readonly networks?: string;
  readonly days: string;
}

/** A list that people write in one line. */
const listed = (text: string | undefined): string[] =>
  (text ?? '').split(/[\s、，,]+/).filter((one) => one !== '');

function Operations() {
  const scope = Form.useWatch<ApiKeyScope | undefined>('scope');
  if (scope !== 'LISTED') return null;
  return (
    <TextField
      name="operations"
      label={t('操作')}
      required
      most={2_000}
      rows={2}
      placeholder="whistles, recordProgress"
    />
  );
}

export const createAct = (username: string | undefined, told: Told): Act<Typed, Made> => ({
  label: t('建立'),
  title: t('建立接口密钥'),
  consequence: t('密钥只显示这一次。它能做的不超过账号的角色，更不能登录、管账号、代人签署。'),
  initial: Object.assign(
    { scope: 'READ' as const, days: '90' },
    username !== undefined && { username },
  ),
  fields: (
    <>
      <div className="pair">
        <TextField name="username" label={t('账号')} required most={32} />
        <TextField
          name="name"
          label={t('用途')}
          required
          most={50}
          placeholder={t('如 工单平台')}
        />
        <ChoiceField name="scope" label={t('范围')} required options={optionsOf(SCOPE)} />
        <TextField name="days" label={t('有效天数')} required most={4} />
      </div>
      <Operations />
      <TextField
        name="networks"
        label={t('只限这些地址')}
        most={1_000}
        placeholder="192.0.2.0/24"
        help={t('IP 或网段，用逗号隔开；不填不限。')}
      />
    </>
  ),
  send: async ({ username: of, name, scope, operations, networks, days }, commandId) => {
    const what = { username: of, name, scope, days: Number(days) };
    const limits = { operations: listed(operations), networks: listed(networks) };
    return (await ask(CreateApiKey, { input: Object.assign({ commandId }, what, limits) })).result;
  },
  done: t('已建立'),
  after: ({ secret }) => told(secret),
});

type Key = KeyRowFragment;

export const rotateAct = ({ id, name }: Key, told: Told): Act<{ overlapHours: string }, Made> => ({
  label: t('换发'),
  title: t('{{name}}：换发', { name }),
  consequence: t('得到新的密钥，只显示这一次。旧的在下列小时内仍可用，之后失效。'),
  initial: { overlapHours: '24' },
  fields: <TextField name="overlapHours" label={t('旧的还可用几小时')} required most={4} />,
  send: async ({ overlapHours }, commandId) => {
    const input = { id, overlapHours: Number(overlapHours), commandId };
    return (await ask(RotateApiKey, { input })).result;
  },
  done: t('已换发'),
  after: ({ secret }) => told(secret),
});

export const revokeAct = ({ id, name }: Key): Act<object, { readonly position: string }> => ({
  label: t('吊销'),
  title: t('{{name}}：吊销', { name }),
  danger: true,
  consequence: t('随即失效，不可恢复；用它的系统不能再访问。'),
  send: async (_, commandId) => (await ask(RevokeApiKey, { input: { id, commandId } })).result,
  done: t('已吊销'),
});
