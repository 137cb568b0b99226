import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';

import { ask } from '../api/client';
import { OrganisationWhole, type OrganisationWholeQuery } from '../api/generated';
import { UNASKED_MS } from '../api/live';
import { serverNow } from '../api/server-clock';
import { Explained } from '../app/explained';
import { Failed } from '../app/failed';
import { t } from '../app/text';
import { ActButton } from './act';
import { BoundaryShown } from './boundary-field';
import { useDirectory } from './fields';
import { Facts } from './frame';
import { cancelAct, drawAct, moveAct, renameAct, retireAct, splitAct } from './organisation-acts';
import { KIND, stepName } from './words';

const route = getRouteApi('/administration/organisations');

type Whole = NonNullable<OrganisationWholeQuery['organisation']>;

/** Where a boundary can be drawn. */
const BOUNDED = ['DISTRICT', 'STREET', 'COMMUNITY'];

const localDay = (): string =>
  new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai' }).format(serverNow());

function History({ of }: { readonly of: Whole }) {
  const { nameOf } = useDirectory();
  const today = localDay();
  const pending = [
    ...new Set(of.history.map((step) => step.effectiveFrom).filter((day) => day > today)),
  ];
  return (
    <section>
      <h2>{t('沿革')}</h2>
      <ul className="adm-list">
        {of.history.map(({ effectiveFrom, step, to, reason }) => (
          <li key={`${effectiveFrom} ${step} ${to.join()}`}>
            {effectiveFrom} {stepName(step)}
            {to.length > 0 && t('：{{to}}', { to: to.map(nameOf).join(t('、')) })}{' '}
            {effectiveFrom > today && <span className="tag near">{t('待生效')}</span>}
            {reason !== null && <div className="muted">{reason}</div>}
          </li>
        ))}
      </ul>
      {pending.map((day) => (
        <ActButton key={day} act={cancelAct(of, day)} />
      ))}
    </section>
  );
}

function Known({ of }: { readonly of: Whole }) {
  const { nameOf } = useDirectory();
  return (
    <Facts
      of={[
        [t('编号'), of.id],
        [t('种类'), KIND[of.kind]],
        [t('上级'), of.parent === null ? null : nameOf(of.parent)],
        [t('区划代码'), of.regionCode],
        [t('统一社会信用代码'), of.creditCode],
        [t('设立'), of.since],
        [t('停用'), of.until],
        [t('承接单位'), of.succeededBy.map(nameOf).join(t('、'))],
        [t('前身单位'), of.predecessors.map(nameOf).join(t('、'))],
      ]}
    />
  );
}

function Acts({ of }: { readonly of: Whole }) {
  if (of.retired) return null;
  return (
    <div className="adm-acts">
      <ActButton act={renameAct(of)} />
      <ActButton act={moveAct(of)} />
      {BOUNDED.includes(of.kind) && <ActButton act={drawAct(of, of.boundary)} />}
      <ActButton act={splitAct(of)} />
      <ActButton act={retireAct(of)} />
    </div>
  );
}

/** One organisation: what is known of it, what befell it, and what may be changed. */
export function OrganisationPanel({ id }: { readonly id: string }) {
  const search = route.useSearch();
  const { data, error, refetch } = useQuery({
    queryKey: ['administration', 'organisation', id, search.day],
    queryFn: async () =>
      (await ask(OrganisationWhole, { id, asOf: search.day ?? null })).organisation,
    refetchInterval: UNASKED_MS,
  });
  if (error && data === undefined) return <Failed error={error} again={() => void refetch()} />;
  if (data === undefined) return <Explained title={t('正在打开…')} />;
  const close = (
    <Link
      to="/administration/organisations"
      search={Object.assign({}, search, { of: undefined })}
      resetScroll={false}
    >
      {t('收起')}
    </Link>
  );
  if (data === null) return <Explained title={t('没有这个单位')}>{close}</Explained>;
  return (
    <section className="panel adm-panel" aria-label={data.name}>
      <div className="row between">
        <h2>{data.name}</h2>
        {close}
      </div>
      <Known of={data} />
      {data.boundary !== null && <BoundaryShown boundary={data.boundary} />}
      <History of={data} />
      <Acts of={data} />
    </section>
  );
}
