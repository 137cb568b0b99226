import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';

import { ask } from '../api/client';
import {
  ParkedStreams,
  type ParkedStreamsQuery,
  ReadModelStates,
  type ReadModelStatesQuery,
  RebuildReadModel,
  RetryParkedStream,
  SkipParkedEvent,
} from '../api/generated';
import { useServerNow } from '../api/server-clock';
import { Explained } from '../app/explained';
import { Failed } from '../app/failed';
import { t } from '../app/text';
import { lengthOf, momentOf } from '../time';
import { type Act, ActButton } from './act';
import { TextField } from './fields';
import { Frame } from './frame';
import { MODEL_STATE } from './words';

const route = getRouteApi('/administration/read-models');

/** Read models move by themselves: the page looks this often. */
const LOOK_MS = 3_000;

type Model = ReadModelStatesQuery['readModels'][number];
type Parked = ParkedStreamsQuery['parkedStreams'][number];

const rebuildAct = ({ name }: Model): Act<object, { readonly readModel: string }> => ({
  label: t('重建'),
  title: t('重建 {{name}}', { name }),
  consequence: t(
    '从日志重新算出这个视图：旧的照常可查，完成后换上，原来搁置的事件流会再试。日志很长时要几分钟，其间服务会慢一些。',
  ),
  send: async () => (await ask(RebuildReadModel, { input: { readModel: name } })).result,
  done: t('重建已开始'),
});

interface Tried {
  readonly stillParked: { readonly type: string; readonly error: string } | null;
}

const retryAct = (readModel: string, { stream }: Parked): Act<object, Tried> => ({
  label: t('重试'),
  title: t('{{stream}}：重试', { stream }),
  consequence: t('从无法处理的那个事件起再处理一遍。原因没有排除的，会仍被搁置。'),
  send: async () => (await ask(RetryParkedStream, { input: { readModel, stream } })).result,
  done: t('已重试'),
});

const skipAct = (
  readModel: string,
  { stream, revision, type }: Parked,
): Act<{ reason: string }, Tried> => ({
  label: t('跳过'),
  title: t('{{stream}}：跳过', { stream }),
  danger: true,
  consequence: t(
    '第 {{revision}} 个事件（{{type}}）不计入这个视图，清单从此少了它所说的；日志不变，重建时会再试。',
    { revision, type },
  ),
  fields: <TextField name="reason" label={t('原因')} required most={500} />,
  send: async ({ reason }) =>
    (await ask(SkipParkedEvent, { input: { readModel, stream, reason } })).result,
  done: t('已跳过'),
});

const Lag = ({ of }: { readonly of: Model }) =>
  of.lagSeconds === 0 ? (
    <span className="tag ok">{t('已跟上')}</span>
  ) : (
    <span className="tag near">
      {of.lagEvents === null
        ? t('落后 {{time}}', { time: lengthOf(of.lagSeconds * 1_000) })
        : t('落后 {{count}} 个事件，{{time}}', {
            count: of.lagEvents,
            time: lengthOf(of.lagSeconds * 1_000),
          })}
    </span>
  );

const Build = ({ of }: { readonly of: NonNullable<Model['build']> }) => (
  <span className="tag blue" role="status">
    {of.secondsLeft === null
      ? t('重建中：已处理 {{count}} 个事件', { count: of.events })
      : t('重建中：已处理 {{count}} 个事件，约剩 {{time}}', {
          count: of.events,
          time: lengthOf(of.secondsLeft * 1_000),
        })}
  </span>
);

const Figures = ({ of }: { readonly of: Model }) => (
  <p className="muted adm-figures">
    <span>
      {t('版本 {{live}}/{{version}}', { live: of.liveVersion ?? '–', version: of.version })}
    </span>
    <span>{t('已处理 {{count}}', { count: of.applied })}</span>
    <span>{t('每秒 {{count}}', { count: Math.round(of.rate) })}</span>
    <span>{t('位置 {{position}}', { position: of.position ?? '–' })}</span>
  </p>
);

function Row({ of }: { readonly of: Model }) {
  const now = useServerNow();
  const isFailing = of.failure !== null || of.state === 'ABSENT';
  return (
    <li className={`card ${isFailing ? 'late' : ''}`}>
      <div>
        <h2>{of.name}</h2>
        <div className="row">
          <span className={`tag ${of.state === 'LIVE' ? '' : 'near'}`}>
            {MODEL_STATE[of.state]}
          </span>
          <Lag of={of} />
          {of.build && <Build of={of.build} />}
          {of.parked > 0 && (
            <Link to="/administration/read-models" search={{ parked: of.name }}>
              {t('搁置 {{count}} 个事件流', { count: of.parked })}
            </Link>
          )}
        </div>
        <Figures of={of} />
        {of.failure && (
          <p>
            {t('{{at}} 失败：{{message}}', {
              at: momentOf(of.failure.at, now),
              message: of.failure.message,
            })}
          </p>
        )}
      </div>
      <div className="adm-acts">
        <ActButton act={rebuildAct(of)} />
      </div>
    </li>
  );
}

function ParkedOf({ readModel }: { readonly readModel: string }) {
  const now = useServerNow();
  const { data, error, refetch } = useQuery({
    queryKey: ['administration', 'parked', readModel],
    queryFn: async () => (await ask(ParkedStreams, { readModel })).parkedStreams,
    refetchInterval: LOOK_MS,
  });
  if (error && !data) return <Failed error={error} again={() => void refetch()} />;
  return (
    <section
      className="panel adm-panel"
      aria-label={t('{{name}} 搁置的事件流', { name: readModel })}
    >
      <div className="row between">
        <h2>{t('{{name}} 搁置的事件流', { name: readModel })}</h2>
        <Link to="/administration/read-models">{t('收起')}</Link>
      </div>
      {data?.length === 0 && <p className="muted">{t('没有被搁置的事件流')}</p>}
      <ul className="adm-list">
        {data?.map((one) => (
          <li key={one.stream} className="row between">
            <div>
              {one.stream}
              <div className="muted">
                {t('{{at}}，第 {{revision}} 个事件 {{type}}，其后共 {{count}} 个未处理', {
                  at: momentOf(one.parkedAt, now),
                  revision: one.revision,
                  type: one.type,
                  count: one.events,
                })}
              </div>
              <div>{one.error}</div>
            </div>
            <div className="adm-acts">
              <ActButton act={retryAct(readModel, one)} />
              <ActButton act={skipAct(readModel, one)} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What stands first: what is absent, fails, has set aside, or is behind. */
const troubleOf = ({ state, failure, parked, lagSeconds }: Model): number =>
  Number(state !== 'LIVE') * 8 +
  Number(failure !== null) * 4 +
  Number(parked > 0) * 2 +
  Number(lagSeconds > 60);

/** How the read models stand. */
export function ReadModelsPage() {
  const { parked } = route.useSearch();
  const { data, error, refetch } = useQuery({
    queryKey: ['administration', 'read-models'],
    queryFn: async () => (await ask(ReadModelStates, {})).readModels,
    refetchInterval: LOOK_MS,
  });
  if (error && !data) return <Failed error={error} again={() => void refetch()} />;
  if (!data) return <Explained title={t('正在取清单…')} />;
  const sorted = [...data].sort((a, b) => troubleOf(b) - troubleOf(a));
  return (
    <Frame page="/administration/read-models" title={t('查询视图')}>
      {parked !== undefined && <ParkedOf readModel={parked} />}
      <ul className="cards">
        {sorted.map((one) => (
          <Row key={one.name} of={one} />
        ))}
      </ul>
    </Frame>
  );
}
