import type { IntakeChannel, RaiseWhistleInput, WhistleLevel } from '../api/generated';
import { pointOf } from './boundary';

/** What is typed and chosen to blow a whistle. */
export interface Typed {
  readonly kind: string;
  readonly title: string;
  readonly description: string;
  readonly category: string;
  readonly channel: IntakeChannel;
  readonly address: string;
  /** 116.31, 39.92 */
  readonly point: string;
  readonly regionCode: string;
  readonly lead: string;
  readonly assisting?: readonly string[];
  readonly informed?: readonly string[];
  readonly name?: string;
  readonly phone?: string;
}

/** Who blows, and under which id it is recorded. */
interface From {
  readonly street: string;
  readonly level: WhistleLevel;
  readonly commandId: string;
}

export function toInput(typed: Typed, { street, level, commandId }: From): RaiseWhistleInput {
  const { kind, title, description, category, channel, lead, name, phone } = typed;
  const place = { address: typed.address, regionCode: typed.regionCode };
  return {
    kind,
    title,
    description,
    category,
    channel,
    lead,
    street,
    level,
    commandId,
    assisting: typed.assisting ?? [],
    informed: typed.informed ?? [],
    place: Object.assign({ longitude: 0, latitude: 0 }, pointOf(typed.point), place),
    contact: name && phone ? { name, phone } : null,
  };
}

/** Where the reason against a field of the input is shown. */
export function fieldOf(path: string): keyof Typed {
  const [first = '', second = ''] = path.replace(/^input\./, '').split('.');
  if (first === 'place') return second === 'address' || second === 'regionCode' ? second : 'point';
  if (first === 'contact') return second === 'name' ? 'name' : 'phone';
  return first as keyof Typed;
}
