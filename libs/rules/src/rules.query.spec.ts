import { createWhistleRules } from './rule-files.js';
import type { WhistleRulePack } from './rule-pack.js';
import { postsNamedBy } from './rules.query.js';

const now = '2026-11-27T02:00:00.000Z';

/** A version with a kind that these posts start, and one that another post reviews. */
function version(
  name: string,
  from: string | undefined,
  initiators: readonly string[],
  post?: string,
): WhistleRulePack {
  const plain = { limits: {}, levels: ['street'] } as const;
  const started = { kind: 'started', name: '领导哨', ...plain, initiators };
  const review = { by: 'street', ...(post !== undefined && { post }) } as const;
  const reviewed = { kind: 'reviewed', name: '审哨', ...plain, review };
  const pack = { pack: 'p', version: name, source: '测试', kinds: [started, reviewed] };
  return { ...pack, ...(from !== undefined && { effectiveFrom: from }) };
}
const named = (...packs: WhistleRulePack[]) => postsNamedBy(createWhistleRules(packs), now);

describe('given rules that leave signatures to posts', () => {
  it('when they are in force or to come, then their posts are named, each once', () => {
    const present = version('2', '2026-01-01', ['党工委书记', '主任'], '主要负责人');
    const next = version('3', '2027-01-01', ['主任', '街道领导']);
    expect(named(present, next)).toEqual(['党工委书记', '主任', '主要负责人', '街道领导']);
  });

  it('when they are of the past, or in force nowhere, then they are not', () => {
    const past = version('1', '2020-01-01', ['书记']);
    const present = version('2', '2026-01-01', ['主任']);
    expect(named(past, present, version('3', undefined, ['区领导']))).toEqual(['主任']);
  });

  it('when they leave none to a post, then there is none', () => {
    expect(named(version('1', '2020-01-01', []))).toEqual([]);
  });
});
