import { noFacts, type SummonsFacts, type WhistleFacts } from '../../domain/summons-facts.js';

/** What the rows keep of a whistle: only what a deadline, now or after a later event, hangs on. */
export interface Remembered {
  readonly facts: WhistleFacts;
  /** When the newest event that an import brought was written. ISO 8601 UTC. */
  readonly importedAt?: string | undefined;
}

type Kept = Pick<SummonsFacts, 'no'> & Partial<SummonsFacts>;
interface Text {
  readonly facts: Omit<Partial<WhistleFacts>, 'summonses'> & {
    readonly summonses: readonly Kept[];
  };
  readonly importedAt?: string | undefined;
}

const NOBODY: SummonsFacts = {
  no: 0,
  department: '',
  role: 'lead',
  summonedAt: '',
  clocks: {},
  held: undefined,
  rule: { pack: '', version: '' },
  acknowledgedAt: undefined,
  contactedAt: undefined,
  arrivedAt: undefined,
  arrivalConfirmedAt: undefined,
  reportedAt: undefined,
  confirmedAt: undefined,
  sentBack: 0,
  pauses: [],
  releasedAt: undefined,
  released: undefined,
  rating: undefined,
  declineUntil: undefined,
  decline: undefined,
  extensions: [],
  supervisions: [],
  cards: [],
  changedAt: '',
};

/** A pause that is over has moved the clocks, and a decline that is decided has no clock left. */
function kept(summons: SummonsFacts, open: boolean): Kept {
  const { no, released, reportedAt, confirmedAt } = summons;
  if (released !== undefined || !open) return { no, released, reportedAt, confirmedAt };
  const { clocks, held, acknowledgedAt, contactedAt, arrivedAt, cards, decline } = summons;
  const last = summons.pauses.at(-1);
  return {
    no,
    clocks,
    held,
    acknowledgedAt,
    contactedAt,
    arrivedAt,
    reportedAt,
    confirmedAt,
    ...(cards.length > 0 && { cards }),
    ...(last && last.to === undefined && { pauses: [{ ...last, reason: '' }] }),
    ...(decline?.outcome === 'pending' && { decline: { ...decline, reason: '', legalBasis: '' } }),
  };
}

/** As it goes to the row: a fraction of all that is known of a whistle, and less once it is over. */
export function toText({ facts, importedAt }: Remembered): string {
  const { status, stage, gate, overall, overallSince, cards, summonses } = facts;
  const text: Text = {
    facts: {
      status,
      stage,
      gate,
      overall,
      overallSince,
      ...(cards.length > 0 && { cards }),
      summonses: summonses.map((summons) => kept(summons, status === 'open')),
    },
    importedAt,
  };
  return JSON.stringify(text);
}

/** What later events are folded on: the rest is blank, and no deadline depends on it. */
export function fromText(text: string): Remembered {
  const { facts, importedAt } = JSON.parse(text) as Text;
  const summonses = facts.summonses.map((summons) => ({ ...NOBODY, ...summons }));
  return { facts: { ...noFacts, ...facts, summonses }, importedAt };
}
