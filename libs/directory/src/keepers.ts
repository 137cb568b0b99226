/** Who decides: the organisation acts, the role says on whose side. */
export interface Acting {
  readonly organisation: string;
  readonly role: string;
}

/** The directory on a date, as decisions about people and duty ask it. */
export interface OrganisationsOn {
  asOf(date: string): OrganisationsOn;
  find(id: string): { readonly active: boolean } | undefined;
  actsFor(organisation: string, other: string): boolean;
}

/** Whether the actor may change the people and the roster of the organisation. */
export const mayKeep = (
  { organisation, role }: Acting,
  of: string,
  organisations: OrganisationsOn,
): boolean =>
  role === 'administrator' || organisation === of || organisations.actsFor(organisation, of);
