import { getRouteApi, Link } from '@tanstack/react-router';
import { App, Button, Select } from 'antd';
import { useState } from 'react';

import { ask } from '../api/client';
import { AccountList, type AccountRowFragment } from '../api/generated';
import { t } from '../app/text';
import { Rows } from '../work/list-frame';
import { closeAct, openAct, passwordAct, postsAct, roleAct, secondFactorAct } from './account-acts';
import { Sessions } from './account-sessions';
import { ActButton } from './act';
import { CloseRetired } from './close-retired';
import { useDirectory } from './fields';
import { Filter, Frame, Nothing, usePages } from './frame';
import type { AccountsSearch } from './search';
import { optionsOf, ROLE_NAME } from './words';

const route = getRouteApi('/administration/accounts');

type Account = AccountRowFragment;

const STATES = { open: t('在用'), closed: t('已销户'), all: t('全部') } as const;

const Marks = ({ account }: { readonly account: Account }) => (
  <>
    <span className="tag">{ROLE_NAME[account.role]}</span>
    {account.posts.map((post) => (
      <span key={post} className="tag">
        {post}
      </span>
    ))}
    {account.closed && <span className="tag late">{t('已销户')}</span>}
    {account.organisationRetired && <span className="tag near">{t('单位已停用')}</span>}
    {account.passwordInitial && !account.closed && (
      <span className="tag near">{t('初始密码未改')}</span>
    )}
    {account.secondFactor && <span className="tag ok">{t('已绑验证器')}</span>}
  </>
);

function Acts({ account }: { readonly account: Account }) {
  const [showsSessions, setShows] = useState(false);
  const { modal } = App.useApp();
  const warn = (warnings: readonly string[]): void =>
    void modal.warning({
      title: t('职务已变更，请留意'),
      content: warnings.join(t('；')),
      okText: t('知道了'),
    });
  return (
    <div className="adm-acts">
      <Button
        aria-label={t('{{name}}：登录', { name: account.displayName })}
        onClick={() => setShows(true)}
      >
        {t('登录')}
      </Button>
      <ActButton act={roleAct(account)} />
      <ActButton act={postsAct(account, warn)} />
      <ActButton act={passwordAct(account)} />
      {account.secondFactor && <ActButton act={secondFactorAct(account)} />}
      <ActButton act={closeAct(account)} />
      {showsSessions && <Sessions account={account} close={() => setShows(false)} />}
    </div>
  );
}

function Row({ account }: { readonly account: Account }) {
  const { nameOf } = useDirectory();
  const { username, displayName, organisation, lastSignIn, closed } = account;
  return (
    <li className="card">
      <div>
        <h2>
          {displayName} {username !== displayName && <span className="muted">{username}</span>}
        </h2>
        <div className="row">
          <span className="tag blue">{nameOf(organisation)}</span>
          <Marks account={account} />
        </div>
        <p className="muted">
          {lastSignIn === null
            ? t('从未登录')
            : t('最近登录 {{day}}，{{device}}，{{network}}', lastSignIn)}{' '}
          <Link to="/administration/keys" search={{ account: username }}>
            {t('接口密钥')}
          </Link>
        </p>
      </div>
      {!closed && <Acts account={account} />}
    </li>
  );
}

function Filters() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { organisations } = useDirectory();
  const choose = (next: AccountsSearch): void =>
    void navigate({ search: Object.assign({}, search, next) });
  return (
    <div className="adm-filters">
      <Filter name={t('单位')}>
        <Select
          allowClear
          aria-label={t('单位')}
          placeholder={t('全部')}
          showSearch={{ optionFilterProp: 'label' }}
          value={search.organisation ?? null}
          options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(organisation) => choose({ organisation: organisation ?? undefined })}
        />
      </Filter>
      <Filter name={t('角色')}>
        <Select
          allowClear
          aria-label={t('角色')}
          placeholder={t('全部')}
          value={search.role ?? null}
          options={optionsOf(ROLE_NAME)}
          onChange={(role) => choose({ role: role ?? undefined })}
        />
      </Filter>
      <Filter name={t('状态')}>
        <Select
          aria-label={t('状态')}
          value={search.state ?? 'open'}
          options={optionsOf(STATES)}
          onChange={(state) => choose({ state: state === 'open' ? undefined : state })}
        />
      </Filter>
    </div>
  );
}

const CLOSED = { open: false, closed: true, all: null } as const;

/** Who may sign in, as what. */
export function AccountsPage() {
  const { organisation, role, state = 'open' } = route.useSearch();
  const asked = {
    organisation: organisation ?? null,
    role: role ?? null,
    closed: CLOSED[state],
  };
  const { list, nodes } = usePages(
    ['accounts', asked],
    async (after) => (await ask(AccountList, Object.assign({ after }, asked))).accounts,
  );
  return (
    <Frame
      page="/administration/accounts"
      title={t('账号')}
      begin={
        <>
          <CloseRetired />
          <ActButton act={openAct()} primary />
        </>
      }
    >
      <Filters />
      <Rows
        list={list}
        rows={nodes.map((account) => (
          <Row key={account.username} account={account} />
        ))}
        empty={<Nothing what={t('没有符合条件的账号')} />}
      />
    </Frame>
  );
}
