import type { Actor } from '#event-sourcing';
import type { RaiseWhistle, WhistleLevel } from '#whistle';
import type { KindInForce, RuleBook } from '#rules';
import { communitiesOf } from '../district/organisations.js';
import { MATTERS_OF_ORDER } from '../district/matters-of-order.js';
import { MATTERS_OF_LIFE } from '../district/matters-of-life.js';
import { MATTERS_OF_WORKS } from '../district/matters-of-works.js';
import type { Case, Matter } from '../district/matter.js';
import { residentsOf } from '../district/people.js';
import { type DemoStreet, STREETS } from '../district/places.js';
import { responderIn } from '../district/responders.js';
import { CONTACT_CHANNELS, REPEATED } from '../district/words.js';
import { actorFor, type Cast, centre } from './cast.js';
import { iso } from './moments.js';
import type { Random } from './random.js';

export const MATTERS: readonly Matter[] = [
  ...MATTERS_OF_ORDER,
  ...MATTERS_OF_WORKS,
  ...MATTERS_OF_LIFE,
];

/** A whistle when it is blown. */
export interface BlownWhistle {
  readonly at: number;
  readonly matter: Matter;
  readonly command: RaiseWhistle;
  readonly cast: Cast;
}

/** In the order of {@link Case.kinds}. */
const KINDS = ['routine', 'joint-enforcement', 'emergency', 'hard-problem'];
const LEVEL_WEIGHTS: Readonly<Record<WhistleLevel, number>> = {
  community: 9,
  street: 9,
  district: 2,
};

/** The kind that fits the case, or any where the rules in force have no such kind. */
function kindOf(random: Random, problem: Case, kinds: readonly KindInForce[]): KindInForce {
  const meant = KINDS[random.weighted(problem.kinds)];
  return kinds.find(({ kind }) => kind === meant) ?? random.pick(kinds);
}

const levelOf = (random: Random, { levels }: KindInForce): WhistleLevel =>
  random.pickByWeight(levels.map((level) => ({ level, weight: LEVEL_WEIGHTS[level] }))).level;

const drawNear = (random: Random, middle: number): number =>
  Number((middle + random.between(-0.008, 0.008)).toFixed(6));

/** Calls by telephone, WeChat or petition leave a name; patrols and cameras do not. */
function drawIntake(random: Random, community: string): Pick<RaiseWhistle, 'channel' | 'contact'> {
  if (!random.chance(0.6)) {
    const channels = ['grid-patrol', 'grid-patrol', 'video-surveillance', 'home-visit'] as const;
    return { channel: random.pick([...channels, 'public-opinion' as const]) };
  }
  const residents = residentsOf(community);
  // A few call often, most once: 热心居民.
  const who = Math.floor(residents.length * random.between(0, 1) ** 2);
  const contact = residents[who];
  return { channel: random.pick(CONTACT_CHANNELS), ...(contact && { contact }) };
}

function pickAssistants(random: Random, { assisting }: Matter, joint: boolean): string[] {
  const wanted = joint ? random.int(1, 3) : random.weighted([60, 32, 8]);
  return assisting.slice(0, wanted);
}

const pickInformed = (random: Random, called: readonly string[]): string[] =>
  random.chance(0.12)
    ? ['dept-yingji', 'dept-minzheng'].filter((id) => !called.includes(id)).slice(0, 1)
    : [];

interface Scene {
  readonly street: DemoStreet;
  readonly place: RaiseWhistle['place'];
  readonly community: string;
  /** Where it is, in words. */
  readonly spot: string;
}

function sceneOf(random: Random, problem: Case): Scene {
  const street = random.pickByWeight(STREETS);
  const community = random.pick(communitiesOf(STREETS.indexOf(street)));
  const spot = `${random.pick(street.roads)}${random.int(1, 268)}号${random.pick(problem.spots)}`;
  const place = {
    address: `${street.name}${community.name}${spot}`,
    regionCode: community.regionCode,
    longitude: drawNear(random, street.longitude),
    latitude: drawNear(random, street.latitude),
  };
  return { street, place, community: community.id, spot };
}

function raiserOf(level: WhistleLevel, { street, community }: Scene): Actor {
  if (level === 'district') return centre;
  return actorFor(level === 'community' ? community : street.id);
}

/** Whom the whistle calls: agencies stationed in the street stand for their departments. */
function callOf(random: Random, matter: Matter, street: string, joint: boolean) {
  const here = (department: string) => responderIn(street, department);
  const lead = here(matter.lead);
  const assisting = pickAssistants(random, matter, joint).map(here);
  return { lead, assisting, informed: pickInformed(random, [lead, ...assisting]) };
}

/** Draws a whistle blown at this time. @throws RangeError where no rules are in force then */
export function drawWhistle(
  random: Random,
  matter: Matter,
  rules: RuleBook,
  at: number,
): BlownWhistle {
  const problem = random.pick(matter.cases);
  const kind = kindOf(random, problem, rules.kindsAt(iso(at)));
  const level = levelOf(random, kind);
  const where = sceneOf(random, problem);
  const { place, street, spot, community } = where;
  const call = callOf(random, matter, street.id, kind.kind === 'joint-enforcement');
  const command: RaiseWhistle = {
    type: 'RaiseWhistle',
    kind: kind.kind,
    level,
    place,
    category: matter.category,
    street: street.id,
    title: `${spot}${problem.title}`,
    description: `${place.address}：${problem.description}`,
    ...drawIntake(random, community),
    ...call,
  };
  const { outcome } = problem;
  const cast = { raiser: raiserOf(level, where), street: actorFor(street.id), place, community };
  return { at, matter, command, cast: { ...cast, lead: call.lead, outcome } };
}

/** The same problem reported by somebody else of the street, as happens within hours. */
export function drawSecondReport(random: Random, first: BlownWhistle, at: number): BlownWhistle {
  const { channel, contact } = drawIntake(random, first.cast.community);
  const again: RaiseWhistle = {
    ...first.command,
    channel,
    informed: [],
    ...(contact && { contact }),
  };
  const raiser = first.command.level === 'district' ? centre : first.cast.street;
  return { at, matter: first.matter, command: again, cast: { ...first.cast, raiser } };
}

/** 复哨: the same problem in the same place, weeks after it was settled. */
export function blowAgain(first: BlownWhistle, previous: string, at: number): BlownWhistle {
  const { title, ...command } = first.command;
  const again = { ...command, title: `${title}${REPEATED}`, previous: [previous] };
  return { ...first, at, command: again };
}
