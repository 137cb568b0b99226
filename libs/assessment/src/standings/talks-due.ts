import type { Dated } from '#rules';
import type { Scorecard } from '../domain/scorecard.js';
import type { ScoreRules } from '../domain/score-rules.js';
import type { TalkGround } from '../talks/domain/talk.events.js';
import type { Talk } from '../talks/domain/talk.state.js';

/** Somebody whom the rules name for a talk, and who has not been called to one for the period. */
export interface TalkDue {
  readonly organisation: string;
  readonly ground: TalkGround;
}

/** The line of the rules that a card was made by; undefined where they call nobody. */
function lineOf({ rule }: Scorecard, dated: readonly Dated<ScoreRules>[]): number | undefined {
  const isUsed = ({ pack }: Dated<ScoreRules>) =>
    pack.pack === rule.pack && pack.version === rule.version;
  return dated.find(isUsed)?.pack.talk?.below;
}

/** A score below the line comes first: it is what can be checked. */
function groundOf(card: Scorecard, dated: readonly Dated<ScoreRules>[]): TalkGround | undefined {
  const { talk, total, period, redCards } = card;
  const line = lineOf(card, dated);
  if (talk && total !== null && line !== undefined)
    return { kind: 'score-below', period, score: total, line };
  return redCards.length > 0 ? { kind: 'red-card', period, note: redCards.join('、') } : undefined;
}

/** 约谈对象: by the scores of a period, those who have no talk about it yet; in the order of their cards. */
export function talksDue(
  cards: readonly Scorecard[],
  dated: readonly Dated<ScoreRules>[],
  talks: readonly Talk[],
): readonly TalkDue[] {
  const isCalled = ({ department, period }: Scorecard): boolean =>
    talks.some(
      ({ status, organisation, ground }) =>
        status !== 'cancelled' && organisation === department && ground.period === period,
    );
  return cards.flatMap((card) => {
    const ground = groundOf(card, dated);
    return ground && !isCalled(card) ? [{ organisation: card.department, ground }] : [];
  });
}
