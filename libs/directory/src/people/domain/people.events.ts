import type { Effective } from '../../dated.js';

/** What is known of a person when they are registered. Name and telephone are personal data. */
export interface PersonDetails {
  /** Chosen by the registrar, never changed: a staff number. */
  readonly id: string;
  readonly name: string;
  /** Sealed; in earlier events as it is dialled: digits, `+`, `-` and spaces. */
  readonly phone?: string;
  /** Username of the person's account, where they have one. */
  readonly account?: string;
  readonly organisation: string;
  /** 职务 or 岗位. */
  readonly post?: string;
}

/** `at` and `effectiveFrom` as in the events of organisations. */
export interface PersonRegistered {
  readonly type: 'PersonRegistered';
  readonly data: { readonly at: string } & PersonDetails & Effective;
}
/** Another name, telephone or account; each as it is now, absent where there is none. */
export interface PersonDetailsChanged {
  readonly type: 'PersonDetailsChanged';
  readonly data: { readonly at: string } & Pick<PersonDetails, 'id' | 'name' | 'phone' | 'account'>;
}
/** 调动: another organisation or post from a date on. */
export interface PersonMoved {
  readonly type: 'PersonMoved';
  readonly data: { readonly at: string; readonly id: string } & Pick<
    PersonDetails,
    'organisation' | 'post'
  > &
    Effective;
}
/** 离任: of no organisation from a date on. */
export interface PersonLeft {
  readonly type: 'PersonLeft';
  readonly data: { readonly at: string; readonly id: string } & Effective;
}

export type PeopleEvent = PersonRegistered | PersonDetailsChanged | PersonMoved | PersonLeft;
