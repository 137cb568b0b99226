import {
  type SignedInAs,
  centre,
  chengguan,
  community,
  freshId,
  gongan,
  MeetingDistrict,
  otherStreet,
  street,
} from './testing/meeting-district.js';

const district = new MeetingDistrict();
const { mutate, send } = district;
beforeAll(() => district.open());
afterAll(() => district.close());

const calling = {
  level: 'STREET',
  title: '新华路污水专题会',
  invited: ['chengguan'],
  startsAt: '2026-11-23T14:00:00+08:00',
  place: '三楼会议室',
  agenda: '管网权属',
};
async function called(fields: object = {}): Promise<{ meetingId: string; whistle: string }> {
  const whistle = await district.whistleOf('xinhua');
  const { result } = await mutate('callMeeting', street, {
    ...calling,
    whistles: [whistle],
    ...fields,
  });
  return { meetingId: String(result?.['meetingId']), whistle };
}

describe('given a street with a whistle', () => {
  it('when it calls a meeting, then it is called once however often it is sent', async () => {
    const whistles = [await district.whistleOf('xinhua')];
    const input = { ...calling, whistles, commandId: freshId() };
    const first = await mutate('callMeeting', street, input);
    expect(first.result).toMatchObject({
      __typename: 'JointMeetingAccepted',
      revision: 0,
      events: ['MeetingCalled'],
    });
    const again = await mutate('callMeeting', street, input);
    expect(again.result).toEqual({ ...first.result, deduplicated: true });
  });

  it('when whistle, level or guest cannot be, then it is refused in Chinese', async () => {
    const own = await district.whistleOf('xinhua');
    const foreign = await district.whistleOf('guangming');
    const refused = async (fields: object, code: string, message: string) => {
      const { result } = await mutate('callMeeting', street, { ...calling, ...fields });
      expect(result).toMatchObject({ code, message: expect.stringContaining(message) as string });
    };
    await refused({ whistles: [freshId()] }, 'WHISTLE_UNKNOWN', '没有哨');
    await refused({ whistles: [own, foreign] }, 'WHISTLE_OF_ANOTHER_STREET', '二级联席会议');
    await refused({ whistles: [own], level: 'DISTRICT' }, 'LEVEL_NOT_YOURS', '指挥中心召集');
    await refused({ whistles: [own], invited: ['ghost'] }, 'ORGANISATION_UNKNOWN', '“ghost”');
    const { errors } = await mutate('callMeeting', chengguan, { ...calling, whistles: [own] });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });

  const wrongs: [string, object][] = [
    ['input.title', { title: ' ' }],
    ['input.whistles', { whistles: [] }],
    ['input.whistles', { whistles: ['no-uuid'] }],
    ['input.invited', { invited: ['chengguan', 'chengguan'] }],
    ['input.agenda', { agenda: '长'.repeat(4001) }],
  ];
  it.each(wrongs)(
    'when %s is wrong, then it is named and nothing is written',
    async (field, wrong) => {
      const before = await district.log.head();
      const { status, errors } = await mutate('callMeeting', street, {
        ...calling,
        whistles: [freshId()],
        ...wrong,
      });
      expect(status).toBe(400);
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field });
      expect(await district.log.head()).toBe(before);
    },
  );
});

