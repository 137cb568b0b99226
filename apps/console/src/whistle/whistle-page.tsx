import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useCallback, useState } from 'react';

import { WhistleChanged, type WhistleQuery } from '../api/generated';
import { UNASKED_MS, useLive } from '../api/live';
import { serverNow } from '../api/server-clock';
import { Explained } from '../app/explained';
import { Failed } from '../app/failed';
import { useMe } from '../session/me';
import { momentOf } from '../time';
import { CHANNEL, GATE, LEVEL, STAGE, WHISTLE_STATUS } from '../words';
import { Countdown } from '../work/countdown';
import { EvidenceShown } from './evidence-shown';
import { AsOf } from '../offline/as-of';
import { ContactShown } from './contact-shown';
import { whistleOf } from './whistle-query';
import './whistle.css';
import { StepButtons } from './step-buttons';
import {
  ContactLooks,
  Enforcements,
  Meetings,
  Related,
  ResidentAsked,
  Waits,
} from './street-parts';
import { SummonsPanel } from './summons-panel';
import { t } from '../app/text';

const route = getRouteApi('/whistles/$id');

export type WhistleShown = NonNullable<WhistleQuery['whistle']>;

function useWhistle(id: string) {
  const queries = useQueryClient();
  const changed = useCallback(
    () => void queries.invalidateQueries({ queryKey: ['whistle', id] }),
    [queries, id],
  );
  useLive(WhistleChanged, { id }, changed);
  return useQuery(Object.assign({ refetchInterval: UNASKED_MS }, whistleOf(id)));
}

/** Opens the map application of a phone where there is one. */
const mapOf = ({ latitude, longitude }: WhistleShown['place']): string =>
  `geo:${latitude},${longitude}?q=${latitude},${longitude}`;

const Facts = ({ whistle }: { readonly whistle: WhistleShown }) => (
  <section className="panel stack facts-panel" aria-label={t('基本情况')}>
    <p style={{ whiteSpace: 'pre-wrap' }}>{whistle.description}</p>
    <dl className="facts">
      <dt>{t('地址')}</dt>
      <dd>
        {whistle.place.address}{' '}
        {whistle.place.latitude !== null && <a href={mapOf(whistle.place)}>{t('导航')}</a>}
      </dd>
      <dt>{t('吹哨')}</dt>
      <dd>
        {t('{{name}}，{{moment}}', {
          name: whistle.raisedByName,
          moment: momentOf(whistle.raisedAt, serverNow()),
        })}
      </dd>
      <dt>{t('种类')}</dt>
      <dd>
        {t('{{kind}}，{{category}}，来自{{channel}}', {
          kind: whistle.kindName,
          category: whistle.categoryName,
          channel: CHANNEL[whistle.channel],
        })}
      </dd>
      {whistle.contact && (
        <>
          <dt>{t('居民')}</dt>
          <dd>
            <ContactShown whistleId={whistle.id} contact={whistle.contact} />
          </dd>
        </>
      )}
      <ResidentAsked whistle={whistle} />
      <Related whistle={whistle} />
      <dt>{t('编号')}</dt>
      <dd className="muted">{whistle.id}</dd>
    </dl>
    <ContactLooks whistle={whistle} />
  </section>
);

const LATEST = 10;

function Timeline({ whistle }: { readonly whistle: WhistleShown }) {
  const [isWhole, setWhole] = useState(false);
  const entries = [...whistle.timeline].reverse();
  const shown = isWhole ? entries : entries.slice(0, LATEST);
  return (
    <section className="panel" aria-label={t('经过')}>
      <h2 style={{ marginBottom: 12 }}>{t('经过')}</h2>
      <ol className="timeline">
        {shown.map(({ revision, text, evidence }) => (
          <li key={revision}>
            {text}
            <EvidenceShown evidence={evidence} />
          </li>
        ))}
      </ol>
      {shown.length < entries.length && (
        <Button onClick={() => setWhole(true)}>
          {t('显示全部 {{count}} 条', { count: entries.length })}
        </Button>
      )}
    </section>
  );
}

/** On a phone: where to go, before anything else. */
const Where = ({ place }: { readonly place: WhistleShown['place'] }) => (
  <p className="where">
    {place.address}
    {place.latitude !== null && <a href={mapOf(place)}>{t('导航')}</a>}
  </p>
);

const Head = ({ whistle }: { readonly whistle: WhistleShown }) => (
  <section className="panel stack" aria-label={t('哨')}>
    <div className="row between">
      <h1>{whistle.title}</h1>
      <div className="row">
        <span className="tag blue">{LEVEL[whistle.level]}</span>
        <span className="tag">
          {whistle.status === 'OPEN' && whistle.stage !== 'SOUNDED'
            ? STAGE[whistle.stage]
            : WHISTLE_STATUS[whistle.status]}
        </span>
      </div>
    </div>
    <Where place={whistle.place} />
    {whistle.status === 'OPEN' && whistle.gate && (
      <Countdown what={GATE[whistle.gate.clock] ?? ''} dueAt={whistle.gate.dueAt} />
    )}
    {whistle.status === 'OPEN' && whistle.overall && (
      <Countdown what={t('全程')} dueAt={whistle.overall.dueAt} />
    )}
    <Waits whistle={whistle} />
    <StepButtons
      actions={whistle.actions}
      whistleId={whistle.id}
      summons={0}
      about={whistle.title}
    />
  </section>
);

/** One’s own part comes first. */
const inOrder = (whistle: WhistleShown, organisation: string | undefined) =>
  [...whistle.summonses].sort(
    (one, other) =>
      Number(other.department === organisation) - Number(one.department === organisation),
  );

/** A whistle: what it is about, whose turn it is, each department’s clocks, and all that happened. */
export function WhistlePage() {
  const { id } = route.useParams();
  const organisation = useMe().data?.account.organisation;
  const { data: whistle, error, isPending, dataUpdatedAt, refetch } = useWhistle(id);
  if (isPending) return <Explained title={t('正在打开这声哨…')} />;
  if (error && !whistle) return <Failed error={error} again={() => void refetch()} />;
  if (!whistle)
    return (
      <Explained title={t('没有这声哨')} text={t('编号可能写错了；也可能不属于您的单位。')}>
        <Link to="/">{t('回到首页')}</Link>
      </Explained>
    );
  return (
    <>
      <AsOf at={dataUpdatedAt} error={error} />
      <Head whistle={whistle} />
      <div className="columns">
        <div className="stack">
          {inOrder(whistle, organisation).map((summons) => (
            <SummonsPanel
              key={summons.summons}
              whistleId={id}
              summons={summons}
              isOwn={summons.department === organisation}
            />
          ))}
        </div>
        <div className="stack">
          <Facts whistle={whistle} />
          <Enforcements whistle={whistle} />
          <Meetings whistle={whistle} />
          <Timeline whistle={whistle} />
        </div>
      </div>
    </>
  );
}
