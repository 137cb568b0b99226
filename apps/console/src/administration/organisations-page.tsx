import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Checkbox, Select } from 'antd';
import { useState } from 'react';

import { ask } from '../api/client';
import { type OrganisationRowFragment, Organisations } from '../api/generated';
import { UNASKED_MS } from '../api/live';
import { Explained } from '../app/explained';
import { Failed } from '../app/failed';
import { t } from '../app/text';
import { SearchBox } from '../work/list-frame';
import { ActButton } from './act';
import { DayFilter, Filter, Frame, Nothing } from './frame';
import { mergeAct, registerAct } from './organisation-acts';
import { OrganisationPanel } from './organisation-panel';
import type { OrganisationsSearch } from './search';
import { KIND, optionsOf } from './words';

const route = getRouteApi('/administration/organisations');

/** So many rows are drawn before somebody asks for more. */
const PAGE = 60;

interface Placed {
  readonly one: OrganisationRowFragment;
  readonly depth: number;
}

/** Those below another one after it; whoever’s parent is not in the list stands for itself. */
function treeOf(all: readonly OrganisationRowFragment[]): readonly Placed[] {
  const known = new Set(all.map(({ id }) => id));
  const childrenOf = new Map<string, OrganisationRowFragment[]>();
  for (const one of all)
    if (one.parent !== null && known.has(one.parent))
      childrenOf.set(one.parent, [...(childrenOf.get(one.parent) ?? []), one]);
  const below = (one: OrganisationRowFragment, depth: number): readonly Placed[] => [
    { one, depth },
    ...(childrenOf.get(one.id) ?? []).flatMap((child) => below(child, depth + 1)),
  ];
  const roots = all.filter(({ parent }) => parent === null || !known.has(parent));
  return roots.flatMap((root) => below(root, 0));
}

function Filters() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const choose = (next: OrganisationsSearch): void =>
    void navigate({ search: Object.assign({}, search, next) });
  return (
    <div className="adm-filters">
      <DayFilter name={t('某日的样子')} day={search.day} choose={(day) => choose({ day })} />
      <Filter name={t('种类')}>
        <Select
          allowClear
          aria-label={t('种类')}
          placeholder={t('全部')}
          value={search.kind ?? null}
          options={optionsOf(KIND)}
          onChange={(kind) => choose({ kind: kind ?? undefined })}
        />
      </Filter>
      <SearchBox
        text={search.text ?? ''}
        placeholder={t('搜名称、编号')}
        search={(text) => choose({ text: text === '' ? undefined : text })}
      />
      <Checkbox
        checked={search.all === true}
        onChange={({ target }) => choose({ all: target.checked ? true : undefined })}
      >
        {t('含已停用、待设立')}
      </Checkbox>
    </div>
  );
}

function Row({ placed: { one, depth } }: { readonly placed: Placed }) {
  const search = route.useSearch();
  const isChosen = search.of === one.id;
  return (
    <li
      className={`card adm-row ${isChosen ? 'chosen' : ''}`}
      style={{ marginInlineStart: depth * 20 }}
    >
      <div>
        <div className="row">
          <Link
            to="/administration/organisations"
            search={Object.assign({}, search, { of: one.id })}
            aria-current={isChosen ? 'true' : false}
            resetScroll={false}
          >
            {one.name}
          </Link>
          <span className="tag">{KIND[one.kind]}</span>
          {!one.active && <span className="tag near">{t('不在用')}</span>}
          {one.active && one.until !== null && (
            <span className="tag near">{t('{{day}} 起停用', { day: one.until })}</span>
          )}
          <span className="muted">{one.id}</span>
        </div>
      </div>
    </li>
  );
}

function useOrganisations() {
  const { day, kind, text, all } = route.useSearch();
  const asked = {
    asOf: day ?? null,
    kind: kind ?? null,
    search: text ?? null,
    withInactive: all === true,
  };
  return useQuery({
    queryKey: ['administration', 'organisations', asked],
    queryFn: async () => (await ask(Organisations, asked)).organisations,
    refetchInterval: UNASKED_MS,
    placeholderData: (before) => before,
  });
}

function Tree() {
  const { data, error, refetch } = useOrganisations();
  const [most, setMost] = useState(PAGE);
  if (error && !data) return <Failed error={error} again={() => void refetch()} />;
  if (!data) return <Explained title={t('正在取清单…')} />;
  if (data.length === 0) return <Nothing what={t('没有符合条件的单位')} />;
  const placed = treeOf(data);
  return (
    <>
      <p className="muted" role="status">
        {t('共 {{count}} 个单位', { count: placed.length })}
      </p>
      <ul className="cards">
        {placed.slice(0, most).map((one) => (
          <Row key={one.one.id} placed={one} />
        ))}
      </ul>
      {placed.length > most && (
        <Button onClick={() => setMost(most + PAGE)}>{t('再显示一些')}</Button>
      )}
    </>
  );
}

/** The organisations of the district as they are on a day. */
export function OrganisationsPage() {
  const { of } = route.useSearch();
  return (
    <Frame
      page="/administration/organisations"
      title={t('单位')}
      begin={
        <>
          <ActButton act={mergeAct()} />
          <ActButton act={registerAct()} primary />
        </>
      }
    >
      <Filters />
      <div className={`adm-split ${of === undefined ? '' : 'open'}`}>
        <div className="stack adm-list-side">
          <Tree />
        </div>
        {of !== undefined && <OrganisationPanel key={of} id={of} />}
      </div>
    </Frame>
  );
}
