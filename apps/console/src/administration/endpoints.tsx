import { useQuery } from '@tanstack/react-query';

import { ask } from '../api/client';
import { messageOf } from '../api/failure';
import {
  Endpoints,
  type EndpointsQuery,
  type NoticeChannel,
  SubscribeToNotices,
  UnsubscribeFromNotices,
} from '../api/generated';
import { t } from '../app/text';
import { type Act, ActButton } from './act';
import { ChoiceField, filled, TextField, useDirectory } from './fields';
import { CHANNEL_NAME, optionsOf } from './words';

type Endpoint = EndpointsQuery['noticeSettings']['subscriptions'][number];

interface Subscribed {
  readonly subscription: string;
  readonly channel: NoticeChannel;
  readonly address?: string;
  readonly credential?: string;
  readonly sourceSystem?: string;
}

const subscribeAct = (organisation: string): Act<Subscribed, object> => ({
  label: t('添加'),
  title: t('添加通知目标'),
  initial: { channel: 'WEBHOOK' },
  fields: (
    <div className="pair">
      <TextField
        name="subscription"
        label={t('名称')}
        required
        most={64}
        placeholder={t('如 值班群')}
      />
      <ChoiceField name="channel" label={t('方式')} required options={optionsOf(CHANNEL_NAME)} />
      <TextField name="address" label={t('地址')} most={500} placeholder="https://…" />
      <TextField
        name="credential"
        label={t('密钥名称')}
        most={64}
        help={t('密钥本身在服务器上存入，不进日志。')}
      />
      <TextField name="sourceSystem" label={t('来源系统（只通知其来的哨）')} most={64} />
    </div>
  ),
  send: async (values, commandId) => {
    const input = Object.assign({ organisation, personal: false, commandId }, values);
    return (await ask(SubscribeToNotices, { input: filled(input) })).result;
  },
  done: t('已添加'),
});

const unsubscribeAct = (organisation: string, { subscription }: Endpoint): Act<object, object> => ({
  label: t('移除'),
  title: t('移除 {{name}}', { name: subscription }),
  danger: true,
  consequence: t('此后不再向它发送；站内的通知照常。'),
  send: async (_, commandId) =>
    (await ask(UnsubscribeFromNotices, { input: { organisation, subscription, commandId } }))
      .result,
  done: t('已移除'),
});

/** Where an organisation’s notices are sent. */
export function EndpointsOf({ organisation }: { readonly organisation: string }) {
  const { nameOf } = useDirectory();
  const { data, error } = useQuery({
    queryKey: ['administration', 'endpoints', organisation],
    queryFn: async () => (await ask(Endpoints, { organisation })).noticeSettings.subscriptions,
  });
  return (
    <section className="panel adm-panel">
      <div className="row between">
        <h2>{t('{{name}} 的通知目标', { name: nameOf(organisation) })}</h2>
        <ActButton act={subscribeAct(organisation)} />
      </div>
      {error && <p role="alert">{messageOf(error)}</p>}
      {data?.length === 0 && <p className="muted">{t('没有：只有站内通知')}</p>}
      <ul className="adm-list">
        {data?.map((one) => (
          <li key={one.subscription} className="row between">
            <div>
              {one.subscription} <span className="tag">{CHANNEL_NAME[one.channel]}</span>
              <div className="muted">
                {[one.address, one.credential, one.sourceSystem, one.person]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </div>
            </div>
            <ActButton act={unsubscribeAct(organisation, one)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
