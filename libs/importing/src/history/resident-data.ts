import { type EventToAppend, maskPersonalData, type Recorded } from '#event-sourcing';
import { ERASED, isSealed, type PersonalData, subjects } from '#privacy';
import { knownResident, type ResidentContact, type WhistleEvent } from '#whistle';

type News = readonly (readonly EventToAppend<WhistleEvent>[])[];
type Existing = readonly Pick<Recorded<WhistleEvent>, 'type' | 'data'>[];

/** Texts that people without a task read, too: there the resident is masked, as where a whistle is blown. */
export const READ_BY_MANY: Readonly<Partial<Record<WhistleEvent['type'], readonly string[]>>> = {
  WhistleRaised: ['title'],
  SummonsDeclined: ['reason', 'legalBasis'],
  DeclineUpheld: ['reason'],
  DeclineOverruled: ['reason'],
};

const contactIn = (events: Existing): ResidentContact | undefined =>
  events
    .filter(({ type }) => type === 'WhistleRaised')
    .map(({ data }) => (data as { readonly contact?: ResidentContact }).contact)
    .find((contact) => contact !== undefined);

/**
 * What an import adds to a case, with contact data sealed, and the resident masked in what many read.
 * @param existing what the log has of the case
 */
export async function protectResident(
  news: News,
  of: { readonly whistleId: string; readonly existing: Existing },
  personalData: Pick<PersonalData, 'seal' | 'openOne'>,
): Promise<News> {
  const events = news.flat();
  const contact = contactIn(events) ?? contactIn(of.existing);
  if (!contact) return news;
  const known = await personalData.openOne(contact);
  // Written before contact data was sealed: its readers mask it.
  if (contactIn(of.existing) && !isSealed(contact.name)) return news;
  const [sealed = contact] = contactIn(events)
    ? await personalData.seal([{ subject: subjects.resident(of.whistleId), fields: contact }])
    : [contact];
  const mask = (text: string) =>
    maskPersonalData(text, known.name === ERASED ? {} : knownResident(known));
  return news.map((row) => row.map((event) => protectedEvent(event, sealed, mask)));
}

function protectedEvent(
  event: EventToAppend<WhistleEvent>,
  contact: ResidentContact,
  mask: (text: string) => string,
): EventToAppend<WhistleEvent> {
  const fields = new Map<string, unknown>(Object.entries(event.data));
  const masked = (READ_BY_MANY[event.type] ?? []).map((field) => {
    const text = fields.get(field);
    return [field, typeof text === 'string' ? mask(text) : text] as const;
  });
  if (masked.length === 0) return event;
  const sealed = event.type === 'WhistleRaised' ? { contact } : {};
  const data = { ...event.data, ...sealed, ...Object.fromEntries(masked) };
  return { ...event, data };
}
