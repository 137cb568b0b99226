import { useQuery } from '@tanstack/react-query';
import { type MouseEvent, useMemo } from 'react';

import { ask } from '../api/client';
import { Boundaries } from '../api/generated';
import { type Point, ringsOf, sheetOf } from './boundary';
import { t } from '../app/text';

/** In pixels; what is clicked is counted from the edges, so the picture fills its frame. */
const HIGHEST = 400;

interface Props {
  readonly street: string;
  readonly place: Point | undefined;
  readonly choose: (place: Point) => void;
}

function useCommunities(street: string) {
  const { data } = useQuery({
    queryKey: ['boundaries'],
    queryFn: async () => (await ask(Boundaries, {})).organisations,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return useMemo(() => {
    const drawn = (data ?? []).flatMap(({ id, name, parent, boundary }) =>
      parent === street && boundary !== null ? [{ id, name, rings: ringsOf(boundary) }] : [],
    );
    if (drawn.length === 0) return undefined;
    return { drawn, sheet: sheetOf(drawn.flatMap(({ rings }) => rings.flat())) };
  }, [data, street]);
}

/** The communities of a street by their boundaries: a click says where it is. No tiles, no network. */
export function StreetMap({ street, place, choose }: Props) {
  const communities = useCommunities(street);
  if (!communities) return null;
  const { drawn, sheet } = communities;
  const middleOf = (ring: readonly (readonly [number, number])[], part: 0 | 1): number =>
    ring.reduce((sum, point) => sum + point[part], 0) / ring.length;
  const click = (event: MouseEvent<SVGSVGElement>): void => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    choose(sheet.at((event.clientX - left) / width, (event.clientY - top) / height));
  };
  return (
    <svg
      className="map"
      style={{
        aspectRatio: sheet.width / sheet.height,
        maxWidth: (HIGHEST * sheet.width) / sheet.height,
      }}
      viewBox={`0 0 ${sheet.width} ${sheet.height}`}
      role="img"
      aria-label={t('本街道各社区：点一下即选定位置，也可在下方填写坐标')}
      onClick={click}
    >
      {drawn.map(({ id, name, rings }) => (
        <g key={id}>
          {rings.map((ring) => (
            <polygon
              key={String(ring[0])}
              points={ring
                .map(([longitude, latitude]) => `${sheet.x(longitude)},${sheet.y(latitude)}`)
                .join(' ')}
            />
          ))}
          {rings[0] && (
            <text x={sheet.x(middleOf(rings[0], 0))} y={sheet.y(middleOf(rings[0], 1))}>
              {name}
            </text>
          )}
        </g>
      ))}
      {place && <circle cx={sheet.x(place.longitude)} cy={sheet.y(place.latitude)} r="9" />}
    </svg>
  );
}
