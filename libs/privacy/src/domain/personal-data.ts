import { type Actor, type Decision, reject, streamFamily } from '#event-sourcing';
import type { PersonalDataEvent } from './personal-data.events.js';

interface ErasePersonalData {
  readonly type: 'ErasePersonalData';
  readonly subject: string;
  readonly reason: string;
}
interface RevealContact {
  readonly type: 'RevealContact';
  readonly subject: string;
  readonly reason: string;
}
export type PersonalDataCommand = ErasePersonalData | RevealContact;

export interface PersonalDataContext {
  readonly now: string;
  readonly acting: Actor;
  /** Keys of the subject that are not destroyed. */
  readonly keys: readonly string[];
}

/** Every reason for which a command is refused. Stable: clients act on them. */
export type PersonalDataRejection = 'NOTHING_TO_ERASE';

/** What happened to the personal data of one subject. */
export interface PersonalDataState {
  /** Ids of destroyed keys. */
  readonly erased: readonly string[];
}

function decide(
  { type, subject, reason }: PersonalDataCommand,
  state: PersonalDataState,
  { now: at, acting: by, keys }: PersonalDataContext,
): Decision<PersonalDataEvent, PersonalDataRejection> {
  if (type === 'RevealContact')
    return [{ type: 'ContactRevealed', data: { at, subject, by, reason } }];
  const live = keys.filter((id) => !state.erased.includes(id));
  if (live.length === 0) return reject('NOTHING_TO_ERASE', { subject });
  return [{ type: 'PersonalDataErased', data: { at, subject, keys: live, by, reason } }];
}

/** One stream for each subject, apart from what the subject is about. */
export const personalData = streamFamily<
  PersonalDataCommand,
  PersonalDataState,
  PersonalDataEvent,
  PersonalDataRejection,
  PersonalDataContext
>({
  prefix: 'personal-data-',
  versions: { PersonalDataErased: 1, ContactRevealed: 1 },
  decider: {
    initialState: { erased: [] },
    decide,
    evolve: (state, event) =>
      event.type === 'PersonalDataErased'
        ? { erased: [...state.erased, ...event.data.keys] }
        : state,
  },
});
