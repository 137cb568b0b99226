import { type Person, personOn, type Staff } from './domain/people.state.js';

/** What to look for among people. */
export interface PeopleFilter {
  /** Those of these organisations. */
  readonly organisations?: readonly string[];
  /** Part of the name, the id or the post. */
  readonly search?: string;
}

/** The people as they are on one date: immutable look-ups. */
export class People {
  constructor(
    private readonly staff: Staff,
    /** Local date (Asia/Shanghai) `YYYY-MM-DD`. */
    readonly date: string,
  ) {}

  asOf(date: string): People {
    return date === this.date ? this : new People(this.staff, date);
  }

  /** Also those who have left or are still to come; these are without an organisation. */
  find(id: string): Person | undefined {
    const record = this.staff.get(id);
    return record && personOn(record, this.date);
  }

  /** Those who work somewhere on that date, in order of registration. */
  working({ organisations, search = '' }: PeopleFilter = {}): readonly Person[] {
    const text = search.trim().toLowerCase();
    return [...this.staff.values()]
      .map((record) => personOn(record, this.date))
      .filter(
        ({ id, name, organisation, post = '' }) =>
          organisation !== undefined &&
          (organisations === undefined || organisations.includes(organisation)) &&
          `${name} ${id} ${post}`.toLowerCase().includes(text),
      );
  }
}
