import { openLog } from '#runtime';
import { Directory } from '#directory';
import { systemClock } from '#event-sourcing';

import { as, DISTRICT, foundDistrict } from '../support/district.js';
import { temporaryFolder } from '../support/served.js';
import { HERE } from './visitor.js';

const actor = { account: 'set-up', organisation: DISTRICT.district, role: 'administrator' };
const COMMUNITY = 'community-2';

/** A data folder with the small district in it, of which one community has a code. */
export async function neighbourhood(): Promise<string> {
  const dataDir = temporaryFolder();
  const log = await openLog(dataDir, 'inline');
  await foundDistrict(log, 2);
  const details = {
    id: COMMUNITY,
    kind: 'community',
    name: '河东社区',
    parent: DISTRICT.street,
  } as const;
  const known = Object.assign({ regionCode: '990101001002' }, details);
  const founded = await new Directory(log, systemClock).registerOrganisations([known], { actor });
  if (founded.outcome === 'rejected') throw new Error(founded.rejection.rejected);
  await log.close();
  return dataDir;
}

const SIZE = 0.01;

/** Draws the boundary of that community around where people are. */
export async function drawBoundary(url: string): Promise<void> {
  const { longitude, latitude } = HERE;
  const [west, east, south, north] = [
    longitude - SIZE,
    longitude + SIZE,
    latitude - SIZE,
    latitude + SIZE,
  ];
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  const boundary = JSON.stringify({ type: 'Polygon', coordinates: [ring] });
  const client = await as(url, 'admin');
  const draw = `mutation ($input: DrawBoundaryInput!) {
    drawBoundary(input: $input) { ... on OrganisationChanged { position } ... on Rejection { message } }
  }`;
  const told = await client.ask<object>(draw, { input: { id: COMMUNITY, boundary } });
  if (JSON.stringify(told).includes('message')) throw new Error(JSON.stringify(told));
}
