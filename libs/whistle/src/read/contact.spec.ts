import { foldWhistle } from '../domain/whistle.evolve.js';
import type { Whistle } from '../domain/whistle.state.js';
import type { WhistleEvent } from '../domain/whistle.events.js';
import { refuseContact } from './contact.js';
import { at, happened, raised, summoned, whole } from './testing/whistle-scene.js';

const reader = (role: string, organisation: string, inherited: readonly string[] = []) => ({
  role,
  own: [organisation, ...inherited],
});

/** Everybody of the table of roles: who they are to the whistle below. */
const READERS = {
  'its street': reader('street', 'street-a'),
  'another street': reader('street', 'street-b'),
  'the community that blew': reader('community', 'community-a1'),
  'another community of the street': reader('community', 'community-a2'),
  'a community of another street': reader('community', 'community-b1'),
  lead: reader('department', 'chengguan'),
  assisting: reader('department', 'gongan'),
  informed: reader('department', 'minzheng'),
  replacement: reader('department', 'zhujian'),
  'successor of the lead': reader('department', 'zonghe', ['chengguan']),
  'an agency stationed in the street': reader('department', 'agency-a'),
  'a company never summoned': reader('department', 'company'),
  'the command centre': reader('command-centre', 'district'),
  assessor: reader('assessment', 'district'),
  administrator: reader('administrator', 'district'),
} as const;
type Who = keyof typeof READERS;

const CONTACT = { name: '李女士', phone: '13800000000' };
const blown = [
  raised({ raisedBy: 'community-a1', contact: CONTACT }),
  summoned('chengguan'),
  summoned('gongan', { no: 2, role: 'assist' }),
  summoned('minzheng', { no: 3, role: 'informed' }),
];
const STREET_SIDE: readonly Who[] = ['its street', 'the community that blew', 'the command centre'];
const HANDLING: readonly Who[] = [...STREET_SIDE, 'lead', 'assisting', 'successor of the lead'];
const of = (summons: number, department: string) => ({ summons, department });
const leadDone = [
  happened('ResolutionReported', '01:20'),
  happened('ResolutionConfirmed', '01:30'),
];
const assistDone = [
  happened('ResolutionReported', '01:20', of(2, 'gongan')),
  happened('ResolutionConfirmed', '01:30', of(2, 'gongan')),
];
const closed = [...blown, ...leadDone, ...assistDone, whole('WhistleClosed', '02:00')];
const answered = whole('ResidentSatisfactionRecorded', '03:00', {
  satisfaction: 5,
  channel: 'callback',
});
const inReview = raised({
  raisedBy: 'community-a1',
  call: { lead: 'chengguan', assisting: [], informed: [] },
  review: { by: 'street', applicant: 'clerk' },
} as never);

const CASES: readonly (readonly [string, readonly WhistleEvent[], readonly Who[]])[] = [
  ['open', blown, HANDLING],
  ['in review: nobody is called yet', [inReview], STREET_SIDE],
  ['reported: it may still be sent back', [...blown, leadDone[0]!], HANDLING],
  [
    'done by its lead, not by the assisting one',
    [...blown, ...leadDone],
    [...STREET_SIDE, 'assisting'],
  ],
  [
    'given to another department',
    [...blown, happened('DepartmentReplaced', '01:20'), summoned('zhujian', { no: 4 })],
    [...STREET_SIDE, 'assisting', 'replacement'],
  ],
  [
    'without the assisting department any more',
    [...blown, happened('DepartmentWithdrawn', '01:20', of(2, 'gongan'))],
    [...STREET_SIDE, 'lead', 'successor of the lead'],
  ],
  [
    'declined, and upheld',
    [
      ...[...blown, happened('SummonsDeclined', '01:10'), happened('DeclineUpheld', '01:20')],
      happened('DepartmentWithdrawn', '01:20'),
    ],
    [...STREET_SIDE, 'assisting'],
  ],
  ['closed, the resident not asked yet', closed, ['its street']],
  ['closed, the resident asked', [...closed, answered], []],
  [
    'closed again after that, the resident not asked anew',
    [...closed, answered, whole('WhistleReopened', '04:00'), whole('WhistleClosed', '05:00')],
    ['its street'],
  ],
  ['withdrawn', [...blown, whole('WhistleWithdrawn', '02:00')], []],
  ['merged into another', [...blown, whole('WhistleMerged', '02:00', { into: 'other' })], []],
  [
    'reopened',
    [...closed, answered, whole('WhistleReopened', '04:00'), summoned('chengguan', { no: 4 })],
    [...STREET_SIDE, 'lead', 'successor of the lead'],
  ],
];

const seenBy = (whistle: Whistle): Who[] =>
  (Object.keys(READERS) as Who[]).filter(
    (who) => refuseContact(READERS[who], whistle, CONTACT) === undefined,
  );

describe('given a whistle with the contact data of a resident', () => {
  it.each(CASES)('when it is %s, then exactly those see it who have a task', (_, events, who) => {
    expect(seenBy(foldWhistle(events)).sort()).toEqual([...who].sort());
  });

  it('when the command centre blew it, then it asks the resident once it is closed, like the street', () => {
    const facts = { ...foldWhistle(closed), raisedBy: 'district', closedAt: at('02:00') };
    expect(seenBy(facts)).toEqual(['its street', 'the command centre']);
  });
});
