import { as, DISTRICT, tokenFor } from '../support/district.js';
import { type Client, clientOf } from '../support/graphql-client.js';
import { HERE } from './visitor.js';

const RAISE = `mutation ($input: RaiseWhistleInput!) {
  raiseWhistle(input: $input) { ... on WhistleAccepted { whistleId } ... on Rejection { message } }
}`;

interface Blow {
  readonly title: string;
  readonly kind?: string;
  /** How far from where people are, in degrees. */
  readonly east?: number;
}

/** Blows a whistle at dept-1, without a page. @returns its id */
export async function blowAt(
  street: Client,
  { title, kind = 'emergency', east = 0 }: Blow,
): Promise<string> {
  const longitude = HERE.longitude + east;
  const place = {
    address: '建设街 18 号',
    regionCode: '990101001002',
    longitude,
    latitude: HERE.latitude,
  };
  const what = { kind, level: 'STREET', category: '15', channel: 'GRID_PATROL' };
  const who = { street: DISTRICT.street, lead: 'dept-1' };
  const input = { title, description: '货车堵住消防通道', place, ...what, ...who };
  type Answer = { raiseWhistle: { whistleId: string } };
  const told = await street.ask<Answer>(RAISE, { input });
  if (!told.raiseWhistle.whistleId) throw new Error(JSON.stringify(told));
  return told.raiseWhistle.whistleId;
}

/** Of an account that only a screen has. */
export const WALL = { username: 'wall', password: 'a-screen-in-the-hall' };
const INITIAL = 'first-password-of-the-screen';

/** Opens the account of a wall as an administrator does, and sets its password as whoever hangs it does. */
export async function openWall(url: string): Promise<void> {
  const open = `mutation ($input: OpenAccountInput!) {
    openAccount(input: $input) { ... on AccountChanged { position } ... on Rejection { message } }
  }`;
  const { username, password } = WALL;
  const who = { username, displayName: '指挥大厅大屏', role: 'DISPLAY', password: INITIAL };
  const input = Object.assign({ organisation: DISTRICT.district }, who);
  const opened = await (await as(url, 'admin')).ask<object>(open, { input });
  const token = `mutation { signIn(username: "${username}", password: "${INITIAL}") { ... on SignedIn { token } } }`;
  const { signIn } = await clientOf(url).ask<{ signIn: { token: string } }>(token);
  const change = `mutation ($input: ChangePasswordInput!) {
    changePassword(input: $input) { ... on AccountChanged { position } ... on Rejection { message } }
  }`;
  const passwords = { currentPassword: INITIAL, newPassword: password };
  const changed = await clientOf(url, signIn.token).ask<object>(change, { input: passwords });
  for (const told of [opened, changed])
    if (JSON.stringify(told).includes('message')) throw new Error(JSON.stringify(told));
}

/** A client of a wall: what a page of it may ask. */
export async function asWall(url: string): Promise<Client> {
  const token = await tokenFor(url, WALL.username, WALL.password);
  return clientOf(url, token);
}
