import { assertMayReadNoticeSettings, type Lineage, readScope } from './read-scope.js';

/** 新华街道 has succeeded 旧街道, 综合执法局 has succeeded 城管局; 和平社区 is of 新华街道. */
const directory: Lineage = {
  streetOf: (id) => ({ xinhua: 'xinhua', guangming: 'guangming', heping: 'xinhua' })[id],
  predecessorsOf: (id) =>
    ({ xinhua: [{ id: 'old-street' }], zonghe: [{ id: 'chengguan' }] })[id] ?? [],
  nameOf: (id) => (id === 'guangming' ? '光明街道' : id),
};
const scopeOf = (role: string, organisation: string) =>
  readScope({ account: 'a', role, organisation }, directory);

const street = scopeOf('street', 'xinhua');
const community = scopeOf('community', 'heping');
const department = scopeOf('department', 'zonghe');
const ended = scopeOf('street', 'gone');
const DISTRICT = ['command-centre', 'assessment', 'administrator'].map((role) =>
  scopeOf(role, 'district'),
);

const notYours = (organisation: string): Error =>
  expect.objectContaining({
    extensions: { code: 'NOT_YOUR_ORGANISATION', organisation, http: { status: 403 } },
  }) as Error;

describe('given matters and who takes part in them', () => {
  it('when somebody reads for one of them, then the matter may be read', () => {
    expect(street.mayReadMatter(['xinhua', 'gongan'])).toBe(true);
    expect(street.mayReadMatter(['old-street'])).toBe(true);
    expect(community.mayReadMatter(['xinhua'])).toBe(true);
    expect(department.mayReadMatter(['guangming', 'chengguan'])).toBe(true);
    expect(DISTRICT.every((scope) => scope.mayReadMatter(['guangming']))).toBe(true);
  });

  it('when nobody of them is theirs, then it is refused, naming whose it is', () => {
    for (const scope of [street, community, department, ended]) {
      expect(() => scope.assertMayReadMatter('guangming', ['guangming', 'gongan'])).toThrow(
        notYours('guangming'),
      );
      expect(() => scope.assertMayReadWorkList('guangming')).toThrow('该内容属于光明街道');
    }
  });

  it('when a list of them is asked for, then it is of those that somebody reads for', () => {
    expect(street.matters).toEqual(['xinhua', 'old-street']);
    expect(community.matters).toEqual(['heping', 'xinhua']);
    expect(DISTRICT.map(({ matters }) => matters)).toEqual([undefined, undefined, undefined]);
  });
});

describe('given a talk that somebody was called to', () => {
  it('when it is read, then by whom it is about and the district, not by a community of the street', () => {
    expect(street.called).toEqual(['xinhua', 'old-street']);
    expect(community.called).toEqual(['heping']);
    expect(DISTRICT.map(({ called }) => called)).toEqual([undefined, undefined, undefined]);
    for (const scope of [street, ...DISTRICT])
      expect(() => scope.assertIsCalled('xinhua')).not.toThrow();
    expect(() => community.assertIsCalled('xinhua')).toThrow(notYours('xinhua'));
  });
});

describe('given who did something', () => {
  it('when the account is asked for, then it is shown to colleagues and to whoever looks into it', () => {
    const [centre, assessment, administrator] = DISTRICT;
    expect([street, department].map((scope) => scope.seesDoer('xinhua'))).toEqual([true, false]);
    expect(street.seesDoer('old-street')).toBe(true);
    expect(community.seesDoer('xinhua')).toBe(false);
    expect([centre, assessment, administrator].map((scope) => scope?.seesDoer('xinhua'))).toEqual([
      false,
      true,
      true,
    ]);
    expect([street, centre, assessment].map((scope) => scope?.seesDoer())).toEqual([
      false,
      false,
      true,
    ]);
  });
});

describe('given a question about many whistles', () => {
  it('when nothing is asked for, then it is confined to their own', () => {
    expect(street.confine({})).toEqual({ street: 'xinhua' });
    expect(community.confine({ street: null })).toEqual({ street: 'xinhua' });
    expect(department.confine({})).toEqual({ departments: ['zonghe', 'chengguan'] });
    expect(DISTRICT[0]?.confine({})).toEqual({});
  });

  it('when one of their own is asked for, then it is that one', () => {
    expect(street.confine({ street: 'old-street', department: 'gongan' })).toEqual({
      street: 'old-street',
      departments: ['gongan'],
    });
    expect(department.confine({ street: 'guangming', department: 'chengguan' })).toEqual({
      street: 'guangming',
      departments: ['chengguan'],
    });
  });

  it('when another’s is asked for, or they are of no street, then it is refused', () => {
    expect(() => street.confine({ street: 'guangming' })).toThrow(notYours('guangming'));
    expect(() => community.confine({ street: 'old-street' })).toThrow(notYours('old-street'));
    expect(() => department.confine({ department: 'gongan' })).toThrow(notYours('gongan'));
    expect(() => ended.confine({})).toThrow('您的单位已停用，或不属于任何街道');
  });
});

describe('given figures of departments and streets', () => {
  it('when a department asks, then it sees itself or what it has succeeded', () => {
    expect(department.departmentOfFigures(undefined)).toBe('zonghe');
    expect(department.departmentOfFigures('chengguan')).toBe('chengguan');
    expect(() => department.departmentOfFigures('gongan')).toThrow(notYours('gongan'));
    expect(department.streetOfFigures('guangming', true)).toBe('guangming');
  });

  it('when a street asks, then it compares departments and sees no other street', () => {
    expect(street.departmentOfFigures('gongan')).toBe('gongan');
    expect(street.streetOfFigures(undefined, true)).toBe('xinhua');
    expect(street.streetOfFigures(undefined, false)).toBeUndefined();
    expect(() => street.streetOfFigures('guangming', false)).toThrow(notYours('guangming'));
  });
});

describe('given telephones and settings', () => {
  it('when they are of another organisation, then few see them [M1] [L6]', () => {
    const seeing = [street, community, department, ...DISTRICT].map((scope) =>
      ['xinhua', 'chengguan', undefined].map((of) => scope.staffShown(of).phone),
    );
    expect(seeing).toEqual([
      [true, false, false],
      [false, false, false],
      [false, true, false],
      [true, true, true],
      [false, false, false],
      [true, true, true],
    ]);
    expect([department.staffShown('xinhua', true), street.staffShown('xinhua')]).toEqual([
      { phone: true, account: false },
      { phone: true, account: true },
    ]);
    const settingsOf = (role: string, organisation: string) => () =>
      assertMayReadNoticeSettings({ account: 'a', role, organisation }, 'xinhua');
    expect(settingsOf('street', 'xinhua')).not.toThrow();
    expect(settingsOf('administrator', 'district')).not.toThrow();
    expect(settingsOf('command-centre', 'district')).toThrow('只能查看本单位的通知设置');
  });
});
