import { isSealed, ERASED, type PersonalData, subjects } from '#privacy';
import type { PeopleCommand, PersonChange } from './domain/people.commands.js';
import { isPhone } from './domain/people.guards.js';
import type { PersonRecord, Staff } from './domain/people.state.js';

/** Opaque text of no key of theirs: refused as no telephone. */
const NO_PHONE = '-';

interface WithPhone {
  readonly id: string;
  readonly phone?: string;
}

/** Telephones of staff, sealed before they are decided on and opened for whoever may see them. */
export class Telephones {
  /** Without it, telephones are written and read as they are. */
  constructor(private readonly personalData: PersonalData | undefined) {}

  /** The command with telephones sealed. One that is on record as plain text stays so: nothing changes. */
  async sealed(command: PeopleCommand, staff: Staff): Promise<PeopleCommand> {
    if (!this.personalData) return command;
    const changes = command.type === 'ChangePeople' ? command.changes : [command];
    const sealed = await this.#sealAll(changes.map(identityIn), staff, this.personalData);
    const changed = changes.map((change, index) => withIdentity(change, sealed[index]));
    const [one = command] = changed;
    return command.type === 'ChangePeople' ? { ...command, changes: changed } : one;
  }

  async #sealAll(
    people: readonly (WithPhone | undefined)[],
    staff: Staff,
    personalData: PersonalData,
  ): Promise<readonly (WithPhone | undefined)[]> {
    const wanted = people.filter((person) => person !== undefined);
    const kept = await this.#keptBy(wanted, staff);
    const sealing = wanted.filter((person) => mustSeal(person, staff));
    const sealed = await personalData.seal(
      sealing.map(({ id, phone = '' }) => ({ subject: subjects.person(id), fields: { phone } })),
    );
    const phones = new Map(sealing.map((person, index) => [person, sealed[index]?.phone]));
    return people.map((person) => {
      if (!person) return undefined;
      const phone = phones.get(person);
      if (phone !== undefined) return { ...person, phone: checked(person, phone) };
      const erased = person.phone === undefined ? kept.get(person.id) : undefined;
      return erased === undefined ? person : { ...person, phone: erased };
    });
  }

  /** Of people without a telephone in the command: what is on record of an erased one is as none. */
  async #keptBy(people: readonly WithPhone[], staff: Staff): Promise<ReadonlyMap<string, string>> {
    const sealed = people.flatMap(({ id, phone }) => {
      const known = phone === undefined ? staff.get(id)?.phone : undefined;
      return known !== undefined && isSealed(known) ? [{ id, phone: known }] : [];
    });
    const opened = await this.#open(sealed);
    return new Map(
      sealed
        .filter((_, index) => opened[index]?.phone === ERASED)
        .map(({ id, phone }) => [id, phone]),
    );
  }

  /** The same people with telephones as they are dialled; `已删除` where it was erased. */
  async readable<P extends { readonly phone?: string }>(
    people: readonly P[],
  ): Promise<readonly P[]> {
    return this.#open(people);
  }

  async #open<P extends { readonly phone?: string }>(people: readonly P[]): Promise<readonly P[]> {
    if (!this.personalData) return people;
    const opened = await this.personalData.open(people.map(({ phone = '' }) => ({ phone })));
    return people.map((person, index) =>
      person.phone === undefined ? person : { ...person, phone: opened[index]?.phone ?? '' },
    );
  }

  /** All of the staff with telephones as they are dialled; without those that were erased. */
  async readableStaff(staff: Staff): Promise<Staff> {
    const records = await this.readable([...staff.values()]);
    return new Map(records.map((record) => [record.id, withoutErased(record)]));
  }
}

function identityIn(change: PersonChange): WithPhone | undefined {
  if (change.type === 'RegisterPerson') return change.person;
  return change.type === 'ChangePersonDetails' ? change : undefined;
}

function withIdentity(change: PersonChange, identity: WithPhone | undefined): PersonChange {
  if (identity?.phone === undefined) return change;
  const { phone } = identity;
  if (change.type === 'RegisterPerson') return { ...change, person: { ...change.person, phone } };
  return change.type === 'ChangePersonDetails' ? { ...change, phone } : change;
}

/** What is no telephone stays, and is refused. */
const mustSeal = ({ id, phone }: WithPhone, staff: Staff): boolean =>
  phone !== undefined && isPhone(phone) && staff.get(id)?.phone !== phone;

/** A sealed text that comes in is theirs, or else it is none. */
const checked = ({ phone = '' }: WithPhone, sealed: string): string =>
  isSealed(phone) && phone !== sealed ? NO_PHONE : sealed;

function withoutErased({ phone, ...record }: PersonRecord): PersonRecord {
  return phone === undefined || phone === ERASED ? record : { ...record, phone };
}
