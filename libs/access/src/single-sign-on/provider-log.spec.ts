import { type RecordedEvent, specification } from '#event-sourcing';
import { readSample } from '../../../../test/support/event-samples.js';
import { type ProviderEvent, providerRecord, recordIdOf } from './provider-log.js';

const at = '2026-11-27T02:35:00.000Z';
const context = { now: at };
const session = '2026-11.q83vEjRWeJCrze8SNFZ4kA';
const assigned: ProviderEvent = { type: 'IdentityAssigned', data: { at, username: 'zhang.san' } };
const recorded: ProviderEvent = {
  type: 'ProviderSessionRecorded',
  data: { at, username: 'zhang.san', session },
};
const heeded: ProviderEvent = { type: 'ProviderLogoutHeeded', data: { at } };
const given = specification(providerRecord).given;

describe('given an identity of a provider', () => {
  const assign = { type: 'AssignIdentity', username: 'zhang.san' } as const;

  it('when it gets an account, then it has it; again nothing changes; another replaces it', () => {
    given([]).when(assign, context).then([assigned]);
    given([assigned]).when(assign, context).then([]);
    const other: ProviderEvent = { type: 'IdentityAssigned', data: { at, username: 'li.si' } };
    given([assigned])
      .when({ ...assign, username: 'li.si' }, context)
      .then([other]);
    expect(providerRecord.fold([assigned, other]).username).toBe('li.si');
  });
});

describe('given a session of a provider', () => {
  it('when sessions of ours are opened in it, then it knows each', () => {
    const record = { type: 'RecordProviderSession', username: 'zhang.san', session } as const;
    given([]).when(record, context).then([recorded]);
    given([recorded]).when(record, context).then([recorded]);
    expect(providerRecord.fold([recorded, recorded]).sessions).toHaveLength(2);
  });
});

describe('given a logout token', () => {
  it('when it is heeded a second time, then it is refused', () => {
    given([]).when({ type: 'HeedLogout' }, context).then([heeded]);
    given([heeded]).when({ type: 'HeedLogout' }, context).then('LOGOUT_REPEATED');
  });
});

describe('given names that a provider chose', () => {
  it('when they are long, or run into each other, then each has an id of its own', () => {
    const ids = [
      recordIdOf('identity', 'https://a', 'b'),
      recordIdOf('session', 'https://a', 'b'),
      recordIdOf('identity', 'https://a","', 'b'),
      recordIdOf('identity', 'https://', 'ab'),
      recordIdOf('identity', 'https://a', 'b'.repeat(10_000)),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => /^[a-z]+\.[\w-]{43}$/.test(id))).toBe(true);
  });
});

describe('given every version of these events ever written', () => {
  it.each(Object.entries(providerRecord.versions))(
    'when %s v%i is written, then it is as its sample, which folds today',
    (type, version) => {
      const event = [assigned, recorded, heeded].find((one) => one.type === type);
      const sample = readSample(type, version, event?.data);
      expect(sample).toEqual({ type, version, data: event?.data });
      const before = providerRecord.fold([]);
      const today = providerRecord.typed(sample as RecordedEvent);
      expect(providerRecord.evolve(before, today)).not.toEqual(before);
    },
  );
});
