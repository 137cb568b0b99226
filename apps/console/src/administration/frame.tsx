import './administration.css';

import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Input } from 'antd';
import type { ReactNode } from 'react';

import { UNASKED_MS } from '../api/live';
import { Explained } from '../app/explained';
import { t } from '../app/text';
import { groupOf, type Page } from './nav';

/** The frame of every page of this room: its neighbours, its name, and what one may begin here. */
export function Frame({
  page,
  title,
  begin,
  children,
}: {
  readonly page: Page;
  readonly title: string;
  readonly begin?: ReactNode;
  readonly children: ReactNode;
}) {
  const group = groupOf(page);
  return (
    <>
      {group.length > 1 && (
        <nav className="tabs" aria-label={t('同类页面')}>
          {group.map(([to, name]) => (
            <Link key={to} to={to} aria-current={to === page ? 'page' : false}>
              {name}
            </Link>
          ))}
        </nav>
      )}
      <div className="row between">
        <h1>{title}</h1>
        <div className="row">{begin}</div>
      </div>
      {children}
    </>
  );
}

interface Connection<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** A list in pages, asked anew by itself while it is in view. */
export function usePages<Node>(
  key: readonly unknown[],
  page: (after: string | null) => Promise<Connection<Node>>,
) {
  const list = useInfiniteQuery({
    queryKey: ['administration', ...key],
    initialPageParam: null as string | null,
    refetchInterval: UNASKED_MS,
    queryFn: ({ pageParam }) => page(pageParam),
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
    placeholderData: (before) => before,
  });
  const nodes = list.data?.pages.flatMap(({ edges }) => edges.map(({ node }) => node)) ?? [];
  return { list, nodes };
}

/** A filter with its name beside it. */
export const Filter = ({
  name,
  children,
}: {
  readonly name: string;
  readonly children: ReactNode;
}) => (
  <label className="adm-filter">
    <span className="muted">{name}</span>
    {children}
  </label>
);

export const DayFilter = ({
  name,
  day,
  choose,
}: {
  readonly name: string;
  readonly day: string | undefined;
  readonly choose: (day: string | undefined) => void;
}) => (
  <Filter name={name}>
    <Input
      type="date"
      value={day ?? ''}
      onChange={({ target }) => choose(target.value === '' ? undefined : target.value)}
    />
  </Filter>
);

/** What is said of a list without rows. */
export const Nothing = ({ what }: { readonly what: string }) => (
  <Explained title={what} text={t('换个条件，或改改搜索的字。')} />
);

/** Facts of one thing, by name; what is not known is left out. */
export const Facts = ({ of }: { readonly of: readonly (readonly [string, ReactNode])[] }) => (
  <dl className="facts">
    {of
      .filter(([, value]) => value !== null && value !== undefined && value !== '')
      .map(([name, value]) => (
        <div key={name} className="adm-fact">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
);
