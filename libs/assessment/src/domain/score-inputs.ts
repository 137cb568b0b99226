import { namesIn } from './formula.js';
import { type EventPoints, type Indicator, minusOf, plusOf } from './score-indicators.js';
import type { ScoreMeasure } from './score-measures.js';

const eventsOf = ({ events }: EventPoints): readonly ScoreMeasure[] =>
  events === 'sentBack' ? [events, 'returnedOnce', 'returnedTwice', 'returnedThrice'] : [events];

function namedBy(indicator: Indicator): readonly ScoreMeasure[] {
  if ('raters' in indicator) return indicator.raters.flatMap(({ sum, count }) => [sum, count]);
  // The file is checked: a formula of points has no other names.
  if ('formula' in indicator) return namesIn(indicator.formula, 'points') as ScoreMeasure[];
  if ('deduct' in indicator) return eventsOf(indicator.deduct);
  if ('bonus' in indicator) return eventsOf(indicator.bonus);
  const { numerator, denominator } = indicator;
  return [numerator, denominator].flatMap((term) => [...plusOf(term), ...minusOf(term)]);
}

/** The measures that an indicator is made of, each once, as they are named in its rule. */
export const inputsOf = (indicator: Indicator): ScoreMeasure[] => [...new Set(namedBy(indicator))];
