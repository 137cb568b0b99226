import { getRouteApi } from '@tanstack/react-router';
import { Checkbox, Form, Modal } from 'antd';
import { useState } from 'react';

import { ask } from '../api/client';
import {
  ApiKeyList,
  type ApiKeyScope,
  CreateApiKey,
  type KeyRowFragment,
  RevokeApiKey,
  RotateApiKey,
} from '../api/generated';
import { useServerNow } from '../api/server-clock';
import { t } from '../app/text';
import { momentOf } from '../time';
import { Rows, SearchBox } from '../work/list-frame';
import { type Act, ActButton } from './act';
import { ChoiceField, TextField, useDirectory } from './fields';
import { Frame, Nothing, usePages } from './frame';
import type { KeysSearch } from './search';
import { optionsOf, ROLE_NAME, SCOPE } from './words';

const route = getRouteApi('/administration/keys');

interface Made {
  readonly position: string;
  readonly secret: string | null;
}
type Told = (secret: string | null) => void;

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

const createAct = (username: string | undefined, told: Told): Act<Typed, Made> => ({
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

const rotateAct = ({ id, name }: Key, told: Told): Act<{ overlapHours: string }, Made> => ({
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

const revokeAct = ({ id, name }: Key): Act<object, { readonly position: string }> => ({
  label: t('吊销'),
  title: t('{{name}}：吊销', { name }),
  danger: true,
  consequence: t('随即失效，不可恢复；用它的系统不能再访问。'),
  send: async (_, commandId) => (await ask(RevokeApiKey, { input: { id, commandId } })).result,
  done: t('已吊销'),
});

function Row({ one, told }: { readonly one: Key; readonly told: Told }) {
  const now = useServerNow();
  const { nameOf } = useDirectory();
  const at = (instant: string): string => momentOf(instant, now);
  return (
    <li className="card">
      <div>
        <h2>
          {one.name} <span className="muted">{one.account}</span>
        </h2>
        <div className="row">
          <span className="tag blue">{nameOf(one.organisation)}</span>
          <span className="tag">{ROLE_NAME[one.role]}</span>
          <span className="tag">{SCOPE[one.scope]}</span>
          {one.revoked && <span className="tag late">{t('已吊销')}</span>}
          {Date.parse(one.expiresAt) < now && <span className="tag near">{t('已过期')}</span>}
        </div>
        <p className="muted">
          {t('有效至 {{at}}', { at: at(one.expiresAt) })}{' '}
          {one.lastUsedAt === null
            ? t('从未使用')
            : t('最近使用 {{at}}', { at: at(one.lastUsedAt) })}
          {one.networks.length > 0 && ` ${one.networks.join(', ')}`}
          {one.operations.length > 0 && ` ${one.operations.join(', ')}`}
        </p>
        {one.earlierUntil !== null && (
          <p className="muted">{t('旧密钥可用至 {{at}}', { at: at(one.earlierUntil) })}</p>
        )}
      </div>
      {!one.revoked && (
        <div className="adm-acts">
          <ActButton act={rotateAct(one, told)} />
          <ActButton act={revokeAct(one)} />
        </div>
      )}
    </li>
  );
}

const Secret = ({ secret, close }: { readonly secret: string; readonly close: () => void }) => (
  <Modal
    open
    title={t('密钥只显示这一次')}
    okText={t('已妥善保存')}
    cancelButtonProps={{ style: { display: 'none' } }}
    closable={false}
    onOk={close}
  >
    <p className="muted">{t('请立即存入对方系统；关闭后无法再看，遗失了只能换发。')}</p>
    <p className="adm-secret">{secret}</p>
  </Modal>
);

function Filters() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const choose = (next: KeysSearch): void =>
    void navigate({ search: Object.assign({}, search, next) });
  return (
    <div className="adm-filters">
      <SearchBox
        text={search.account ?? ''}
        placeholder={t('账号的用户名')}
        search={(account) => choose({ account: account === '' ? undefined : account })}
      />
      <Checkbox
        checked={search.all === true}
        onChange={({ target }) => choose({ all: target.checked ? true : undefined })}
      >
        {t('含已吊销')}
      </Checkbox>
    </div>
  );
}

/** Keys by which other systems act as an account. */
export function KeysPage() {
  const { account, all } = route.useSearch();
  const [secret, setSecret] = useState<string | null>(null);
  const asked = { account: account ?? null, revoked: all === true };
  const { list, nodes } = usePages(
    ['keys', asked],
    async (after) => (await ask(ApiKeyList, Object.assign({ after }, asked))).apiKeys,
  );
  return (
    <Frame
      page="/administration/keys"
      title={t('接口密钥')}
      begin={<ActButton act={createAct(account, setSecret)} primary />}
    >
      <Filters />
      <Rows
        list={list}
        rows={nodes.map((one) => (
          <Row key={one.id} one={one} told={setSecret} />
        ))}
        empty={<Nothing what={t('没有接口密钥')} />}
      />
      {secret !== null && <Secret secret={secret} close={() => setSecret(null)} />}
    </Frame>
  );
}
