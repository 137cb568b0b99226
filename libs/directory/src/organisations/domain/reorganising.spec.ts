import { isRejection, specification } from '#event-sourcing';
import { Organisations } from '../organisations.js';
import type { DirectoryCommand } from './directory.commands.js';
import type { DirectoryEvent, OrganisationDetails } from './directory.events.js';
import { directory } from './directory.js';
import { evolveDistrict } from './directory.state.js';

const at = '2026-11-22T02:35:00.000Z';
const context = { now: at };
const newYear = '2027-01-01';
const reason = '机构改革方案';
const given = specification(directory).given;

const founded = (
  id: string,
  kind: OrganisationDetails['kind'],
  parent?: string,
): DirectoryEvent => ({
  type: 'OrganisationRegistered',
  data: { at: '2026-01-01T02:00:00.000Z', id, kind, name: `${id}名`, ...(parent && { parent }) },
});
/** Two streets, a community and an agency of the first, and three departments. */
const start = [
  founded('xinhua', 'street'),
  founded('guangming', 'street'),
  founded('heping', 'community', 'xinhua'),
  founded('paichusuo', 'stationed-agency', 'xinhua'),
  founded('guihua', 'department'),
  founded('guotu', 'department'),
  founded('ziran', 'department'),
];

function after(...commands: readonly DirectoryCommand[]): DirectoryEvent[] {
  const events = [...start];
  for (const command of commands) {
    const { decision } = given(events).when(command, context);
    if (isRejection(decision)) throw new Error(`${command.type}: ${decision.rejected}`);
    events.push(...decision);
  }
  return events;
}
const seen = (events: readonly DirectoryEvent[], date: string) =>
  new Organisations(evolveDistrict(new Map(), events), date);

const rename: DirectoryCommand = { type: 'RenameOrganisation', id: 'ziran', name: '自然资源局' };
const move: DirectoryCommand = { type: 'MoveOrganisation', id: 'heping', parent: 'guangming' };
const merge: DirectoryCommand = {
  type: 'MergeOrganisations',
  into: 'ziran',
  from: ['guihua', 'guotu'],
  effectiveFrom: newYear,
  reason,
};
const mergeStreets: DirectoryCommand = {
  type: 'MergeOrganisations',
  into: 'guangming',
  from: ['xinhua'],
  effectiveFrom: newYear,
  reason,
};
const retire: DirectoryCommand = { type: 'RetireOrganisation', id: 'guotu' };
const split: DirectoryCommand = {
  type: 'SplitOrganisation',
  id: 'ziran',
  into: ['guihua', 'guotu'],
  effectiveFrom: newYear,
};

