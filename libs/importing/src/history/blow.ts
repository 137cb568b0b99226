import type { Rejection } from '#event-sourcing';
import {
  INTAKE_CHANNELS,
  type IntakeChannel,
  type Place,
  type ResidentContact,
  WHISTLE_LEVELS,
  type WhistleCommand,
  type WhistleLevel,
} from '#whistle';
import type { ImportPlan } from './plan.js';
import { type ImportRejection, invalidValue, isInvalid } from './row-refusals.js';
import type { StagedRow } from './staging.js';

type Invalid = Rejection<ImportRejection>;

export interface CaseRow {
  readonly plan: ImportPlan;
  readonly caseName: string;
  readonly row: StagedRow;
}

type Raise = Extract<WhistleCommand, { type: 'RaiseWhistle' }>;

/** Who blows: the street that the row names, or its community. */
export const blowerOf = ({ plan, row }: CaseRow): string => plan.called.actual(row.street);

function oneOf<T extends string>(field: string, value: string, all: readonly T[]): T | Invalid {
  const found = all.find((one) => one === value);
  return found ?? invalidValue(`whistle/${field}`, value, `应为 ${all.join('、')} 之一`);
}

function degrees(
  field: 'longitude' | 'latitude',
  text: string,
  most: number,
): { readonly value: number } | Invalid {
  const value = /^[+-]?\d{1,3}(\.\d+)?$/.test(text) ? Number(text) : NaN;
  if (Math.abs(value) <= most) return { value };
  return invalidValue(`whistle/${field}`, text, `应为 -${most} 至 ${most} 的度数`);
}

/** Both or neither. */
function coordinates(longitude: string, latitude: string) {
  if (longitude === '' && latitude === '') return {};
  const [east, north] = [degrees('longitude', longitude, 180), degrees('latitude', latitude, 90)];
  if (isInvalid(east)) return east;
  if (isInvalid(north)) return north;
  return { longitude: east.value, latitude: north.value };
}

function placeOf({ plan: { fields }, row: { cells } }: CaseRow): Place | Invalid {
  const regionCode = fields.regionCode(cells);
  if (!/^\d{12}$/.test(regionCode))
    return invalidValue('whistle/regionCode', regionCode, '应为 12 位区划代码');
  const found = coordinates(fields.longitude(cells), fields.latitude(cells));
  if ('rejected' in found) return found;
  return { address: fields.address(cells), regionCode, ...found };
}

const PHONE = /^\+?[\d -]{5,20}$/;
const LONGEST_NAME = 50;

/** The resident, where there is a telephone to get back to. */
function contactOf(of: CaseRow): { readonly contact?: ResidentContact } | Invalid {
  const { fields } = of.plan;
  const phone = fields.contactPhone(of.row.cells);
  if (phone === '') return {};
  if (!PHONE.test(phone)) return invalidValue('whistle/contactPhone', phone, '应为电话号码');
  const name = fields.contactName(of.row.cells) || '居民';
  if (name.length > LONGEST_NAME)
    return invalidValue('whistle/contactName', name, `至多 ${LONGEST_NAME} 字`);
  return { contact: { name, phone } };
}

function levelOf(of: CaseRow, street: string): WhistleLevel | Invalid {
  const level = of.plan.fields.level(of.row.cells);
  if (level !== '') return oneOf('level', level, WHISTLE_LEVELS);
  return blowerOf(of) === street ? 'street' : 'community';
}

interface Checked {
  readonly level: WhistleLevel;
  readonly channel: IntakeChannel;
  readonly place: Place;
  readonly contact?: ResidentContact;
}

function checkedValuesOf(of: CaseRow, street: string): Checked | Invalid {
  const level = levelOf(of, street);
  if (typeof level !== 'string') return level;
  const channel = oneOf('channel', of.plan.fields.channel(of.row.cells), INTAKE_CHANNELS);
  if (typeof channel !== 'string') return channel;
  const place = placeOf(of);
  if ('rejected' in place) return place;
  const contact = contactOf(of);
  if (isInvalid(contact)) return contact;
  return { level, channel, place, ...contact };
}

/** The blow that the first row of a case tells of; or which of its values cannot be. */
export function raiseCommandOf(of: CaseRow): Raise | Invalid {
  const { plan, caseName, row } = of;
  const { fields, called, source } = plan;
  const { cells } = row;
  const street = plan.directory.streetOf(blowerOf(of)) ?? blowerOf(of);
  const values = checkedValuesOf(of, street);
  if (isInvalid(values)) return values;
  return {
    type: 'RaiseWhistle',
    kind: fields.kind(cells),
    title: fields.title(cells) || caseName,
    description: fields.description(cells),
    category: fields.category(cells),
    ...values,
    street,
    lead: called.actual(row.unit),
    assisting: called.listed(fields.assisting(cells)),
    informed: called.listed(fields.informed(cells)),
    source: { system: source, reference: caseName },
  };
}
