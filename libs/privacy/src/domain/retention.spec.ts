import { type RecordedEvent, specification } from '#event-sourcing';
import { readSample } from '../../../../test/support/event-samples.js';
import { retention, type RetentionApplied } from './retention.js';

const data = { at: '2026-11-27T02:00:00.000Z', day: '2026-11-27', residents: 3, auditDays: 1 };
const applied: RetentionApplied = { type: 'RetentionApplied', data };
const record = { type: 'RecordRetention', data } as const;

describe('given retention rules that were applied on a day', () => {
  it('when it is recorded, then it is once a day, whoever says it', () => {
    specification(retention).given([]).when(record, null).then([applied]);
    const other = { ...data, at: '2026-11-27T02:00:05.000Z', residents: 0 };
    specification(retention)
      .given([applied])
      .when({ ...record, data: other }, null)
      .then([]);
  });

  it('when the next day comes, then that is recorded too', () => {
    const next = { ...data, day: '2026-11-28' };
    specification(retention)
      .given([applied])
      .when({ ...record, data: next }, null)
      .then([{ type: 'RetentionApplied', data: next }]);
  });

  it('when an event is written, then it is as its sample', () => {
    const sample = readSample('RetentionApplied', 1, data);
    expect(sample).toEqual({ type: 'RetentionApplied', version: 1, data });
    const today = retention.typed(sample as RecordedEvent);
    expect(retention.fold([today])).toEqual({ lastDay: '2026-11-27' });
  });
});
