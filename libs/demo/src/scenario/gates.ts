import type { Actor } from '#event-sourcing';
import type { Authority, KindPolicy } from '#whistle';
import { headOf } from '../district/people.js';
import { areOwnAgencies } from '../district/responders.js';
import { RESUBMIT_NOTES, RETURN_REASONS, REVIEW_COMMENTS } from '../district/words.js';
import type { BlownWhistle } from './blow.js';
import { authorityOf, type Cast, centre, type Step } from './cast.js';
import { HOUR, MINUTE } from './moments.js';
import type { Random } from './random.js';

export interface GatePassage {
  readonly steps: readonly Step[];
  /** When departments are called. */
  readonly soundedAt: number;
}

/** The reviewer; the command centre where the authority raised the whistle itself. */
function reviewerOf(by: Authority, cast: Cast): Actor {
  const reviewer = authorityOf(by, cast);
  return reviewer.account === cast.raiser.account ? centre : reviewer;
}

const callOf = ({ command: { lead, assisting, informed } }: BlownWhistle) => ({
  lead,
  assisting,
  informed,
});

/** Passes the gates of a kind (审哨, 派单), each by the authority of its rules; some are returned once. */
export function passGates(blow: BlownWhistle, policy: KindPolicy, random: Random): GatePassage {
  const steps: Step[] = [];
  const { review, dispatch } = policy;
  let [at, acting] = [blow.at, blow.cast.raiser];
  if (review) {
    acting = reviewerOf(review.by, blow.cast);
    if (random.chance(0.35)) {
      const reason = random.pick(RETURN_REASONS);
      at += random.between(5, 40) * MINUTE;
      steps.push({ at, command: { type: 'ReturnWhistle', reason }, by: acting });
      at += random.between(0.5, 3) * HOUR;
      const note = random.pick(RESUBMIT_NOTES);
      const again = { type: 'ResubmitWhistle' as const, note, ...callOf(blow) };
      steps.push({ at, command: again, by: blow.cast.raiser });
    }
    at += random.between(5, 50) * MINUTE;
    const reviewer = {
      name: headOf(acting.organisation),
      post: review.post ?? '值班主任',
    };
    const comment = random.pick(REVIEW_COMMENTS);
    steps.push({ at, command: { type: 'ApproveWhistle', reviewer, comment }, by: acting });
  }
  const { lead, assisting, street } = blow.command;
  // A whistle that the command centre raised or approved needs no dispatch.
  const direct = acting.role === centre.role || areOwnAgencies([lead, ...assisting], street);
  if (!dispatch || direct) return { steps, soundedAt: at };
  at += random.between(1, 12) * MINUTE;
  steps.push({ at, command: { type: 'DispatchWhistle', ...callOf(blow) }, by: centre });
  return { steps, soundedAt: at };
}
