import type { DomainEvent } from '#event-sourcing';
import type { SealedDossier } from './dossier.js';

/** 任职、免职. */
export const POST_CHANGES = ['appointment', 'removal'] as const;
export type PostChange = (typeof POST_CHANGES)[number];

/** 同意、有条件同意、不同意. */
export const OPINIONS = ['agree', 'agree-with-conditions', 'object'] as const;
export type Opinion = (typeof OPINIONS)[number];

/** Who signs for a street (会签). */
export interface Signatory {
  readonly name: string;
  readonly post: string;
}

interface Happened {
  /** When it happened, ISO 8601 UTC. */
  readonly at: string;
}

/** 征求意见: the department asks the streets, with what they may judge by. */
export type OpinionsAsked = DomainEvent<
  'OpinionsAsked',
  Happened & {
    readonly department: string;
    /** The stationed agency (派出机构) whose head it is about. */
    readonly agency: string;
    readonly change: PostChange;
    /** The post: 所长. */
    readonly post: string;
    readonly candidate: string;
    readonly streets: readonly string[];
    /** ISO 8601 UTC. */
    readonly answerBy: string;
    /**
     * The rule by which silence counts as consent (文号、条款). Without one, silence is stated and is no
     * consent.
     */
    readonly silenceConsentsBy?: string;
    readonly dossier: SealedDossier;
  }
>;
/** 会签: the opinion of one street. */
export type OpinionGiven = DomainEvent<
  'OpinionGiven',
  Happened & {
    readonly street: string;
    readonly opinion: Opinion;
    /** Why it objects, or what it asks for; absent where it simply agrees. */
    readonly reason?: string;
    readonly signatory: Signatory;
  }
>;
/** The department's answer, with what it decided. */
export type OpinionsAnswered = DomainEvent<
  'OpinionsAnswered',
  Happened & {
    /** Whether it follows the opinions. */
    readonly followed: boolean;
    readonly reason: string;
    /** The streets that said nothing by the limit. */
    readonly silent: readonly string[];
  }
>;
export type ConsultationWithdrawn = DomainEvent<
  'ConsultationWithdrawn',
  Happened & { readonly reason: string }
>;

/** Everything that can happen to a consultation: the contract with the log. */
export type ConsultationEvent =
  OpinionsAsked | OpinionGiven | OpinionsAnswered | ConsultationWithdrawn;