describe('given a change that counts from a date', () => {
  it('when it is to come, then each date has its own name, and the record says when it was made', () => {
    const events = after({ ...rename, effectiveFrom: newYear, reason });
    expect(events.at(-1)).toEqual({
      type: 'OrganisationRenamed',
      data: { at, id: 'ziran', name: '自然资源局', effectiveFrom: newYear, reason },
    });
    expect(seen(events, '2026-12-31').nameOf('ziran')).toBe('ziran名');
    expect(seen(events, newYear).nameOf('ziran')).toBe('自然资源局');
    expect(seen(events, '2020-01-01').nameOf('ziran')).toBe('ziran名');
    expect(seen(events, newYear).historyOf('ziran')).toEqual([
      { effectiveFrom: '2026-01-01', step: 'registered', to: ['ziran名'] },
      { effectiveFrom: newYear, step: 'renamed', to: ['自然资源局'], reason },
    ]);
  });

  it('when it says no date, then it counts from today, in Shanghai and not in UTC', () => {
    const late = directory.decide(rename, evolveDistrict(new Map(), start), {
      now: '2026-11-22T16:30:00.000Z',
    });
    const events = [...start, ...(isRejection(late) ? [] : late)];
    expect(seen(events, '2026-11-22').nameOf('ziran')).toBe('ziran名');
    expect(seen(events, '2026-11-23').nameOf('ziran')).toBe('自然资源局');
  });

  it('when it is of the past, then it needs a reason; what lies between keeps its order', () => {
    const past = { ...rename, effectiveFrom: '2026-06-01' };
    given(start).when(past, context).then('PAST_NEEDS_REASON');
    const events = after({ ...rename, name: '今名' }, { ...past, reason });
    expect(
      ['2026-05-31', '2026-06-01', '2026-11-22'].map((d) => seen(events, d).nameOf('ziran')),
    ).toEqual(['ziran名', '自然资源局', '今名']);
  });

  it.each([
    ['a date that is none', { ...rename, effectiveFrom: '2027-02-30' }, 'EFFECTIVE_DATE_INVALID'],
    [
      'a date before it was founded',
      { ...rename, effectiveFrom: '2025-01-01', reason },
      'EFFECTIVE_TOO_EARLY',
    ],
    ['a parent of the wrong kind', { ...move, parent: 'ziran' }, 'PARENT_NOT_ALLOWED'],
    ['no parent for a community', { type: 'MoveOrganisation', id: 'heping' }, 'PARENT_REQUIRED'],
    ['a stranger as parent', { ...move, parent: 'nobody' }, 'PARENT_UNKNOWN'],
    ['itself as successor', { ...merge, into: 'guihua' }, 'SUCCESSOR_IS_SELF'],
    ['a stranger as successor', { ...merge, into: 'nobody' }, 'SUCCESSOR_UNKNOWN'],
    [
      'a street as successor of a department',
      { ...merge, into: 'xinhua' },
      'SUCCESSOR_KIND_DIFFERS',
    ],
    ['nobody to merge', { ...merge, from: [] }, 'NOTHING_TO_MERGE'],
    ['one successor of a split', { ...split, into: ['guotu'] }, 'SUCCESSORS_TOO_FEW'],
    ['children that remain', { type: 'RetireOrganisation', id: 'xinhua' }, 'CHILDREN_REMAIN'],
  ] as const)('when it has %s, then it is refused', (_, command, code) => {
    given(start)
      .when(command as DirectoryCommand, context)
      .then(code);
  });

  it('when it is in force already, then it changes nothing', () => {
    for (const command of [rename, move, merge, mergeStreets, retire, split])
      given(after(command)).when(command, context).then([]);
  });
});

describe('given a community that moves to another street', () => {
  it('when either street is asked of on a date, then it belongs to one of them', () => {
    const events = after({ ...move, effectiveFrom: newYear });
    expect(seen(events, '2026-12-31').streetOf('heping')).toBe('xinhua');
    expect(seen(events, newYear).streetOf('heping')).toBe('guangming');
  });

  it('when its old street is to end after that, then it may; before that, it may not', () => {
    const agency: DirectoryCommand = { type: 'RetireOrganisation', id: 'paichusuo' };
    const moving = after(agency, { ...move, effectiveFrom: '2026-12-01' });
    const end = { type: 'RetireOrganisation', id: 'xinhua' } as const;
    given(moving)
      .when({ ...end, effectiveFrom: '2026-11-30' }, context)
      .then('CHILDREN_REMAIN');
    expect(
      given(moving).when({ ...end, effectiveFrom: '2026-12-01' }, context).decision,
    ).toHaveLength(1);
  });

  it('when the street that it is to move to ends, then it stays where it is', () => {
    given(after({ type: 'RetireOrganisation', id: 'guangming', effectiveFrom: newYear }))
      .when(move, context)
      .then('PARENT_UNKNOWN');
  });
});

