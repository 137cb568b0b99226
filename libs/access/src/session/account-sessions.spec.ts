import { specification } from '#event-sourcing';
import type { OpenSession, SessionCommand } from './account-sessions.commands.js';
import type { SessionEvent } from './account-sessions.events.js';
import { accountSessions, ownerOf, sessionsIdOf } from './account-sessions.js';

const start = Date.parse('2026-11-22T02:35:00.000Z');
const HOUR = 3_600;
const DAY = 24 * HOUR;
const lifetimes = { token: 900, idle: 12 * HOUR, longest: 7 * DAY };
const after = (seconds: number): string => new Date(start + seconds * 1_000).toISOString();
const at = (seconds: number, by = 'zhang.san') => ({ now: after(seconds), by, lifetimes });

const session = '2026-11.first';
const where = { session, generation: 1, device: 'Chrome · Windows', network: '10.1.2.0/24' };
const kept: OpenSession = { type: 'OpenSession', ...where, secretHash: 'hash-1' };
const opened = (more: object = {}): SessionEvent => ({
  type: 'SessionOpened',
  data: { at: after(0), ...where, until: after(12 * HOUR), limit: after(7 * DAY), ...more },
});
const keptOpened = opened({ secretHash: 'hash-1' });
const other = opened({ session: '2026-11.other' });
const renewed = (seconds: number, used: string, secretHash: string): SessionEvent => ({
  type: 'SessionRenewed',
  data: { at: after(seconds), session, until: after(seconds + 12 * HOUR), used, secretHash },
});
const ended = (seconds: number, reason: string, more: object = {}) =>
  ({
    type: 'SessionEnded',
    data: { at: after(seconds), session, reason, by: 'zhang.san', ...more },
  }) as SessionEvent;
const show = (used: string, next: string): SessionCommand => ({
  type: 'RenewSession',
  session,
  generation: 1,
  secret: { used, next },
});
const showToken: SessionCommand = { type: 'RenewSession', session, generation: 1 };
const { given } = specification(accountSessions);

describe('given nobody who is signed in', () => {
  it('when somebody signs in to stay so, then the session lasts until it is idle too long', () => {
    given([]).when(kept, at(0)).then([keptOpened]);
  });

  it('when somebody signs in for a while, then it lasts as long as the token', () => {
    given([])
      .when({ type: 'OpenSession', ...where }, at(0))
      .then([opened({ until: after(900) })]);
  });

  it('when the limit comes first, then it lasts until then', () => {
    const short = { ...at(0), lifetimes: { ...lifetimes, longest: HOUR } };
    given([])
      .when(kept, short)
      .then([opened({ until: after(HOUR), limit: after(HOUR), secretHash: 'hash-1' })]);
  });

  it('when the same is opened again, then nothing changes', () => {
    given([keptOpened]).when(kept, at(1)).then([]);
  });

  it('when a session is renewed or ended, then it is refused', () => {
    given([]).when(show('hash-1', 'hash-2'), at(1)).then('SESSION_UNKNOWN');
    given([]).when({ type: 'SignOut', session }, at(1)).then('SESSION_UNKNOWN');
  });
});

describe('given a session with a secret', () => {
  it('when it is shown within the hour, then nothing has to be kept', () => {
    given([keptOpened])
      .when(show('hash-1', 'hash-2'), at(HOUR - 1))
      .then([]);
  });

  it('when it is shown after an hour, then the next one is handed out', () => {
    given([keptOpened])
      .when(show('hash-1', 'hash-2'), at(HOUR))
      .then([renewed(HOUR, 'hash-1', 'hash-2')]);
  });

  it('when two tabs show it, then the second gets no other secret', () => {
    given([keptOpened, renewed(HOUR, 'hash-1', 'hash-2')])
      .when(show('hash-1', 'hash-3'), at(HOUR + 1))
      .then([]);
  });

  it('when the answer was lost, then the earlier secret gets another one an hour later', () => {
    given([keptOpened, renewed(HOUR, 'hash-1', 'hash-2')])
      .when(show('hash-1', 'hash-3'), at(2 * HOUR))
      .then([renewed(2 * HOUR, 'hash-1', 'hash-3')]);
  });

  it('when it was replaced and is shown all the same, then it was copied: the session ends', () => {
    const rotated = [renewed(HOUR, 'hash-1', 'hash-2'), renewed(2 * HOUR, 'hash-2', 'hash-3')];
    given([keptOpened, ...rotated])
      .when(show('hash-1', 'hash-4'), at(2 * HOUR + 1))
      .then([ended(2 * HOUR + 1, 'secret-reused')]);
  });

  it('when the copy was quicker, then the owner’s secret ends the session', () => {
    const rotated = [renewed(HOUR, 'hash-1', 'hash-2'), renewed(2 * HOUR, 'hash-1', 'copied')];
    given([keptOpened, ...rotated])
      .when(show('hash-2', 'hash-3'), at(2 * HOUR + 1))
      .then([ended(2 * HOUR + 1, 'secret-reused')]);
  });

  it('when it is one that was never handed out, then it is refused, and the session goes on', () => {
    given([keptOpened]).when(show('guess', 'hash-2'), at(1)).then('RENEWAL_WRONG');
  });

  it('when nobody came for the idle time, then it is over', () => {
    given([keptOpened])
      .when(show('hash-1', 'hash-2'), at(12 * HOUR))
      .then('SESSION_ENDED');
    given([keptOpened])
      .when(showToken, at(12 * HOUR))
      .then('SESSION_ENDED');
  });

  it('when the limit comes, then it is over however often it was renewed', () => {
    const last: SessionEvent = {
      type: 'SessionRenewed',
      data: {
        at: after(7 * DAY - HOUR),
        session,
        until: after(7 * DAY),
        used: 'hash-1',
        secretHash: 'x',
      },
    };
    given([keptOpened])
      .when(show('hash-1', 'x'), at(7 * DAY - HOUR))
      .then('SESSION_ENDED');
    given([keptOpened, renewed(7 * DAY - 2 * HOUR, 'hash-1', 'x')])
      .when(show('hash-1', 'x'), at(7 * DAY - HOUR))
      .then([last]);
    given([keptOpened, last])
      .when(show('x', 'y'), at(7 * DAY))
      .then('SESSION_ENDED');
  });

  it('when the password was changed since, then it is over', () => {
    given([keptOpened])
      .when({ ...show('hash-1', 'hash-2'), generation: 2 } as SessionCommand, at(1))
      .then('SESSION_ENDED');
  });
});