describe('given a meeting that was called', () => {
  const SHOWN = `id level status organiserName streets whistles revision cancelReason
    participants { organisation name invited attended persons }
    decisions { no decision whistle departmentName dueAt } minutes { text evidence { reference } }`;
  const one = async (id: string, as: SignedInAs) => {
    const query = `query ($id: ID!) { jointMeeting(id: $id) { ${SHOWN} } }`;
    const { data, errors } = await send(query, as, { id });
    return { meeting: data?.['jointMeeting'], code: errors?.[0]?.extensions['code'] };
  };
  const list = async (as: SignedInAs, args: string) => {
    const query = `{ jointMeetings(${args}) { edges { cursor node { id } }
      pageInfo { hasNextPage } freshness { reached } } }`;
    const { data } = await send(query, as);
    const page = data?.['jointMeetings'] as {
      edges: { cursor: string; node: { id: string } }[];
      pageInfo: { hasNextPage: boolean };
    };
    return { ...page, ids: page.edges.map(({ node }) => node.id) };
  };

  it('when it is held, then its record is complete', async () => {
    const { meetingId, whistle } = await called();
    const held = { meetingId, organisation: 'chengguan', persons: ['王局'] };
    const uninvited = { meetingId, organisation: 'gongan', persons: ['赵所'] };
    const evidence = [{ reference: 'minutes/1.pdf', mediaType: 'application/pdf' }];
    const decided = { whistle, department: 'chengguan', dueAt: '2026-11-27T17:00:00+08:00' };
    for (const [name, input] of [
      ['recordAttendance', held],
      ['recordAttendance', uninvited],
      ['decideAtMeeting', { meetingId, decision: '由城管局牵头疏通', ...decided }],
      ['decideAtMeeting', { meetingId, decision: '每周调度', whistle: null, dueAt: null }],
      ['fileMinutes', { meetingId, text: '会议议定如下。', evidence }],
    ] as const) {
      const { result } = await mutate(name, street, input);
      expect(result).toMatchObject({ __typename: 'JointMeetingAccepted' });
    }
    expect((await one(meetingId, gongan)).meeting).toEqual({
      id: meetingId,
      level: 'STREET',
      status: 'CONCLUDED',
      organiserName: '新华街道',
      streets: ['xinhua'],
      whistles: [whistle],
      revision: 5,
      cancelReason: null,
      participants: [
        {
          organisation: 'chengguan',
          name: '城管局',
          invited: true,
          attended: true,
          persons: ['王局'],
        },
        {
          organisation: 'gongan',
          name: '公安局',
          invited: false,
          attended: true,
          persons: ['赵所'],
        },
      ],
      decisions: [
        {
          no: 1,
          decision: '由城管局牵头疏通',
          whistle,
          departmentName: '城管局',
          dueAt: '2026-11-27T17:00:00.000+08:00',
        },
        { no: 2, decision: '每周调度', whistle: null, departmentName: null, dueAt: null },
      ],
      minutes: { text: '会议议定如下。', evidence: [{ reference: 'minutes/1.pdf' }] },
    });
    const over = await mutate('cancelMeeting', street, { meetingId, reason: '取消' });
    expect(over.result).toMatchObject({ __typename: 'WrongStateRejection', code: 'MEETING_HELD' });
  });

  it('when it is another’s, then its record is not kept by others, nor read', async () => {
    const { meetingId } = await called();
    const cancelled = { meetingId, reason: '改由线上会商' };
    const { result } = await mutate('cancelMeeting', otherStreet, cancelled);
    expect(result).toMatchObject({ __typename: 'NotYoursRejection', organisation: 'xinhua' });
    for (const as of [otherStreet, gongan])
      expect((await one(meetingId, as)).code).toBe('NOT_YOUR_ORGANISATION');
    for (const as of [street, community, chengguan, centre])
      expect((await one(meetingId, as)).meeting).toMatchObject({ id: meetingId });
    expect((await one(freshId(), gongan)).meeting).toBeNull();
    const stale = { ...cancelled, expectedRevision: 4 };
    const conflict = await mutate('cancelMeeting', street, stale);
    expect(conflict.result).toMatchObject({ code: 'REVISION_CONFLICT', expected: 4, actual: 0 });
    await mutate('cancelMeeting', centre, cancelled);
    expect((await one(meetingId, street)).meeting).toMatchObject({
      status: 'CANCELLED',
      cancelReason: '改由线上会商',
    });
  });

  it('when a whistle’s meetings are asked for, then each reader finds what concerns it', async () => {
    const { meetingId, whistle } = await called();
    const foreign = await district.whistleOf('guangming');
    const second = await mutate('callMeeting', centre, {
      ...calling,
      level: 'DISTRICT',
      whistles: [whistle, foreign],
      invited: ['gongan'],
      startsAt: '2026-11-24T09:00:00+08:00',
    });
    const districtId = second.result?.['meetingId'];
    const asked = `whistle: "${whistle}", afterPosition: "${String(second.result?.['position'])}"`;
    expect((await list(street, asked)).ids).toEqual([districtId, meetingId]);
    expect((await list(otherStreet, asked)).ids).toEqual([districtId]);
    expect((await list(chengguan, asked)).ids).toEqual([meetingId]);
    expect((await list(gongan, asked)).ids).toEqual([districtId]);
    const period = 'from: "2026-11-24T00:00:00+08:00", to: "2026-11-25T00:00:00+08:00"';
    expect((await list(centre, `${asked}, ${period}`)).ids).toEqual([districtId]);
    expect((await list(centre, `${asked}, level: STREET, status: CALLED`)).ids).toEqual([
      meetingId,
    ]);
    expect((await list(centre, 'street: "guangming"')).ids).toEqual([districtId]);
    const first = await list(street, `${asked}, first: 1`);
    expect([first.ids, first.pageInfo.hasNextPage]).toEqual([[districtId], true]);
    const after = first.edges[0]?.cursor ?? '';
    expect((await list(street, `${asked}, after: "${after}"`)).ids).toEqual([meetingId]);
  });
});

describe('given a meeting into whose texts somebody typed a telephone', () => {
  const TEXTS = 'title agenda decisions { decision } minutes { text }';
  const typed = '联系人 13812345678';
  const masked = '联系人 ***';
  const textsIn = (shown: string) =>
    [...shown.matchAll(/联系人 (?:\d+|\*+)/g)].map(([text]) => text);

  it('when others than its parties read it, alone or in the list, then it is masked, and for the parties it is not', async () => {
    const { meetingId } = await called({ title: typed, agenda: typed });
    const held = { meetingId, at: '2026-11-23T14:00:00+08:00' };
    const attended = [{ organisation: 'xinhua', persons: ['王宁'] }];
    await mutate('recordAttendance', street, { ...held, attended });
    await mutate('decideAtMeeting', street, { meetingId, decision: typed });
    await mutate('fileMinutes', street, { meetingId, text: typed });
    const readers: readonly (readonly [SignedInAs, string])[] = [
      [street, typed],
      [chengguan, typed],
      [['assessment', 'district'], masked],
      [['administrator', 'district'], masked],
    ];
    for (const [reader, told] of readers) {
      const one = await send(`{ jointMeeting(id: "${meetingId}") { ${TEXTS} } }`, reader);
      const texts = textsIn(JSON.stringify(one.data));
      expect(texts.length).toBeGreaterThanOrEqual(2);
      expect(new Set(texts)).toEqual(new Set([told]));
      const list = await send(
        `{ jointMeetings(first: 50) { edges { node { ${TEXTS} } } } }`,
        reader,
      );
      expect(new Set(textsIn(JSON.stringify(list.data)))).toEqual(new Set([told]));
    }
  });
});
