import type { Recorded } from '#event-sourcing';
import {
  acknowledge,
  after,
  at,
  blown,
  by,
  chengguan,
} from '../../domain/testing/whistle-scene.js';
import type { WhistleEvent } from '../../domain/whistle.events.js';
import { whistleDetail } from './whistle-detail.js';

const actor = { account: 'clerk', organisation: 'xinhua', role: 'street' };
const recorded = after(blown, [acknowledge, by(chengguan, '17 10:10')]).map(
  (event, revision) =>
    ({ ...event, revision, metadata: { actor } }) as unknown as Recorded<WhistleEvent>,
);

describe('given a department that was renamed between two happenings', () => {
  it('when the history is read, then each line has the name of its time', () => {
    const renamedAt = at('17 00:00');
    const nameOf = (id: string, time: string) => `${id}${time < renamedAt ? '旧' : '新'}`;
    const detail = whistleDetail('w', recorded, { now: at('18 00:00'), nameOf });
    const texts = detail?.timeline.map(({ text }) => text.slice(17));
    expect(texts?.[1]).toBe('派哨：chengguan旧（主办）');
    expect(texts?.at(-1)).toBe('chengguan新签收');
  });
});
