import { v5 } from 'uuid';

import { Directory } from '#directory';
import { systemClock } from '#event-sourcing';
import type { EventStore } from '#event-store';

/** An organisation as it is entered into the directory. */
export interface TownOrganisation {
  readonly id: string;
  readonly kind: 'STREET' | 'DEPARTMENT';
  readonly name: string;
  readonly regionCode?: string;
}

/** A municipality: who blows, and who is called. */
export interface Town {
  readonly streets: readonly TownOrganisation[];
  readonly departments: readonly TownOrganisation[];
}

const DISTRICTS = 16;
const NAMESPACE = '5b0a8f0e-7d0b-5f0f-8a51-3f1f1c1d9a10';

const digits = (value: number, length: number): string => String(value).padStart(length, '0');

function street(index: number): TownOrganisation {
  const district = digits((index % DISTRICTS) + 1, 2);
  const within = digits(Math.floor(index / DISTRICTS) + 1, 3);
  const id = `street-${digits(index + 1, 3)}`;
  // 99: a province there is not, so that nobody's figures are mistaken for theirs.
  return {
    id,
    kind: 'STREET',
    name: `第${index + 1}街道`,
    regionCode: `9901${district}${within}000`,
  };
}

const department = (index: number): TownOrganisation => ({
  id: `dept-${digits(index + 1, 2)}`,
  kind: 'DEPARTMENT',
  name: `第${index + 1}局`,
});

/** Beijing's measure: 343 streets and townships in 16 districts, 60 departments. */
export const townOf = (streets = 343, departments = 60): Town => ({
  streets: Array.from({ length: streets }, (_, index) => street(index)),
  departments: Array.from({ length: departments }, (_, index) => department(index)),
});

/** Id of the command that enters an organisation: a town that is there already is left as it is. */
export const foundingId = ({ id }: TownOrganisation): string => v5(id, NAMESPACE);

const actor = { account: 'load', organisation: 'municipality', role: 'administrator' };

/** Enters a town into an empty log, all at once. */
export async function foundTown(log: EventStore, town: Town): Promise<void> {
  const organisations = [...town.streets, ...town.departments].map(({ kind, ...details }) => ({
    ...details,
    kind: kind === 'STREET' ? ('street' as const) : ('department' as const),
  }));
  const directory = new Directory(log, systemClock);
  const founded = await directory.registerOrganisations(organisations, { actor });
  if (founded.outcome === 'rejected') throw new Error(founded.rejection.rejected);
}
