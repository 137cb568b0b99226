import type { OrganisationDetails } from '#directory';
import { DISTRICT, DISTRICT_CODE, STREETS } from './places.js';
import { RESPONDERS } from './responders.js';

const serial = (index: number): string => String(index + 1).padStart(3, '0');

/** A community of the demo district with its 12-digit code. */
export interface DemoCommunity {
  readonly id: string;
  readonly name: string;
  readonly regionCode: string;
}

export const communitiesOf = (street: number): readonly DemoCommunity[] =>
  (STREETS[street]?.communities ?? []).map(([pinyin, name], index) => ({
    id: `community-${pinyin}`,
    name: `${name}社区`,
    regionCode: `${DISTRICT_CODE}${serial(street)}${serial(index)}`,
  }));

const streets = STREETS.map(({ id, name }, index): OrganisationDetails => ({
  id,
  name,
  kind: 'street',
  regionCode: `${DISTRICT_CODE}${serial(index)}000`,
}));

const communities = STREETS.flatMap(({ id: parent }, index) =>
  communitiesOf(index).map((c): OrganisationDetails => ({ ...c, kind: 'community', parent })),
);

const responders = RESPONDERS.map(({ id, name, kind, parent }): OrganisationDetails => ({
  id,
  name,
  kind,
  ...(parent !== undefined && { parent }),
}));

/** The whole district, parents before their children. */
export const ORGANISATIONS: readonly OrganisationDetails[] = [
  { ...DISTRICT, kind: 'district', regionCode: `${DISTRICT_CODE}000000` },
  ...streets,
  ...communities,
  ...responders,
];
