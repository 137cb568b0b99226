import { audit, auditSubject, namesIn } from '#access';
import { people } from '#directory';
import { digestOf, maskPersonalData, type RecordedEvent } from '#event-sourcing';
import { noticeSettings, subjectOfAddress } from '#notices';
import { isSealed, type PersonalData, subjects } from '#privacy';
import { knownResident, type ResidentContact, whistle } from '#whistle';
import { READ_BY_MANY } from '../history/resident-data.js';

type Fields = Readonly<Record<string, string>>;

/** Personal values of an event that are still plain, and whose they are. */
interface Plain {
  readonly subject: string;
  readonly fields: Fields;
  /** The event's data with these values in their place. */
  readonly with: (fields: Fields) => object;
}

function plainContact(event: RecordedEvent): ResidentContact | undefined {
  if (event.type !== 'WhistleRaised' || !whistle.includes(event)) return undefined;
  const { contact } = event.data as { readonly contact?: ResidentContact };
  return contact && !isSealed(contact.name) ? contact : undefined;
}

const WITH_PHONE: readonly string[] = ['PersonRegistered', 'PersonDetailsChanged'];

function plainPhone(event: RecordedEvent): Plain | undefined {
  if (!WITH_PHONE.includes(event.type) || !people.includes(event)) return undefined;
  const data = event.data as { readonly id: string; readonly phone?: string };
  if (data.phone === undefined || isSealed(data.phone)) return undefined;
  return {
    subject: subjects.person(data.id),
    fields: { phone: data.phone },
    with: (fields) => Object.assign({}, data, fields),
  };
}

function plainAddress(event: RecordedEvent): Plain | undefined {
  if (event.type !== 'NoticeSubscriptionAdded' || !noticeSettings.includes(event)) return undefined;
  const data = event.data as { readonly address?: string; readonly person?: string };
  if (data.address === undefined || isSealed(data.address)) return undefined;
  return {
    subject: subjectOfAddress(noticeSettings.idOf(event.stream), data),
    fields: { address: data.address },
    with: (fields) => Object.assign({}, data, fields),
  };
}

function plainNames(event: RecordedEvent): Plain | undefined {
  if (event.type !== 'AccessRecorded' || !audit.includes(event)) return undefined;
  const { data } = audit.typed(event);
  const fields = namesIn(data);
  const values = Object.values(fields);
  if (values.length === 0 || values.every(isSealed)) return undefined;
  return {
    subject: auditSubject(audit.idOf(event.stream)),
    fields,
    with: (sealed) => Object.assign({}, data, sealed),
  };
}

function plainIn(event: RecordedEvent): Plain | undefined {
  const contact = plainContact(event);
  if (!contact) return plainPhone(event) ?? plainAddress(event) ?? plainNames(event);
  const { name, phone } = contact;
  return {
    subject: subjects.resident(whistle.idOf(event.stream)),
    fields: { name, phone },
    with: (fields) => Object.assign({}, event.data, { contact: fields }),
  };
}

/** Whether two events that follow each other were written by one command. */
export const isOfSameCommand = (one: RecordedEvent, other: RecordedEvent): boolean =>
  one.stream === other.stream && one.metadata.commandId === other.metadata.commandId;

/** Events in a row that one command wrote. */
function byCommand(events: readonly RecordedEvent[]): RecordedEvent[][] {
  const commands: RecordedEvent[][] = [];
  for (const event of events) {
    const last = commands.at(-1);
    if (last && isOfSameCommand(last[0]!, event)) last.push(event);
    else commands.push([event]);
  }
  return commands;
}

/**
 * Seals the personal values that events of earlier releases hold as plain text, in the order of their log.
 * The resident of such a whistle is also masked in what many read, as where one is blown today.
 */
export class EventSealer {
  /** Of whistles whose contact was plain. */
  readonly #residents = new Map<string, ResidentContact>();
  readonly #subjects = new Set<string>();
  readonly #erased = new Set<string>();
  #events = 0;

  constructor(private readonly personalData: Pick<PersonalData, 'seal'>) {}

  /** Events that were changed so far. */
  get events(): number {
    return this.#events;
  }

  /** Subjects that were erased while a plain value from before was left of them. */
  get leftBehind(): readonly string[] {
    return [...this.#subjects].filter((subject) => this.#erased.has(subject));
  }

  /** The same events; each command's must be given as a whole. */
  async seal(events: readonly RecordedEvent[]): Promise<readonly RecordedEvent[]> {
    const plain = events.map(plainIn);
    const found = plain.filter((one) => one !== undefined);
    const sealed = await this.personalData.seal(found);
    const fieldsOf = new Map(found.map((one, index) => [one, sealed[index] ?? one.fields]));
    const changed = new Map<RecordedEvent, object>();
    for (const [index, event] of events.entries()) {
      const one = plain[index];
      this.#note(event, one);
      const data = one ? one.with(fieldsOf.get(one) ?? one.fields) : event.data;
      const masked = this.#masked(event, data);
      if (masked !== event.data) changed.set(event, masked);
    }
    this.#events += changed.size;
    return byCommand(events).flatMap((command) => withData(command, changed));
  }

  #note(event: RecordedEvent, plain: Plain | undefined): void {
    const contact = plainContact(event);
    if (contact) this.#residents.set(event.stream, contact);
    if (plain) this.#subjects.add(plain.subject);
    const { subject } = event.data as { readonly subject?: unknown };
    if (event.type === 'PersonalDataErased') this.#erased.add(String(subject));
  }

  #masked({ type, stream, data: before }: RecordedEvent, data: object): object {
    const resident = this.#residents.get(stream);
    const read = READ_BY_MANY[type as keyof typeof READ_BY_MANY] ?? [];
    if (!resident || read.length === 0) return data;
    const known = knownResident(resident);
    const masked = read.flatMap((field): [string, string][] => {
      const text: unknown = Reflect.get(before, field);
      const clean = typeof text === 'string' ? maskPersonalData(text, known) : text;
      return typeof clean === 'string' && clean !== text ? [[field, clean]] : [];
    });
    return masked.length === 0 ? data : Object.assign({}, data, Object.fromEntries(masked));
  }
}

/**
 * The fingerprint of a command covers what was typed: a telephone could be tried against it. That of a
 * command of which anything was sealed is of what is written now.
 */
function withData(
  command: readonly RecordedEvent[],
  changed: ReadonlyMap<RecordedEvent, object>,
): readonly RecordedEvent[] {
  if (!command.some((event) => changed.has(event))) return command;
  const data = command.map((event) => changed.get(event) ?? event.data);
  const digest = digestOf({ sealed: data });
  return command.map((event, index) =>
    Object.assign({}, event, {
      data: data[index],
      metadata: Object.assign({}, event.metadata, { digest }),
    }),
  );
}
