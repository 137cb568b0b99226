import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';

import { ask } from '../api/client';
import { RuleEditions, type RuleEditionsQuery } from '../api/generated';
import { UNASKED_MS } from '../api/live';
import { useServerNow } from '../api/server-clock';
import { Explained } from '../app/explained';
import { Failed } from '../app/failed';
import { t } from '../app/text';
import { momentOf } from '../time';
import { ActButton } from './act';
import { Facts, Frame } from './frame';
import { activateAct, revokeRulesAct } from './rule-acts';
import { Difference, RuleDraft, RuleTextShown } from './rule-texts';
import { PACK_STATUS } from './words';

const route = getRouteApi('/administration/rules');

type Edition = RuleEditionsQuery['rulePacks'][number];

const nameOf = ({ pack, version }: Edition): string => `${pack}@${version}`;
/** A version may stand in the list for several spells. */
const keyOf = (edition: Edition): string => `${nameOf(edition)} ${edition.from ?? ''}`;

/** What applies, what will, what could, what did. */
const ORDER = ['IN_FORCE', 'UPCOMING', 'AVAILABLE', 'PAST'];

const COLOUR = { IN_FORCE: 'ok', UPCOMING: 'near', PAST: '', AVAILABLE: 'blue' } as const;

const Spell = ({ of }: { readonly of: Edition }) => (
  <>
    <span className={`tag ${COLOUR[of.status]}`}>{PACK_STATUS[of.status]}</span>
    {of.from !== null && (
      <span className="muted">
        {of.until === null
          ? t('{{from}} 起', { from: of.from })
          : t('{{from}} 至 {{until}} 前', { from: of.from, until: of.until })}
      </span>
    )}
  </>
);

function Row({ of }: { readonly of: Edition }) {
  const name = nameOf(of);
  const isChosen = route.useSearch().of === name;
  return (
    <li className={`card adm-row ${isChosen ? 'chosen' : ''}`}>
      <div>
        <div className="row">
          <Link
            to="/administration/rules"
            search={{ of: name }}
            resetScroll={false}
            aria-current={isChosen ? 'true' : false}
          >
            {name}
          </Link>
          <Spell of={of} />
        </div>
      </div>
    </li>
  );
}

function Known({ of }: { readonly of: Edition }) {
  const now = useServerNow();
  return (
    <Facts
      of={[
        [t('状态'), <Spell key="spell" of={of} />],
        [t('出处'), of.source],
        [t('哨种'), of.kinds.map(({ name }) => name).join(t('、'))],
        [t('启用'), of.activatedAt === null ? null : momentOf(of.activatedAt, now)],
        [t('启用人'), of.activatedBy],
        [t('摘要'), of.digest.slice(0, 16)],
      ]}
    />
  );
}

const Assumed = ({ of }: { readonly of: Edition }) =>
  of.assumed.length > 0 && (
    <details>
      <summary>{t('没有出处的示例值 {{count}} 处', { count: of.assumed.length })}</summary>
      <ul className="adm-list">
        {of.assumed.map(({ pointer, reason }) => (
          <li key={pointer}>
            {pointer}
            <div className="muted">{reason}</div>
          </li>
        ))}
      </ul>
    </details>
  );

function Panel({ of }: { readonly of: Edition }) {
  const version = nameOf(of);
  return (
    <section className="panel adm-panel" aria-label={version}>
      <div className="row between">
        <h2>{version}</h2>
        <Link to="/administration/rules" resetScroll={false}>
          {t('收起')}
        </Link>
      </div>
      <Known of={of} />
      <Assumed of={of} />
      <Difference version={version} />
      <RuleTextShown version={version} />
      <div className="adm-acts">
        {of.status === 'UPCOMING' && of.from !== null && of.activatedAt !== null && (
          <ActButton act={revokeRulesAct(version, of.from)} />
        )}
        <ActButton act={activateAct({ version })} primary />
      </div>
    </section>
  );
}

/** The rules of the whistle: what applied, applies and will apply, and what could. */
export function RulesPage() {
  const { of } = route.useSearch();
  const { data, error, refetch } = useQuery({
    queryKey: ['administration', 'rules'],
    queryFn: async () => (await ask(RuleEditions, {})).rulePacks,
    refetchInterval: UNASKED_MS,
  });
  if (error && !data) return <Failed error={error} again={() => void refetch()} />;
  if (!data) return <Explained title={t('正在取清单…')} />;
  const sorted = [...data].sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status));
  const chosen = data.find((one) => nameOf(one) === of);
  return (
    <Frame page="/administration/rules" title={t('吹哨规则')} begin={<RuleDraft />}>
      <div className={`adm-split ${of === undefined ? '' : 'open'}`}>
        <ul className="cards adm-list-side">
          {sorted.map((one) => (
            <Row key={keyOf(one)} of={one} />
          ))}
        </ul>
        {chosen && <Panel key={of} of={chosen} />}
        {of !== undefined && !chosen && (
          <Explained title={t('没有这一版规则')}>
            <Link to="/administration/rules">{t('收起')}</Link>
          </Explained>
        )}
      </div>
    </Frame>
  );
}
