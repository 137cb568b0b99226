import { specification } from '#event-sourcing';
import { LONGEST_BOUNDARY } from './boundary.js';
import type { DrawBoundary } from './directory.commands.js';
import type { DirectoryEvent, OrganisationDetails } from './directory.events.js';
import { directory } from './directory.js';
import { Organisations } from '../organisations.js';
import { regionAt } from '../region-at.js';

const at = '2026-11-22T02:35:00.000Z';
const context = { now: at };
const today = '2026-11-22';
const registered = (
  id: string,
  kind: OrganisationDetails['kind'],
  parent?: string,
): DirectoryEvent => ({
  type: 'OrganisationRegistered',
  data: { at, id, kind, name: `${id}名`, ...(parent && { parent }) },
});
const founded = [
  registered('xinhua', 'street'),
  registered('guangming', 'street'),
  registered('heping', 'community', 'xinhua'),
  registered('shuiwu', 'department'),
];

/** A rectangle, closed. */
const box = (west: number, south: number, east: number, north: number) =>
  [west, east, east, west, west].map((x, index) => [x, index < 2 || index === 4 ? south : north]);
const polygon = (...coordinates: unknown[]) => JSON.stringify({ type: 'Polygon', coordinates });
const draw = (boundary?: string, more: Partial<DrawBoundary> = {}): DrawBoundary => ({
  type: 'DrawBoundary',
  id: 'xinhua',
  ...(boundary !== undefined && { boundary }),
  ...more,
});
const given = specification(directory).given;
const xinhua = polygon(box(117, 36, 117.1, 36.1));

describe('given streets and a community', () => {
  it('when a boundary is drawn, then it is recorded as it was drawn', () => {
    given(founded)
      .when(draw(xinhua), context)
      .then([
        {
          type: 'OrganisationBoundaryDrawn',
          data: { at, id: 'xinhua', boundary: JSON.parse(xinhua) },
        },
      ] as DirectoryEvent[]);
  });

  it('when it is drawn just so again, or taken away where there is none, then nothing happens', () => {
    const { decision } = given(founded).when(draw(xinhua), context);
    const events = [...founded, ...(decision as DirectoryEvent[])];
    given(events).when(draw(xinhua), context).then([]);
    given(founded).when(draw(), context).then([]);
  });

  it.each([
    ['no JSON', '{', '不是有效的 JSON'],
    ['a line', '{"type":"LineString","coordinates":[[1,1],[2,2]]}', 'GeoJSON'],
    ['no ring', polygon(), '缺少环'],
    ['a ring that is open', polygon(box(1, 1, 2, 2).slice(0, 4)), '闭合'],
    [
      'a ring without area',
      polygon([
        [1, 1],
        [2, 2],
        [3, 3],
        [1, 1],
      ]),
      '面积',
    ],
    [
      'two points',
      polygon([
        [1, 1],
        [2, 2],
        [1, 1],
      ]),
      '面积',
    ],
    [
      'a line that crosses itself',
      polygon([
        [117, 36],
        [117.1, 36.1],
        [117.1, 36],
        [117, 36.2],
        [117, 36],
      ]),
      '相交',
    ],
    ['latitude before longitude', polygon(box(36, 117, 37, 118)), '经度'],
    ['heights', polygon(box(1, 1, 2, 2).map((one) => [...one, 5])), '经度'],
    ['texts', polygon(box(1, 1, 2, 2).map(([x, y]) => [String(x), y])), '经度'],
    ['null', 'null', 'GeoJSON'],
    ['too long', polygon(box(1, 1, 2, 2)).padEnd(LONGEST_BOUNDARY + 1, ' '), '简化'],
  ])('when it is %s, then it is refused, and says why', (_, text, why) => {
    const { decision } = given(founded).when(draw(text), context);
    expect(decision).toMatchObject({
      rejected: 'BOUNDARY_INVALID',
      details: { id: 'xinhua', why: expect.stringContaining(why) as string },
    });
  });

  it('when a point is there twice in a row, then it is accepted', () => {
    const [first = [], ...others] = box(117, 36, 117.1, 36.1);
    const { decision } = given(founded).when(draw(polygon([first, first, ...others])), context);
    expect(decision).toMatchObject([{ type: 'OrganisationBoundaryDrawn' }]);
  });

  it('when it is of a department, then it is refused', () => {
    const { decision } = given(founded).when(draw(xinhua, { id: 'shuiwu' }), context);
    expect(decision).toMatchObject({ rejected: 'BOUNDARY_NOT_ALLOWED' });
  });
});

/** The directory after these changes. */
function after(...changes: DrawBoundary[]): Organisations {
  const events = [...founded];
  for (const change of changes) {
    const { decision } = given(events).when(change, context);
    if (!Array.isArray(decision)) throw new Error(JSON.stringify(decision));
    events.push(...(decision as DirectoryEvent[]));
  }
  return new Organisations(directory.fold(events as never), today);
}
const at1 = (organisations: Organisations, longitude: number, latitude: number) => {
  const { street, community } = regionAt(organisations, { longitude, latitude });
  return [street?.id, community?.id];
};

describe('given boundaries', () => {
  const heping = polygon(box(117, 36, 117.05, 36.1));
  const hole = polygon(box(118, 36, 118.3, 36.3), box(118.1, 36.1, 118.2, 36.2));

  it('when a point is asked for, then the street and community whose area holds it are told', () => {
    const district = after(draw(xinhua), draw(heping, { id: 'heping' }));
    expect(at1(district, 117.02, 36.05)).toEqual(['xinhua', 'heping']);
    expect(at1(district, 117.08, 36.05)).toEqual(['xinhua', undefined]);
    expect(at1(district, 117.2, 36.05)).toEqual([undefined, undefined]);
  });

  it('when only the community is drawn, then its street is told with it', () => {
    expect(at1(after(draw(heping, { id: 'heping' })), 117.02, 36.05)).toEqual(['xinhua', 'heping']);
  });

  it('when there is a hole, then what is in it is outside', () => {
    const district = after(draw(hole, { id: 'guangming' }));
    expect(at1(district, 118.05, 36.05)).toEqual(['guangming', undefined]);
    expect(at1(district, 118.15, 36.15)).toEqual([undefined, undefined]);
  });

  it('when it is of several parts, then each of them counts', () => {
    const coordinates = [[box(117, 36, 117.1, 36.1)], [box(119, 36, 119.1, 36.1)]];
    const district = after(draw(JSON.stringify({ type: 'MultiPolygon', coordinates })));
    expect(at1(district, 119.05, 36.05)).toEqual(['xinhua', undefined]);
  });

  it('when it counts from a later day, then not before; and it stands in the history', () => {
    const district = after(draw(xinhua), draw(undefined, { effectiveFrom: '2027-01-01' }));
    expect(at1(district, 117.02, 36.05)).toEqual(['xinhua', undefined]);
    expect(at1(district.asOf('2027-01-01'), 117.02, 36.05)).toEqual([undefined, undefined]);
    expect(district.historyOf('xinhua').map(({ step }) => step)).toEqual([
      'registered',
      'bounded',
      'bounded',
    ]);
  });
});
