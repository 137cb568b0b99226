import type { GrantExtension, RefuseExtension, RequestExtension } from './extension.js';
import { grantedExtensionsOf } from './summons.state.js';
import {
  after,
  arrive,
  at,
  by,
  centre,
  chengguan,
  confirm,
  given,
  gongan,
  head,
  ofOne,
  pause,
  raise,
  report,
  resume,
  sounded,
  type Step,
  stateOf,
  typesOf,
  xinhua,
} from './testing/whistle-scene.js';

const photo = { evidence: [{ reference: 'photos/1.jpg', mediaType: 'image/jpeg' }] };
const hours = (value: number) => ({ value, unit: '小时' as const });
const ask: RequestExtension = {
  type: 'RequestExtension',
  summons: 1,
  extension: hours(10),
  reason: '等待管件',
};
const grant: GrantExtension = { type: 'GrantExtension', summons: 1 };
const refuse: RefuseExtension = { type: 'RefuseExtension', summons: 1, reason: '可先行抢修' };
const asked: readonly Step[] = [...sounded, [ask, by(chengguan, '15:00')]];
const resolveOf = (events: ReturnType<typeof after>) =>
  stateOf(events).summonses[0]?.clocks.resolve;

describe('given a department that needs more time', () => {
  it('when it asks in time, then nothing moves yet; asked again, then quietly', () => {
    const { decision } = given(after(...sounded)).when(ask, by(chengguan, '15:00'));
    expect(decision).toMatchObject([
      {
        type: 'ExtensionRequested',
        data: { ...ofOne('15:00'), extension: hours(10), reason: '等待管件' },
      },
    ]);
    expect(resolveOf(after(...asked))?.dueAt).toBe(at('18 10:30'));
    given(after(...asked))
      .when(ask, by(chengguan, '15:10'))
      .then([]);
    // As a database may give it back, with its fields in another order.
    const reordered = { ...ask, extension: { unit: '小时' as const, value: 10 } };
    given(after(...asked))
      .when(reordered, by(chengguan, '15:10'))
      .then([]);
    given(after(...asked))
      .when({ ...ask, extension: hours(11) }, by(chengguan, '15:10'))
      .then('EXTENSION_PENDING');
  });

  it('when the due time has passed, then it is too late; at the due time itself it is not', () => {
    expect(typesOf(given(after(...sounded)).when(ask, by(chengguan, '18 10:30')).decision)).toEqual(
      ['ExtensionRequested'],
    );
    given(after(...sounded))
      .when(ask, by(chengguan, '18 10:31'))
      .then('EXTENSION_TOO_LATE');
  });

  it('when the clock stands still, then it may ask; when it had run out before, then not', () => {
    const still = after(...sounded, [pause, by(centre, '18 10:00')]);
    expect(typesOf(given(still).when(ask, by(chengguan, '18 11:00')).decision)).toEqual([
      'ExtensionRequested',
    ]);
    const late = after(...sounded, [pause, by(centre, '18 11:00')]);
    given(late).when(ask, by(chengguan, '18 12:00')).then('EXTENSION_TOO_LATE');
  });

  it('when it asks for too much, in another unit, or where there is none, then it is refused', () => {
    const wish = (extension: RequestExtension['extension']) => ({ ...ask, extension });
    given(after(...sounded))
      .when(wish(hours(25)), by(chengguan, '15:00'))
      .then('EXTENSION_TOO_LONG');
    given(after(...sounded))
      .when(wish({ value: 1, unit: '工作日' }), by(chengguan, '15:00'))
      .then('EXTENSION_UNIT');
    const routine = after([raise(), by(xinhua, '10:00')]);
    given(routine).when(ask, by(chengguan, '15:00')).then('EXTENSION_NOT_ALLOWED');
    given(after(...sounded))
      .when(ask, by(gongan, '15:00'))
      .then('NOT_YOUR_ORGANISATION');
  });

  it('when it has reported or is settled, then there is nothing to extend', () => {
    const reported: readonly Step[] = [
      ...sounded,
      [{ ...arrive, ...photo }, by(chengguan, '11:00')],
      [{ ...report, ...photo }, by(chengguan, '12:00')],
    ];
    given(after(...reported))
      .when(ask, by(chengguan, '15:00'))
      .then('ALREADY_REPORTED');
    given(after(...reported, [confirm, by(xinhua, '13:00')]))
      .when(ask, by(chengguan, '15:00'))
      .then('ALREADY_CONFIRMED');
  });
});

