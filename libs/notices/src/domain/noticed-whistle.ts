import type { WhistleEvent, WhistleRaised } from '#whistle';
import type { SourceReference } from './notice.values.js';

/** What notices need to know of one summons. */
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
  /** Of the resident: never sent, and masked where somebody typed it into a text. */
  readonly contact?: { readonly name: string; readonly phone: string };
  /** By ordinal: summons `n` is at `n - 1`. */
  readonly summonses: readonly NoticedSummons[];
  /** By ordinal: departments called to joint enforcement `n` are at `n - 1`. */
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

export function evolveNoticedWhistle(whistle: NoticedWhistle, event: WhistleEvent): NoticedWhistle {
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

/** Departments whose summons is still active, each once. */
export const departmentsOf = ({ summonses }: NoticedWhistle): readonly string[] => [
  ...new Set(summonses.filter((s) => s.active).map((s) => s.department)),
];
