import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';

import { ask } from '../api/client';
import { At } from '../api/generated';
import { serverNow } from '../api/server-clock';
import { momentOf } from '../time';
import { WHISTLE_STATUS } from '../words';
import type { Point } from './boundary';
import { t } from '../app/text';

/** Whose area a point is in, and what was whistled near it. */
export function useAt(place: Point | undefined) {
  return useQuery({
    queryKey: ['at', place],
    enabled: place !== undefined,
    queryFn: () => ask(At, { place: place ?? { longitude: 0, latitude: 0 } }),
  }).data;
}

const MOST = 5;

type Near = NonNullable<ReturnType<typeof useAt>>['whistlesNear']['whistles'];

/** What is being worked on first, and then the nearest. */
const inOrder = (whistles: Near): Near =>
  [
    ...whistles.filter(({ status }) => status === 'OPEN'),
    ...whistles.filter(({ status }) => status !== 'OPEN'),
  ].slice(0, MOST);

/** So that nobody blows twice for one problem. */
export function Nearby({ at }: { readonly at: ReturnType<typeof useAt> }) {
  const whistles = at?.whistlesNear.whistles ?? [];
  if (whistles.length === 0) return null;
  return (
    <section aria-label={t('附近的哨')}>
      <h2>{t('附近 300 米内的哨')}</h2>
      <p className="muted">{t('同一件事不必再吹一声。')}</p>
      <ul className="near">
        {inOrder(whistles).map((one, index) => (
          <li key={one.whistleId ?? index}>
            {one.whistleId !== null && one.title !== null ? (
              <Link to="/whistles/$id" params={{ id: one.whistleId }} target="_blank">
                {one.title}
              </Link>
            ) : (
              t('{{streetName}}的哨（{{categoryName}}）', {
                streetName: one.streetName,
                categoryName: one.categoryName,
              })
            )}
            <br />
            <span className="muted">
              {t('{{metres}} 米，{{status}}，{{moment}} 吹哨', {
                metres: one.distanceMetres,
                status: WHISTLE_STATUS[one.status],
                moment: momentOf(one.raisedAt, serverNow()),
              })}
              {one.leadName !== null && t('，主办{{leadName}}', { leadName: one.leadName })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
