import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useRef } from 'react';

import type { OpenItemFragment } from '../api/generated';
import { useServerNow } from '../api/server-clock';
import { Failed } from '../app/failed';
import { t } from '../app/text';
import { LEVEL } from '../words';
import { Countdown, urgencyOf } from '../work/countdown';
import { type Column, columnsOf, filterOfColumn, useOpenWhistles } from './open-whistles';
import type { WhistlesSearch } from './search';
import { useLiveDistrict } from './use-live-district';
import { CARD } from './words';

/** As many as one question may ask for. */
const PAGE = 40;
/** A guess until a card is measured. */
const CARD_PX = 150;
/** So many cards before the last one that is known, more are asked for. */
const AHEAD = 10;
/** Nine columns are asked at once. */
const APART_MS = 2_000;

const leadOf = ({ departments }: OpenItemFragment): string | undefined =>
  departments.filter(({ role }) => role === 'LEAD').pop()?.departmentName;

const Late = ({ item }: { readonly item: OpenItemFragment }) => {
  const others = item.departments.filter(({ overdue }) => overdue);
  return (
    <div className="row">
      <span className="tag blue">{LEVEL[item.level]}</span>
      {item.card !== null && (
        <span className={`tag ${item.card === 'RED' ? 'late' : 'near'}`}>{CARD[item.card]}</span>
      )}
      {others.length > 0 && (
        <span className="tag late">{t('{{count}} 个部门超期', { count: others.length })}</span>
      )}
    </div>
  );
};

/** One whistle on the board. */
const Card = memo(function Card({ item }: { readonly item: OpenItemFragment }) {
  const { whistleId, title, dueAt, overdue, streetName } = item;
  return (
    <article className={`card ${urgencyOf(dueAt, useServerNow(), overdue)}`}>
      <h3>
        <Link to="/whistles/$id" params={{ id: whistleId }} preload={false}>
          {title}
        </Link>
      </h3>
      <p className="muted">
        {streetName}
        {leadOf(item) !== undefined && ` → ${leadOf(item)}`}
      </p>
      <Late item={item} />
      {dueAt !== null && <Countdown what="" dueAt={dueAt} overdue={overdue} />}
    </article>
  );
});

interface Listed {
  readonly items: readonly OpenItemFragment[];
  readonly whole: number | null | undefined;
  readonly name: string;
  readonly more: () => void;
}

/** Only the cards in view are in the page. */
function Cards({ items, whole, name, more }: Listed) {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD_PX,
    getItemKey: (index) => items[index]?.whistleId ?? index,
    overscan: 3,
    gap: 8,
  });
  const shown = rows.getVirtualItems();
  const last = shown[shown.length - 1]?.index ?? 0;
  const isNearEnd = last > items.length - AHEAD;
  useEffect(() => {
    if (isNearEnd) more();
  }, [isNearEnd, items.length, more]);
  return (
    <div ref={scroller} className="lane" tabIndex={0} role="group" aria-label={name}>
      <ul style={{ height: rows.getTotalSize() }}>
        {shown.map(({ index, key, start }) => {
          const item = items[index];
          return (
            item && (
              <li
                key={key}
                ref={rows.measureElement}
                data-index={index}
                aria-posinset={index + 1}
                aria-setsize={whole ?? -1}
                style={{ transform: `translateY(${start}px)` }}
              >
                <Card item={item} />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}

/** How many stand in a column, whether they are in the page or not. */
const Count = ({ whole }: { readonly whole: number | null | undefined }) => (
  <span className="count">{whole === undefined ? '…' : (whole ?? t('10 000 以上'))}</span>
);

function Lane({ column, search }: { readonly column: Column; readonly search: WhistlesSearch }) {
  const list = useOpenWhistles(filterOfColumn(search, column), PAGE);
  const { hasNextPage, isFetchingNextPage, fetchNextPage, data, error, refetch } = list;
  const pages = data?.pages ?? [];
  const items = pages.flatMap(({ edges }) => edges.map(({ node }) => node));
  const whole = pages[0]?.totalCount;
  const more = (): void => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  };
  return (
    <section
      className={`column ${whole === 0 ? 'empty' : ''}`}
      aria-label={column.name}
      aria-busy={list.isPending}
    >
      <h2>
        {column.name} <Count whole={whole} />
      </h2>
      {error && !data ? (
        <Failed error={error} again={() => void refetch()} />
      ) : (
        <Cards items={items} whole={whole} name={column.name} more={more} />
      )}
    </section>
  );
}

/** Columns need more room than texts. */
function useWidePage(): void {
  useEffect(() => {
    const main = document.getElementById('main');
    main?.classList.add('wide');
    return () => main?.classList.remove('wide');
  }, []);
}

/** All that is open, by where it stands. */
export function Board({ search }: { readonly search: WhistlesSearch }) {
  useLiveDistrict(APART_MS);
  useWidePage();
  return (
    <div className="board">
      {columnsOf(search).map((column) => (
        <Lane key={column.name} column={column} search={search} />
      ))}
    </div>
  );
}