describe('given departments that are merged', () => {
  const events = after(merge);

  it('when the day has come, then the old ones take no part and the new one succeeds them', () => {
    const [before, since] = [seen(events, '2026-12-31'), seen(events, newYear)];
    expect(before.responder('guihua')).toEqual({ kind: 'department' });
    expect(before.predecessorsOf('ziran')).toEqual([]);
    expect(before.actsFor('ziran', 'guihua')).toBe(false);
    expect(since.responder('guihua')).toBeUndefined();
    expect(since.find('guihua')).toMatchObject({ succeededBy: ['ziran'], until: newYear });
    expect(since.predecessorsOf('ziran').map((o) => o.id)).toEqual(['guihua', 'guotu']);
    expect(since.actsFor('ziran', 'guihua')).toBe(true);
    expect(since.actsFor('guihua', 'ziran')).toBe(false);
    expect(since.standingFor('guotu').map((o) => o.id)).toEqual(['ziran']);
  });

  it('when their successor is merged in turn, then the last one acts for all', () => {
    const again: DirectoryEvent[] = [
      ...events,
      founded('dabu', 'department'),
      {
        type: 'OrganisationsMerged',
        data: { at, into: 'dabu', from: ['ziran'], effectiveFrom: '2027-06-01' },
      },
    ];
    const last = seen(again, '2027-06-01');
    expect(last.predecessorsOf('dabu').map((o) => o.id)).toEqual(['ziran', 'guihua', 'guotu']);
    expect(last.actsFor('dabu', 'guotu')).toBe(true);
  });

  it('when one of them is changed after its end, or has another end, then it is refused', () => {
    const late = { ...rename, id: 'guihua', effectiveFrom: newYear };
    given(events).when(late, context).then('ORGANISATION_RETIRED');
    given(events)
      .when({ ...retire, effectiveFrom: '2026-12-01' }, context)
      .then('ORGANISATION_RETIRED');
  });

  it('when it is taken back in time, then it does not happen; what is in force stays', () => {
    const cancel = { type: 'CancelOrganisationChange', id: 'guihua', reason } as const;
    const taken = { ...cancel, effectiveFrom: newYear };
    const back = after(merge, taken);
    expect(seen(back, newYear).responder('guihua')).toEqual({ kind: 'department' });
    expect(seen(back, newYear).responder('guotu')).toBeUndefined();
    given(back).when(taken, context).then('CHANGE_NOT_FOUND');
    given(events)
      .when({ ...taken, reason: ' ' }, context)
      .then('REASON_REQUIRED');
    given(events)
      .when({ ...cancel, effectiveFrom: '2026-01-01' }, context)
      .then('ALREADY_IN_FORCE');
  });
});

describe('given streets that are merged', () => {
  it('when the day has come, then what belonged to the old one belongs to its successor', () => {
    const events = after(mergeStreets);
    expect(events.slice(start.length).map(({ type }) => type)).toEqual([
      'OrganisationMoved',
      'OrganisationMoved',
      'OrganisationsMerged',
    ]);
    expect(seen(events, '2026-12-31').streetOf('heping')).toBe('xinhua');
    expect(seen(events, newYear).streetOf('heping')).toBe('guangming');
    expect(seen(events, newYear).responder('paichusuo')?.stationedIn).toBe('guangming');
  });

  it('when the move of a community alone is taken back, then it would be left over: refused', () => {
    given(after(mergeStreets))
      .when(
        { type: 'CancelOrganisationChange', id: 'heping', effectiveFrom: newYear, reason },
        context,
      )
      .then('PARENT_UNKNOWN');
  });
});

describe('given a department that is split', () => {
  it('when the day has come, then each successor acts for it', () => {
    const since = seen(after(split), newYear);
    expect(['guihua', 'guotu', 'xinhua'].map((id) => since.actsFor(id, 'ziran'))).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('given several changes in one command', () => {
  it('when all can be, then all are; when one cannot, then none is', () => {
    const changes = [rename, move] as const;
    const both = given(start).when({ type: 'ChangeDirectory', changes: [...changes] }, context);
    expect(both.decision).toHaveLength(2);
    given(start)
      .when({ type: 'ChangeDirectory', changes: [rename, { ...retire, id: 'nobody' }] }, context)
      .then('ORGANISATION_NOT_FOUND');
  });
});
