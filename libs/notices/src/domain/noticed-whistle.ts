import type { WhistleEvent, WhistleRaised } from '#whistle';
import type { SourceReference } from './notice.values.js';

/** One department of a whistle, as far as notices go. */
export interface NoticedSummons {
  readonly department: string;
  readonly active: boolean;
}

/** What notices need to know of a whistle; folded from its own stream. */
export interface NoticedWhistle {
  readonly title: string;
  readonly street: string;
  readonly raisedBy: string;
  readonly source?: SourceReference;
  /** Of the resident: never told, and taken out where somebody typed it into a text. */
  readonly contact?: { readonly name: string; readonly phone: string };
  /** By ordinal: summons `n` is at `n - 1`. */
  readonly summonses: readonly NoticedSummons[];
  /** By ordinal: who was called to the joint enforcement `n`, at `n - 1`. */
  readonly enforcements: readonly (readonly string[])[];
}

export const noNoticedWhistle: NoticedWhistle = {
  title: '',
  street: '',
  raisedBy: '',
  summonses: [],
  enforcements: [],
};

function raised(data: WhistleRaised['data']): NoticedWhistle {
  const { title, street, raisedBy, source, contact } = data;
  return {
    ...noNoticedWhistle,
    title,
    street,
    raisedBy,
    ...(source && { source }),
    ...(contact && { contact }),
  };
}

const withSummons = (
  whistle: NoticedWhistle,
  no: number,
  summons: NoticedSummons,
): NoticedWhistle => {
  const summonses = [...whistle.summonses];
  summonses[no - 1] = summons;
  return { ...whistle, summonses };
};

/** After one more event; pure. */
export function evolveNoticed(whistle: NoticedWhistle, event: WhistleEvent): NoticedWhistle {
  switch (event.type) {
    case 'WhistleRaised':
      return raised(event.data);
    case 'DepartmentSummoned': {
      const { summons, department } = event.data;
      return withSummons(whistle, summons, { department, active: true });
    }
    case 'DepartmentReplaced':
    case 'DepartmentWithdrawn': {
      const { summons, department } = event.data;
      return withSummons(whistle, summons, { department, active: false });
    }
    case 'JointEnforcementCalled': {
      const enforcements = [...whistle.enforcements];
      enforcements[event.data.enforcement - 1] = event.data.departments;
      return { ...whistle, enforcements };
    }
    default:
      return whistle;
  }
}

/** Departments that are still called, each once. */
export const departmentsOf = ({ summonses }: NoticedWhistle): readonly string[] => [
  ...new Set(summonses.filter((s) => s.active).map((s) => s.department)),
];
