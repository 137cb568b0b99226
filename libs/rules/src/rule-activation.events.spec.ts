import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { rulesDigest } from './activation.js';
import { type ActivateRulePack, ruleActivation } from './rule-activation.js';
import type { RuleActivationEvent } from './rule-activation.events.js';

const folder = resolve('schema/events');
const sample = (name: string): RuleActivationEvent & { readonly version: number } =>
  JSON.parse(readFileSync(join(folder, `${name}.v1.json`), 'utf8')) as never;

describe('given the samples of what the log says about rules', () => {
  const activated = sample('rule-pack-activated');
  const revoked = sample('rule-pack-revoked');
  const after = (...events: RuleActivationEvent[]) =>
    events.reduce(ruleActivation.evolve, ruleActivation.initialState);

  it('when they are read, then they fold today', () => {
    const [standing] = after(activated).standing.values();
    expect(standing).toMatchObject({ from: '2026-12-01', pack: { pack: 'xuanwu', version: '2' } });
    expect(standing?.digest).toBe(standing && rulesDigest(standing.pack));
    expect(after(activated, revoked).standing.size).toBe(0);
  });

  it('when the same is decided today, then it is written just so', () => {
    if (activated.type !== 'RulePackActivated') throw new Error('another event');
    const { content: pack, from, at: now, reason } = activated.data;
    const command: ActivateRulePack = {
      type: 'ActivateRulePack',
      pack,
      from,
      ...(reason !== undefined && { reason }),
    };
    const decide = ruleActivation.decide.bind(ruleActivation);
    const context = { now, files: [] };
    const bare = ({ type, data }: RuleActivationEvent) => ({ type, data });
    expect(decide(command, after(), context)).toEqual([bare(activated)]);
    const revoke = { type: 'RevokeRulePack', from, reason: '改自元旦起' } as const;
    expect(decide(revoke, after(activated), context)).toEqual([bare(revoked)]);
  });
});
