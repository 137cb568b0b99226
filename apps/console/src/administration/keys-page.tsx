import { getRouteApi } from '@tanstack/react-router';
import { Checkbox, Modal } from 'antd';
import { useState } from 'react';

import { ask } from '../api/client';
import { ApiKeyList, type KeyRowFragment } from '../api/generated';
import { useServerNow } from '../api/server-clock';
import { t } from '../app/text';
import { momentOf } from '../time';
import { Rows, SearchBox } from '../work/list-frame';
import { ActButton } from './act';
import { useDirectory } from './fields';
import { Frame, Nothing, usePages } from './frame';
import { createAct, revokeAct, rotateAct, type Told } from './key-acts';
import type { KeysSearch } from './search';
import { ROLE_NAME, SCOPE } from './words';

const route = getRouteApi('/administration/keys');

type Key = KeyRowFragment;

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
