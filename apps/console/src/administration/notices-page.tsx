import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { App, Button, Select } from 'antd';

import { ask } from '../api/client';
import { messageOf } from '../api/failure';
import { Deliveries, type DeliveryRowFragment, ReplayDeadNotices } from '../api/generated';
import { useServerNow } from '../api/server-clock';
import { t } from '../app/text';
import { momentOf } from '../time';
import { Rows, SearchBox } from '../work/list-frame';
import { EndpointsOf } from './endpoints';
import { useDirectory } from './fields';
import { Filter, Frame, Nothing, usePages } from './frame';
import type { DeliveriesSearch } from './search';
import { DELIVERY, optionsOf } from './words';

const route = getRouteApi('/administration/notices');

/** Sends dead letters again: one, those of a target, or all. */
function useReplay() {
  const { message } = App.useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (input: { target?: string; deliveries?: string[] }) =>
      (await ask(ReplayDeadNotices, { input })).replayDeadNotices,
    onSuccess: (count) => void message.success(t('已重发 {{count}} 条', { count })),
    onError: (error) => void message.error(messageOf(error)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['administration', 'deliveries'] }),
  });
}

const COLOUR = { DUE: 'blue', SENT: 'ok', DEAD: 'late', DROPPED: '', CANCELLED: '' } as const;

const Attempts = ({ of, now }: { readonly of: DeliveryRowFragment; readonly now: number }) =>
  of.attempts.length > 0 && (
    <details>
      <summary>{t('尝试 {{count}} 次', { count: of.attempts.length })}</summary>
      <ul className="adm-list">
        {of.attempts.map(({ at, sent, status, tookMs, error }) => (
          <li key={at}>
            {momentOf(at, now)} {sent ? t('成功') : t('失败')} {status} {tookMs} ms
            {error !== null && <div className="muted">{error}</div>}
          </li>
        ))}
      </ul>
    </details>
  );

function Row({ of }: { readonly of: DeliveryRowFragment }) {
  const now = useServerNow();
  const replay = useReplay();
  return (
    <li className={`card ${of.state === 'DEAD' ? 'late' : ''}`}>
      <div>
        <h2>
          <Link to="/whistles/$id" params={{ id: of.whistleId }}>
            {of.title}
          </Link>
        </h2>
        <div className="row">
          <span className={`tag ${COLOUR[of.state]}`}>{DELIVERY[of.state]}</span>
          <span>{of.target}</span>
          <span className="muted">{momentOf(of.createdAt, now)}</span>
          {of.error !== null && <span className="muted">{of.error}</span>}
        </div>
        <Attempts of={of} now={now} />
      </div>
      {of.state === 'DEAD' && (
        <Button
          loading={replay.isPending}
          aria-label={t('重发：{{title}}', { title: of.title })}
          onClick={() => replay.mutate({ deliveries: [of.id] })}
        >
          {t('重发')}
        </Button>
      )}
    </li>
  );
}

function ReplayAll() {
  const { target } = route.useSearch();
  const { modal } = App.useApp();
  const { mutateAsync } = useReplay();
  const confirm = (): void =>
    void modal.confirm({
      title: target === undefined ? t('重发全部死信？') : t('重发 {{target}} 的死信？', { target }),
      content: t('先确认对方已能接收，否则会再成为死信。对方可能收到已经过时的通知。'),
      okText: t('重发'),
      cancelText: t('取消'),
      onOk: () => mutateAsync(target === undefined ? {} : { target }).catch(() => undefined),
    });
  return <Button onClick={confirm}>{t('重发死信')}</Button>;
}

function Filters() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { organisations } = useDirectory();
  const choose = (next: DeliveriesSearch): void =>
    void navigate({ search: Object.assign({}, search, next) });
  return (
    <div className="adm-filters">
      <Filter name={t('状态')}>
        <Select
          allowClear
          aria-label={t('状态')}
          placeholder={t('全部')}
          value={search.state ?? null}
          options={optionsOf(DELIVERY)}
          onChange={(state) => choose({ state: state ?? undefined })}
        />
      </Filter>
      <SearchBox
        text={search.target ?? ''}
        placeholder={t('目标：单位/名称')}
        search={(target) => choose({ target: target === '' ? undefined : target })}
      />
      <Filter name={t('看某单位的目标')}>
        <Select
          allowClear
          aria-label={t('看某单位的目标')}
          placeholder={t('选一个单位')}
          showSearch={{ optionFilterProp: 'label' }}
          value={search.of ?? null}
          options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(of) => choose({ of: of ?? undefined })}
        />
      </Filter>
    </div>
  );
}

/** Notices on their ways out: what was sent, what could not be, and where to. */
export function NoticesPage() {
  const { state, target, of } = route.useSearch();
  const asked = { state: state ?? null, target: target ?? null };
  const { list, nodes } = usePages(
    ['deliveries', asked],
    async (after) => (await ask(Deliveries, Object.assign({ after }, asked))).noticeDeliveries,
  );
  return (
    <Frame page="/administration/notices" title={t('通知投递')} begin={<ReplayAll />}>
      <Filters />
      {of !== undefined && <EndpointsOf organisation={of} />}
      <Rows
        list={list}
        rows={nodes.map((one) => (
          <Row key={one.id} of={one} />
        ))}
        empty={<Nothing what={t('没有符合条件的投递')} />}
      />
    </Frame>
  );
}
