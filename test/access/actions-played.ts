import type { Outcome, Play } from './play.js';
import type { Who } from './played-district.js';

interface Action {
  readonly action: string;
  readonly possible: boolean;
  readonly code: string | null;
}
interface Asked {
  readonly whistle: {
    readonly actions: readonly Action[];
    readonly summonses: readonly {
      readonly summons: number;
      readonly actions: readonly Action[];
    }[];
  } | null;
}
interface OnWhistle {
  readonly whistleId?: string;
  readonly summons?: number;
}

const ACTIONS = '{ action possible code }';

/**
 * Whether the whistle said beforehand that the command is possible for the caller; undefined for a command on
 * nothing that the caller may read, or that is no command on a whistle.
 */
export async function actionOf(
  play: Play,
  who: Who,
  mutation: string,
  { whistleId, summons }: OnWhistle,
): Promise<'possible' | 'impossible' | undefined> {
  if (whistleId === undefined) return undefined;
  const query = `{ whistle(id: "${whistleId}") {
    actions ${ACTIONS} summonses { summons actions ${ACTIONS} } } }`;
  const { data } = await play.client(who).send<Asked>(query);
  if (!data?.whistle) return undefined;
  const { actions, summonses } = data.whistle;
  const onSummons = summonses.find((one) => one.summons === summons)?.actions ?? [];
  const found = [...actions, ...onSummons].find(({ action }) => action === mutation);
  return found?.possible === true ? 'possible' : 'impossible';
}

/** What the outcome of a command should have been foretold as. */
export const tellingOf = (outcome: Outcome): 'possible' | 'impossible' =>
  outcome === 'yes' ? 'possible' : 'impossible';
