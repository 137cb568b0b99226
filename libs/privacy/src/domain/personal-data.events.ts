import type { Actor, DomainEvent } from '#event-sourcing';

/** 删除: the keys are destroyed; nobody can read what they sealed, in no copy of the log either. */
type PersonalDataErased = DomainEvent<
  'PersonalDataErased',
  {
    /** ISO 8601 UTC. */
    readonly at: string;
    readonly subject: string;
    /** Ids of the destroyed keys: they are destroyed again where a backup brings them back. */
    readonly keys: readonly string[];
    readonly by: Actor;
    /** Why, and on which legal ground. */
    readonly reason: string;
  }
>;
/** 查看: somebody was shown what is masked otherwise. */
type ContactRevealed = DomainEvent<
  'ContactRevealed',
  {
    readonly at: string;
    readonly subject: string;
    readonly by: Actor;
    readonly reason: string;
  }
>;
export type PersonalDataEvent = PersonalDataErased | ContactRevealed;
