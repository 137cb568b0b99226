import type {
  ConsultationEvent,
  Opinion,
  OpinionsAsked,
  PostChange,
  Signatory,
} from './consultation.events.js';
import type { SealedDossier } from './dossier.js';

export interface KnownOpinion {
  readonly street: string;
  readonly at: string;
  readonly opinion: Opinion;
  readonly reason?: string;
  readonly signatory: Signatory;
}

/** 任免征求意见, for decisions and for reading; plain data that can be stored as JSON. */
export interface Consultation {
  readonly status: 'none' | 'asked' | 'answered' | 'withdrawn';
  readonly department: string;
  readonly agency: string;
  readonly change: PostChange;
  readonly post: string;
  readonly candidate: string;
  readonly streets: readonly string[];
  readonly askedAt: string;
  readonly answerBy: string;
  readonly silenceConsentsBy?: string;
  /** Absent in the initial state alone. */
  readonly dossier?: SealedDossier;
  readonly opinions: readonly KnownOpinion[];
  readonly answer?: {
    readonly at: string;
    readonly followed: boolean;
    readonly reason: string;
    readonly silent: readonly string[];
  };
  readonly withdrawnBecause?: string;
  /** Time of the last event; the next one is never earlier. */
  readonly lastAt: string;
}

export const noConsultation: Consultation = {
  status: 'none',
  department: '',
  agency: '',
  change: 'appointment',
  post: '',
  candidate: '',
  streets: [],
  askedAt: '',
  answerBy: '',
  opinions: [],
  lastAt: '',
};

function begun(state: Consultation, { data }: OpinionsAsked): Consultation {
  const { at: askedAt, ...asked } = data;
  return { ...state, ...asked, askedAt, lastAt: askedAt, status: 'asked' };
}

export function evolve(state: Consultation, event: ConsultationEvent): Consultation {
  const lastAt = event.data.at;
  switch (event.type) {
    case 'OpinionsAsked':
      return begun(state, event);
    case 'OpinionGiven':
      return { ...state, lastAt, opinions: [...state.opinions, event.data] };
    case 'OpinionsAnswered':
      return { ...state, lastAt, answer: event.data, status: 'answered' };
    case 'ConsultationWithdrawn':
      return { ...state, lastAt, withdrawnBecause: event.data.reason, status: 'withdrawn' };
  }
}

/** The streets that have not said anything. */
export const silentStreets = ({ streets, opinions }: Consultation): readonly string[] =>
  streets.filter((street) => !opinions.some((one) => one.street === street));

/** The department, and the streets that are asked; the agency is not told. */
export const partiesOf = ({ department, streets }: Consultation): readonly string[] => [
  department,
  ...streets,
];
