import { getRouteApi } from '@tanstack/react-router';
import { Select } from 'antd';

import { ask } from '../api/client';
import { AuditDay, type AuditRowFragment } from '../api/generated';
import { serverNow } from '../api/server-clock';
import { t } from '../app/text';
import { Rows, SearchBox } from '../work/list-frame';
import { useDirectory } from './fields';
import { DayFilter, Filter, Frame, Nothing, usePages } from './frame';
import type { AuditSearch } from './search';
import { AUDIT, operationName, optionsOf } from './words';

const route = getRouteApi('/administration/audit');

const inShanghai = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('sv', Object.assign({ timeZone: 'Asia/Shanghai' }, options));
const DAY = inShanghai({});
const TIME = inShanghai({ hour: '2-digit', minute: '2-digit', second: '2-digit' });

const COLOUR = { SIGNED_IN: '', SIGN_IN_REFUSED: 'near', REFUSED: 'late', ADMINISTERED: 'blue' };

function Row({ of }: { readonly of: AuditRowFragment }) {
  const { nameOf } = useDirectory();
  const { kind, at, count, account, organisation, address, code, operations } = of;
  return (
    <li className="card adm-row">
      <div>
        <div className="row">
          <time dateTime={at}>{TIME.format(new Date(at))}</time>
          <span className={`tag ${COLOUR[kind]}`}>{AUDIT[kind]}</span>
          <strong>{account ?? t('未登录者')}</strong>
          {organisation !== null && <span className="muted">{nameOf(organisation)}</span>}
          {operations.length > 0 && <span>{operations.map(operationName).join(t('、'))}</span>}
          {code !== null && <code>{code}</code>}
          {count > 1 && <span className="tag">{t('{{count}} 次', { count })}</span>}
          {address !== null && <span className="muted">{address}</span>}
        </div>
      </div>
    </li>
  );
}

function Filters({ day }: { readonly day: string }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const choose = (next: AuditSearch): void =>
    void navigate({ search: Object.assign({}, search, next) });
  return (
    <div className="adm-filters">
      <DayFilter name={t('哪一天')} day={day} choose={(next) => choose({ day: next })} />
      <Filter name={t('种类')}>
        <Select
          allowClear
          aria-label={t('种类')}
          placeholder={t('全部')}
          value={search.kind ?? null}
          options={optionsOf(AUDIT)}
          onChange={(kind) => choose({ kind: kind ?? undefined })}
        />
      </Filter>
      <SearchBox
        text={search.account ?? ''}
        placeholder={t('账号的用户名')}
        search={(account) => choose({ account: account === '' ? undefined : account })}
      />
    </div>
  );
}

/** Who signed in, who was refused what, and what administrators did, of one day. */
export function AuditPage() {
  const { day = DAY.format(serverNow()), kind, account } = route.useSearch();
  const asked = { day, kind: kind ?? null, account: account ?? null };
  const { list, nodes } = usePages(
    ['audit', asked],
    async (after) => (await ask(AuditDay, Object.assign({ after }, asked))).auditLog,
  );
  return (
    <Frame page="/administration/audit" title={t('审计日志')}>
      <Filters day={day} />
      <Rows
        list={list}
        rows={nodes.map((one, index) => (
          <Row key={`${one.at} ${index}`} of={one} />
        ))}
        empty={<Nothing what={t('这一天没有符合条件的记录')} />}
      />
    </Frame>
  );
}
