import { Button, Input } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';

import { Explained } from '../app/explained';
import { Failed } from '../app/failed';
import { AsOf } from '../offline/as-of';
import { useKeptPlace } from './kept-place';
import { t } from '../app/text';

const TYPING_MS = 300;

/** Searching as one types; what is searched for is in the address. */
export function SearchBox({
  text,
  search,
  placeholder = t('搜标题、地址、编号'),
}: {
  readonly text: string;
  readonly search: (text: string) => void;
  readonly placeholder?: string;
}) {
  const [typed, setTyped] = useState(text);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setTyped(text), [text]);
  const type = (next: string): void => {
    setTyped(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => search(next.trim()), TYPING_MS);
  };
  return (
    <Input
      type="search"
      allowClear
      value={typed}
      aria-label={t('搜索')}
      placeholder={placeholder}
      style={{ maxWidth: 320 }}
      onChange={(event) => type(event.target.value)}
    />
  );
}

interface Listed {
  readonly data?: unknown;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly refetch: () => unknown;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
  /** When it was answered, by this device. */
  readonly dataUpdatedAt?: number;
}

/** The rows of a list, or why there are none. */
export function Rows({
  list,
  rows,
  empty,
}: {
  readonly list: Listed;
  readonly rows: readonly ReactNode[];
  readonly empty: ReactNode;
}) {
  useKeptPlace(list);
  if (list.isPending) return <Explained title={t('正在取清单…')} />;
  if (list.error && rows.length === 0)
    return <Failed error={list.error} again={() => void list.refetch()} />;
  if (rows.length === 0) return empty;
  return (
    <>
      <AsOf at={list.dataUpdatedAt ?? 0} error={list.error} />
      <ul className="cards">{rows}</ul>
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('再显示一些')}
        </Button>
      )}
    </>
  );
}

/** What is said of a list without rows: of one that was narrowed, how to widen it. */
export const Empty = ({
  isFiltered,
  title,
  text,
}: {
  readonly isFiltered: boolean;
  readonly title: string;
  readonly text: string;
}) =>
  isFiltered ? (
    <Explained title={t('没有符合条件的哨')} text={t('换个状态，或改改搜索的字。')} />
  ) : (
    <Explained title={title} text={text} />
  );
