import { isRejection, specification } from '#event-sourcing';
import type { OrganisationChange } from './directory.commands.js';
import type { DirectoryEvent, OrganisationDetails } from './directory.events.js';
import { directory } from './directory.js';

const context = { now: '2026-11-22T02:35:00.000Z' };
const effective = { effectiveFrom: '2027-01-01', reason: '机构改革方案' };

const founded = (
  id: string,
  kind: OrganisationDetails['kind'],
  parent?: string,
): DirectoryEvent => ({
  type: 'OrganisationRegistered',
  data: { at: '2026-01-01T02:00:00.000Z', id, kind, name: `${id}名`, ...(parent && { parent }) },
});
const start = [
  ...[founded('xinhua', 'street'), founded('guangming', 'street'), founded('heping2', 'street')],
  ...[founded('heping', 'community', 'xinhua'), founded('guihua', 'department')],
  ...[founded('guotu', 'department'), founded('ziran', 'department')],
];

/** Every change with all that it can say, where it is accepted. */
const CASES: { readonly [T in OrganisationChange['type']]: OrganisationChange & { type: T } } = {
  RegisterOrganisations: {
    type: 'RegisterOrganisations',
    organisations: [
      {
        id: 'xincheng',
        kind: 'community',
        name: '新城社区',
        parent: 'xinhua',
        regionCode: '370199001001',
      },
    ],
    ...effective,
  },
  RenameOrganisation: { type: 'RenameOrganisation', id: 'ziran', name: '自然资源局', ...effective },
  RetireOrganisation: { type: 'RetireOrganisation', id: 'guotu', ...effective },
  MoveOrganisation: { type: 'MoveOrganisation', id: 'heping', parent: 'guangming', ...effective },
  MergeOrganisations: {
    type: 'MergeOrganisations',
    into: 'ziran',
    from: ['guihua', 'guotu'],
    ...effective,
  },
  SplitOrganisation: {
    type: 'SplitOrganisation',
    id: 'ziran',
    into: ['guihua', 'guotu'],
    ...effective,
  },
  DrawBoundary: {
    type: 'DrawBoundary',
    id: 'xinhua',
    boundary: '{"type":"Polygon","coordinates":[[[1,1],[2,1],[2,2],[1,1]]]}',
    ...effective,
  },
  CancelOrganisationChange: { type: 'CancelOrganisationChange', id: 'guihua', ...effective },
};
const begun: OrganisationChange = {
  type: 'RenameOrganisation',
  id: 'guihua',
  name: '规划局',
  effectiveFrom: effective.effectiveFrom,
};

/** Other content for every field, one at a time, and the text by which it is recognised. */
const OTHERS: Readonly<Record<string, readonly (readonly [unknown, string])[]>> = {
  name: [['另名局', '另名局']],
  parent: [['heping2', 'heping2']],
  into: [
    ['guangming', 'guangming'],
    [['guotu', 'guihua', 'guangming'], 'guangming'],
  ],
  from: [[['guihua', 'guotu', 'guangming'], 'guangming']],
  effectiveFrom: [
    ['2027-02-01', '2027-02-01'],
    ['2026-12-01', '2026-12-01'],
  ],
  reason: [['另一理由', '另一理由']],
  boundary: [
    ['{"type":"Polygon","coordinates":[[[1,1],[2,1],[7.25,2],[1,1]]]}', '7.25'],
    [undefined, 'OrganisationBoundaryDrawn'],
  ],
  organisations: [
    { name: '另名社区' },
    { parent: 'guangming' },
    { regionCode: '370199001002' },
    { creditCode: '91350100M000100Y43' },
  ].map((other) => {
    const [details] = CASES.RegisterOrganisations.organisations;
    return [[{ ...details, ...other }], Object.values(other)[0]!] as const;
  }),
};

const variants = (Object.values(CASES) as OrganisationChange[]).flatMap((change) =>
  Object.keys(change).flatMap((field) =>
    (OTHERS[field] ?? []).map(
      ([other, text]) =>
        [`${change.type}.${field}`, change, { ...change, [field]: other }, text] as const,
    ),
  ),
);

function decide(first: OrganisationChange, then?: OrganisationChange) {
  const events = [...start];
  const changes = [begun, first, ...(then ? [then] : [])];
  for (const [index, change] of changes.entries()) {
    const { decision } = specification(directory).given(events).when(change, context);
    if (index === changes.length - 1) return decision;
    if (isRejection(decision)) throw new Error(`${change.type}: ${decision.rejected}`);
    events.push(...decision);
  }
  return [];
}

describe('given any change of organisations that was accepted', () => {
  it.each(Object.values(CASES) as OrganisationChange[])(
    'when $type is sent for the first time, then it is recorded',
    (change) => {
      expect(decide(change)).not.toHaveProperty('rejected');
      expect(decide(change)).not.toHaveLength(0);
    },
  );

  it.each(variants)(
    'when it is sent again with another %s, then that is refused or it is on record',
    (_, first, again, text) => {
      const second = decide(first, again as OrganisationChange);
      if (isRejection(second)) return;
      expect(JSON.stringify(second)).toContain(text);
    },
  );
});