describe('given a request for more time', () => {
  it('when it is granted, then the resolve clock runs on from its due time, and no other', () => {
    const before = stateOf(after(...asked)).summonses[0]?.clocks;
    const { decision } = given(after(...asked)).when(grant, by(centre, '16:00'));
    expect(decision).toMatchObject([
      {
        type: 'ExtensionGranted',
        data: {
          ...ofOne('16:00'),
          extension: hours(10),
          approvedBy: 'centre-clerk',
          clocks: { resolve: { limit: hours(48), dueAt: at('18 20:30') } },
        },
      },
    ]);
    const events = after(...asked, [grant, by(centre, '16:00')]);
    const { resolve, ...rest } = stateOf(events).summonses[0]?.clocks ?? {};
    expect(resolve?.dueAt).toBe(at('18 20:30'));
    expect({ ...before, resolve: undefined }).toEqual({ ...rest, resolve: undefined });
    expect(stateOf(events).overall?.dueAt).toBe(at('17 10:00'));
  });

  it('when less is granted than was asked for, then both are on record, and the clock runs on by less', () => {
    const less = { ...grant, extension: hours(4) };
    const { decision } = given(after(...asked)).when(less, by(centre, '16:00'));
    expect(decision).toMatchObject([
      {
        data: {
          extension: hours(4),
          asked: hours(10),
          clocks: { resolve: { dueAt: at('18 14:30') } },
        },
      },
    ]);
    const events = after(...asked, [less, by(centre, '16:00')]);
    const [summons] = stateOf(events).summonses;
    expect(summons?.extensions).toMatchObject([{ extension: hours(10), granted: hours(4) }]);
    // What was not granted may be asked for again.
    expect(summons && grantedExtensionsOf(summons)).toEqual([hours(4)]);
    const rest = { ...ask, extension: hours(20) };
    expect(typesOf(given(events).when(rest, by(chengguan, '16:10')).decision)).toEqual([
      'ExtensionRequested',
    ]);
  });

  it('when more is granted, or in another unit, then it is refused', () => {
    given(after(...asked))
      .when({ ...grant, extension: hours(11) }, by(centre, '16:00'))
      .then('EXTENSION_MORE');
    const days = { value: 1, unit: '工作日' as const };
    given(after(...asked))
      .when({ ...grant, extension: days }, by(centre, '16:00'))
      .then('EXTENSION_UNIT');
    const all = given(after(...asked)).when(
      { ...grant, extension: hours(10) },
      by(centre, '16:00'),
    );
    expect(all.decision).not.toHaveProperty('0.data.asked');
  });

  it('when the answer comes after the due time, then it counts from there all the same', () => {
    const events = after(...asked, [grant, by(centre, '18 12:00')]);
    expect(resolveOf(events)?.dueAt).toBe(at('18 20:30'));
  });

  it('when it is granted in a pause, then the clock runs on by both', () => {
    const events = after(
      ...asked,
      [pause, by(centre, '16:00')],
      [grant, by(centre, '17:00')],
      [resume, by(xinhua, '18:00')],
    );
    expect(resolveOf(events)?.dueAt).toBe(at('18 22:30'));
  });

  it('when several are granted, then together they stay within what the rules allow', () => {
    const events = after(...asked, [grant, by(centre, '16:00')]);
    given(events)
      .when({ ...ask, extension: hours(15) }, by(chengguan, '16:10'))
      .then('EXTENSION_TOO_LONG');
    const rest = after(
      ...asked,
      [grant, by(centre, '16:00')],
      [{ ...ask, extension: hours(14) }, by(chengguan, '16:10')],
      [grant, by(centre, '16:20')],
    );
    expect(resolveOf(rest)?.dueAt).toBe(at('19 10:30'));
    const [summons] = stateOf(rest).summonses;
    expect(summons && grantedExtensionsOf(summons)).toEqual([hours(10), hours(14)]);
  });

  it('when it is refused, then nothing moves and it may ask again', () => {
    given(after(...asked))
      .when(refuse, by(centre, '16:00'))
      .then([{ type: 'ExtensionRefused', data: { ...ofOne('16:00'), reason: '可先行抢修' } }]);
    const events = after(...asked, [refuse, by(centre, '16:00')]);
    expect(resolveOf(events)?.dueAt).toBe(at('18 10:30'));
    expect(typesOf(given(events).when(ask, by(chengguan, '16:10')).decision)).toEqual([
      'ExtensionRequested',
    ]);
  });

  it('when somebody else answers, or nothing was asked, then it is refused', () => {
    for (const command of [grant, refuse]) {
      for (const who of [xinhua, head, chengguan])
        given(after(...asked))
          .when(command, by(who, '16:00'))
          .then('NOT_YOUR_ORGANISATION');
      given(after(...sounded))
        .when(command, by(centre, '16:00'))
        .then('NO_EXTENSION_PENDING');
      given(after(...asked, [grant, by(centre, '16:00')]))
        .when(command, by(centre, '16:10'))
        .then('NO_EXTENSION_PENDING');
    }
  });

  it('when the matter is settled first, then no verdict is changed by a late answer', () => {
    const settled = after(
      ...asked,
      [{ ...arrive, ...photo }, by(chengguan, '15:10')],
      [{ ...report, ...photo }, by(chengguan, '18 12:00')],
      [confirm, by(xinhua, '18 13:00')],
    );
    given(settled).when(grant, by(centre, '18 14:00')).then('NO_EXTENSION_PENDING');
  });
});
