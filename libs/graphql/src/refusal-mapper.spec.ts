import type { Accepted, HandlingRejection } from '#event-sourcing';
import { RefusalMapper } from './refusal-mapper.js';
import {
  CommandIdReusedRejection,
  InvalidReferenceRejection,
  NotFoundRejection,
  NotYoursRejection,
  RevisionConflictRejection,
} from './rejection.types.js';

type Code = 'THING_NOT_FOUND' | 'NOT_YOUR_THING';
type Details = Record<string, string | number>;

const refusals = new RefusalMapper<Code>({
  THING_NOT_FOUND: [NotFoundRejection, (d) => `没有“${d['thing']}”`],
  NOT_YOUR_THING: [NotYoursRejection, '不是您的'],
});

const answer = (rejected: Code | HandlingRejection, details: Details = {}) =>
  refusals.answer({ outcome: 'rejected', rejection: { rejected, details } }, () => 'accepted');

describe('given the refusals of a context', () => {
  it('when a command is accepted, then the answer is made of its outcome', () => {
    const outcome: Accepted<number, never> = {
      outcome: 'accepted',
      events: [],
      state: 7,
      revision: 3,
      position: undefined,
      deduplicated: false,
    };
    expect(refusals.answer(outcome, ({ state }) => state)).toBe(7);
  });

  it('when it is refused by the domain, then class, code and message are those of the table', () => {
    const refused = answer('THING_NOT_FOUND', { thing: '伞' });
    expect(refused).toBeInstanceOf(NotFoundRejection);
    expect({ ...(refused as object) }).toEqual({
      code: 'THING_NOT_FOUND',
      message: '没有“伞”',
    });
  });

  it('when it belongs to another organisation, then that is named where it is known', () => {
    const named = answer('NOT_YOUR_THING', { organisation: 'street-a' });
    expect(named).toBeInstanceOf(NotYoursRejection);
    expect(named).toMatchObject({ message: '不是您的', organisation: 'street-a' });
    expect((answer('NOT_YOUR_THING') as NotYoursRejection).organisation).toBeUndefined();
  });

  it('when its handling refuses it, then it need not be in the table', () => {
    const conflict = answer('REVISION_CONFLICT', { expected: 1, actual: 2 });
    expect(conflict).toBeInstanceOf(RevisionConflictRejection);
    expect(conflict).toMatchObject({ expected: 1, actual: 2 });
    expect(answer('COMMAND_ID_REUSED')).toBeInstanceOf(CommandIdReusedRejection);
    const unusable = answer('TEXT_UNUSABLE', { path: 'title', character: 'U+0007' });
    expect(unusable).toBeInstanceOf(InvalidReferenceRejection);
    expect(unusable).toMatchObject({ message: 'title：含有无法使用的字符 U+0007' });
  });

  it('when a context has its own words for one of those, then these count', () => {
    const own = new RefusalMapper<'TEXT_UNUSABLE'>({
      TEXT_UNUSABLE: [InvalidReferenceRejection, '含有无法使用的字符'],
    });
    expect(own.messageOf({ rejected: 'TEXT_UNUSABLE', details: {} })).toBe('含有无法使用的字符');
  });
});