describe('given a session that only its token renews', () => {
  const short = opened({ until: after(900) });

  it('when the token is shown, then it goes on, and for an hour nothing more is written', () => {
    const prolonged: SessionEvent = {
      type: 'SessionRenewed',
      data: { at: after(600), session, until: after(600 + 900 + HOUR) },
    };
    given([short]).when(showToken, at(600)).then([prolonged]);
    given([short, prolonged])
      .when(showToken, at(600 + HOUR))
      .then([]);
    given([short, prolonged])
      .when(showToken, at(600 + 900 + HOUR))
      .then('SESSION_ENDED');
  });

  it('when a secret is shown, then it is refused', () => {
    given([short]).when(show('hash-1', 'hash-2'), at(1)).then('RENEWAL_WRONG');
  });
});

describe('given two sessions of one account', () => {
  const both = [keptOpened, other];

  it('when one signs out, then that one ends; again, nothing changes', () => {
    given(both)
      .when({ type: 'SignOut', session }, at(9))
      .then([ended(9, 'signed-out')]);
    given([...both, ended(9, 'signed-out')])
      .when({ type: 'SignOut', session }, at(10))
      .then([]);
  });

  it('when it was ended, then it is not renewed', () => {
    given([...both, ended(9, 'signed-out')])
      .when(show('hash-1', 'hash-2'), at(HOUR))
      .then('SESSION_ENDED');
  });

  it('when its owner ends one, then that one ends', () => {
    given(both)
      .when({ type: 'EndSession', session }, at(9))
      .then([ended(9, 'ended-by-owner')]);
    given(both).when({ type: 'EndSession', session: 'none' }, at(9)).then('SESSION_UNKNOWN');
  });

  it('when its owner ends the others, then this one stays', () => {
    given(both)
      .when({ type: 'EndOtherSessions', session }, at(9))
      .then([ended(9, 'ended-by-owner', { session: '2026-11.other' })]);
    given([keptOpened]).when({ type: 'EndOtherSessions', session }, at(9)).then([]);
  });

  it('when the identity provider ends one, then it says so', () => {
    const by = 'system:single-sign-on';
    given(both)
      .when({ type: 'EndSessionsByProvider', session }, at(9, by))
      .then([ended(9, 'ended-by-provider', { by })]);
  });

  it('when an administrator ends one or all, then they end', () => {
    const by = { by: 'admin' };
    given(both)
      .when({ type: 'EndAccountSessions', session }, at(9, 'admin'))
      .then([ended(9, 'ended-by-administrator', by)]);
    given(both)
      .when({ type: 'EndAccountSessions' }, at(9, 'admin'))
      .then([
        ended(9, 'ended-by-administrator', by),
        ended(9, 'ended-by-administrator', { ...by, session: '2026-11.other' }),
      ]);
    given(both)
      .when({ type: 'EndAccountSessions', session: 'none' }, at(9, 'admin'))
      .then('SESSION_UNKNOWN');
  });
});

describe('given the stream of an account’s sessions', () => {
  it('when it is named, then by account and month, whatever the account is called', () => {
    const stream = accountSessions.streamOf(sessionsIdOf('李-2026.si', session));
    expect(stream).toBe('sessions-李-2026.si@2026-11');
    expect(ownerOf(stream)).toBe('李-2026.si');
  });
});
