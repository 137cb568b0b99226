import type { Actor } from '#event-sourcing';
import type { KindInForce, RaiseWhistle, WhistleLevel, WhistleRuleBook } from '#whistle';
import { communitiesOf } from '../district/organisations.js';
import { MATTERS_OF_ORDER } from '../district/matters-of-order.js';
import { MATTERS_OF_WORKS } from '../district/matters-of-works.js';
import type { Matter } from '../district/matter.js';
import { type DemoStreet, STREETS } from '../district/places.js';
import { inStreet } from '../district/responders.js';
import { CONTACT_CHANNELS, GIVEN_NAMES, SURNAMES } from '../district/words.js';
import { actorFor, type Cast, centre, personName } from './cast.js';
import { iso } from './moments.js';
import type { Random } from './random.js';

export const MATTERS: readonly Matter[] = [...MATTERS_OF_ORDER, ...MATTERS_OF_WORKS];

/** A whistle as it sounds. */
export interface Blow {
  readonly at: number;
  readonly matter: Matter;
  readonly command: RaiseWhistle;
  readonly cast: Cast;
}

/** In the order of {@link Matter.kinds}. */
const KINDS = ['routine', 'joint-enforcement', 'emergency'];
const LEVEL_WEIGHTS: Readonly<Record<WhistleLevel, number>> = {
  community: 9,
  street: 9,
  district: 2,
};

/** The kind that fits the matter, or any where the rules in force have no such kind. */
function kindOf(random: Random, matter: Matter, kinds: readonly KindInForce[]): KindInForce {
  const meant = KINDS[random.weighted(matter.kinds)];
  return kinds.find(({ kind }) => kind === meant) ?? random.pick(kinds);
}

const levelOf = (random: Random, { levels }: KindInForce): WhistleLevel =>
  random.pickByWeight(levels.map((level) => ({ level, weight: LEVEL_WEIGHTS[level] }))).level;

const near = (random: Random, middle: number): number =>
  Number((middle + random.between(-0.008, 0.008)).toFixed(6));

/** Calls by telephone, WeChat or petition leave a name; patrols and cameras do not. */
function intake(random: Random): Pick<RaiseWhistle, 'channel' | 'contact'> {
  if (!random.chance(0.6)) {
    const channels = ['grid-patrol', 'grid-patrol', 'video-surveillance', 'home-visit'] as const;
    return { channel: random.pick([...channels, 'public-opinion' as const]) };
  }
  const name = random.pick(SURNAMES) + random.pick(['女士', '先生', ...GIVEN_NAMES]);
  // No operator has numbers that begin with 100: nobody is called by accident.
  const phone = `100${random.int(10_000_000, 99_999_999)}`;
  return { channel: random.pick(CONTACT_CHANNELS), contact: { name, phone } };
}

function assistants(random: Random, { assisting }: Matter, joint: boolean): string[] {
  const wanted = joint ? random.int(1, 3) : random.weighted([60, 32, 8]);
  return assisting.slice(0, wanted);
}

const informed = (random: Random, called: readonly string[]): string[] =>
  random.chance(0.12)
    ? ['dept-yingji', 'dept-minzheng'].filter((id) => !called.includes(id)).slice(0, 1)
    : [];

/** Each post that the kind asks for (鼓楼: 党工委书记、主任). */
function initiators(random: Random, kind: KindInForce): Pick<RaiseWhistle, 'initiators'> {
  if (!kind.initiators) return {};
  return { initiators: kind.initiators.map((post) => ({ name: personName(random), post })) };
}

interface Scene {
  readonly street: DemoStreet;
  readonly place: RaiseWhistle['place'];
  readonly community: string;
  /** Where it is, in words. */
  readonly spot: string;
}

function scene(random: Random, matter: Matter): Scene {
  const street = random.pickByWeight(STREETS);
  const community = random.pick(communitiesOf(STREETS.indexOf(street)));
  const spot = `${random.pick(street.roads)}${random.int(1, 268)}号${random.pick(matter.spots)}`;
  const place = {
    address: `${street.name}${community.name}${spot}`,
    regionCode: community.regionCode,
    longitude: near(random, street.longitude),
    latitude: near(random, street.latitude),
  };
  return { street, place, community: community.id, spot };
}

function raiserOf(level: WhistleLevel, { street, community }: Scene): Actor {
  if (level === 'district') return centre;
  return actorFor(level === 'community' ? community : street.id);
}

/** Draws a whistle that sounds at this time. @throws RangeError where no rules are in force then. */
export function blow(random: Random, matter: Matter, rules: WhistleRuleBook, at: number): Blow {
  const kind = kindOf(random, matter, rules.kindsAt(iso(at)));
  const level = levelOf(random, kind);
  const where = scene(random, matter);
  const { place, street, spot } = where;
  const here = (department: string) => inStreet(street.id, department);
  const lead = here(matter.lead);
  const assisting = assistants(random, matter, kind.kind === 'joint-enforcement').map(here);
  const command: RaiseWhistle = {
    type: 'RaiseWhistle',
    ...{ kind: kind.kind, level, place, category: matter.category, street: street.id },
    title: `${spot}${random.pick(matter.titles)}`,
    description: `${place.address}：${random.pick(matter.descriptions)}`,
    ...intake(random),
    ...{ lead, assisting },
    informed: informed(random, [lead, ...assisting]),
    ...initiators(random, kind),
  };
  const raiser = raiserOf(level, where);
  const cast = { raiser, street: actorFor(street.id), place, outcomes: matter.outcomes };
  return { at, matter, command, cast };
}
