import type { Actor } from '#event-sourcing';
import type { KindPolicy } from '#whistle';
import { areOwnAgencies } from '../district/responders.js';
import { RESUBMIT_NOTES, RETURN_REASONS, REVIEW_COMMENTS } from '../district/words.js';
import type { BlownWhistle } from './blow.js';
import { authorityOf, type Cast, centre, leaderOf, type Step } from './cast.js';
import { HOUR, MINUTE } from './moments.js';
import type { Random } from './random.js';

type Reviewed = NonNullable<KindPolicy['review']>;

export interface GatePassage {
  readonly steps: readonly Step[];
  /** When departments are called. */
  readonly soundedAt: number;
}

/** The reviewer: who holds the post; or else the command centre where the authority raised it itself. */
function reviewerOf({ by, post }: Reviewed, cast: Cast): Actor {
  const leader = post === undefined ? undefined : leaderOf(cast.street.organisation, post);
  if (leader && by === 'street') return leader;
  const reviewer = authorityOf(by, cast);
  return reviewer.account === cast.raiser.account ? centre : reviewer;
}

const callOf = ({ command: { lead, assisting, informed } }: BlownWhistle) => ({
  lead,
  assisting,
  informed,
});

/** 确认发起 by each leader that the kind asks for, one after the other, within the hour. */
function initiativeOf(
  { cast }: BlownWhistle,
  { initiators = [] }: KindPolicy,
  from: number,
): Step[] {
  const street = cast.street.organisation;
  const leaders = initiators.flatMap((post) => leaderOf(street, post) ?? []);
  const once = [...new Map(leaders.map((leader) => [leader.account, leader])).values()];
  // Of the time itself, so that all that is drawn after it stays what it was.
  const pace = (5 + (Math.floor(from / MINUTE) % 20)) * MINUTE;
  return once.map((by, index) => ({
    at: from + (index + 1) * pace,
    command: { type: 'ConfirmInitiative' },
    by,
  }));
}

const endOf = (steps: readonly Step[], from: number): number => steps.at(-1)?.at ?? from;

/** Passes the gates of a kind (确认发起, 审哨, 派单), each by the authority of its rules; some are returned once. */
export function passGates(blow: BlownWhistle, policy: KindPolicy, random: Random): GatePassage {
  const steps = initiativeOf(blow, policy, blow.at);
  const { review, dispatch } = policy;
  let [at, acting] = [endOf(steps, blow.at), blow.cast.raiser];
  if (review) {
    acting = reviewerOf(review, blow.cast);
    if (random.chance(0.35)) {
      const reason = random.pick(RETURN_REASONS);
      at += random.between(5, 40) * MINUTE;
      steps.push({ at, command: { type: 'ReturnWhistle', reason }, by: acting });
      at += random.between(0.5, 3) * HOUR;
      const note = random.pick(RESUBMIT_NOTES);
      const again = { type: 'ResubmitWhistle' as const, note, ...callOf(blow) };
      steps.push({ at, command: again, by: blow.cast.raiser });
      // What was put right is not what they signed.
      steps.push(...initiativeOf(blow, policy, at));
      at = endOf(steps, at);
    }
    at += random.between(5, 50) * MINUTE;
    const comment = random.pick(REVIEW_COMMENTS);
    steps.push({ at, command: { type: 'ApproveWhistle', comment }, by: acting });
  }
  const { lead, assisting, street } = blow.command;
  // A whistle that the command centre raised or approved needs no dispatch.
  const direct = acting.role === centre.role || areOwnAgencies([lead, ...assisting], street);
  if (!dispatch || direct) return { steps, soundedAt: at };
  at += random.between(1, 12) * MINUTE;
  steps.push({ at, command: { type: 'DispatchWhistle', ...callOf(blow) }, by: centre });
  return { steps, soundedAt: at };
}
