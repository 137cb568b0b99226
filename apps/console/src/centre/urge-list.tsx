import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { App, Button, Checkbox } from 'antd';
import { useState } from 'react';

import { ask } from '../api/client';
import { messageOf } from '../api/failure';
import {
  AllOverdue,
  type OverdueItemFragment,
  OverdueSummonses,
  type OverdueSummonsesQuery,
} from '../api/generated';
import { UNASKED_MS } from '../api/live';
import { afterPosition } from '../api/written';
import { t } from '../app/text';
import { StepButtons } from '../whistle/step-buttons';
import { Countdown } from '../work/countdown';
import { Empty, Rows } from '../work/list-frame';
import { CLOCK, ROLE } from '../words';
import { UrgeDialog } from './urge-dialog';
import type { Target } from './urging';
import { CARD, RUNG } from './words';

const route = getRouteApi('/centre');

type Item = OverdueSummonsesQuery['overdueSummonses']['edges'][number]['node'];
type Named = Pick<OverdueItemFragment, 'whistleId' | 'summons' | 'title' | 'departmentName'>;

const keyOf = ({ whistleId, summons }: Named): string => `${whistleId}/${summons}`;
const targetOf = ({ whistleId, summons, title, departmentName }: Named): Target => ({
  whistleId,
  summons,
  about: `${departmentName}：${title}`,
});

function useWhere() {
  const { street = null, department = null } = route.useSearch();
  return { street, department };
}

function useOverdue() {
  const where = useWhere();
  return useInfiniteQuery({
    queryKey: ['list', 'overdue', where],
    initialPageParam: null as string | null,
    refetchInterval: UNASKED_MS,
    queryFn: async ({ pageParam }) => {
      const asked = Object.assign({ after: pageParam, afterPosition: afterPosition() }, where);
      return (await ask(OverdueSummonses, asked)).overdueSummonses;
    },
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
    placeholderData: (before) => before,
  });
}

/** Every one that is overdue now, whether shown or not. */
async function allOverdue(where: ReturnType<typeof useWhere>): Promise<readonly Target[]> {
  const found: Target[] = [];
  for (let after: string | null = null; ;) {
    const asked: { after: string | null } & typeof where = Object.assign({ after }, where);
    const { edges, pageInfo } = (await ask(AllOverdue, asked)).overdueSummonses;
    found.push(...edges.map(({ node }) => targetOf(node)));
    if (!pageInfo.hasNextPage) return found;
    after = pageInfo.endCursor;
  }
}

const Marks = ({ item }: { readonly item: Item }) => (
  <div className="row">
    <span>{item.departmentName}</span>
    <span className="tag blue">{ROLE[item.role]}</span>
    {item.card !== null && (
      <span className={`tag ${item.card === 'RED' ? 'late' : 'near'}`}>{CARD[item.card]}</span>
    )}
    {item.supervision !== null && (
      <span className="tag near">{t('已{{step}}', { step: RUNG[item.supervision] })}</span>
    )}
    <span className="muted">
      {item.streetName}　{item.address}
    </span>
  </div>
);

interface RowProps {
  readonly item: Item;
  readonly isChosen: boolean;
  readonly choose: (isChosen: boolean) => void;
}

function Row({ item, isChosen, choose }: RowProps) {
  const { whistleId, summons, title, departmentName, nextClock, nextDueAt, actions } = item;
  return (
    <li className="card late choosable">
      <div>
        <div className="row">
          <Checkbox
            checked={isChosen}
            onChange={({ target }) => choose(target.checked)}
            aria-label={t('选中：{{name}}，{{title}}', { name: departmentName, title })}
          />
          <h2>
            <Link to="/whistles/$id" params={{ id: whistleId }}>
              {title}
            </Link>
          </h2>
        </div>
        <Marks item={item} />
      </div>
      <div className="due">
        {nextClock !== null && <Countdown what={CLOCK[nextClock]} dueAt={nextDueAt} overdue />}
        <StepButtons
          isChosen
          actions={actions.filter(
            ({ action, possible }) => possible && action === 'superviseSummons',
          )}
          whistleId={whistleId}
          summons={summons}
          about={departmentName}
        />
      </div>
    </li>
  );
}

interface BarProps {
  readonly chosen: readonly Target[];
  readonly all: number | null | undefined;
  readonly urge: (targets: readonly Target[]) => void;
  readonly clear: () => void;
}

function BulkBar({ chosen, all, urge, clear }: BarProps) {
  const where = useWhere();
  const { message } = App.useApp();
  const { mutate, isPending } = useMutation({
    mutationFn: () => allOverdue(where),
    onSuccess: urge,
    onError: (error) => void message.error(messageOf(error)),
  });
  return (
    <div className="row bulk">
      <Button type="primary" disabled={chosen.length === 0} onClick={() => urge(chosen)}>
        {t('督办选中的 {{count}} 项', { count: chosen.length })}
      </Button>
      {chosen.length > 0 && <Button onClick={clear}>{t('取消选中')}</Button>}
      <Button loading={isPending} onClick={() => mutate()}>
        {t('督办所有已超期的 {{count}} 项', { count: all ?? '' })}
      </Button>
    </div>
  );
}

/** What is overdue, the longest first: urged one by one, several, or all. */
export function UrgeList() {
  const list = useOverdue();
  const [chosen, setChosen] = useState<ReadonlyMap<string, Target>>(new Map());
  const [targets, setTargets] = useState<readonly Target[]>();
  const items = list.data?.pages.flatMap(({ edges }) => edges.map(({ node }) => node)) ?? [];
  const choose = (item: Item, isChosen: boolean): void => {
    const next = new Map(chosen);
    if (isChosen) next.set(keyOf(item), targetOf(item));
    else next.delete(keyOf(item));
    setChosen(next);
  };
  // What has been done meanwhile is neither shown nor sent.
  const shown = items.filter((item) => chosen.has(keyOf(item))).map(targetOf);
  const close = (): void => {
    setTargets(undefined);
    setChosen(new Map());
  };
  return (
    <>
      {items.length > 0 && (
        <BulkBar
          chosen={shown}
          all={list.data?.pages[0]?.totalCount}
          urge={setTargets}
          clear={() => setChosen(new Map())}
        />
      )}
      <Rows
        list={list}
        rows={items.map((item) => (
          <Row
            key={keyOf(item)}
            item={item}
            isChosen={chosen.has(keyOf(item))}
            choose={(isChosen) => choose(item, isChosen)}
          />
        ))}
        empty={
          <Empty isFiltered={false} title={t('没有超期的召集')} text={t('超期的会出现在这里。')} />
        }
      />
      {targets && <UrgeDialog targets={targets} close={close} />}
    </>
  );
}
