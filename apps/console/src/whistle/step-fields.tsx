import { Form, Input, InputNumber, Radio, Select } from 'antd';

import type { ComponentType, ReactElement } from 'react';

import type { SatisfactionChannel, SummonsRole, SupervisionStep } from '../api/generated';

import type { Piece } from '../api/evidence';
import { EvidenceField } from './evidence-field';
import { LocationField, type Place } from './location-field';
import { t } from '../app/text';
import { RATING, SATISFACTION_CHANNEL } from '../words';

/** What people typed, by the name of the field. */
export interface Values {
  readonly person?: string;
  readonly note?: string;
  readonly reason?: string;
  readonly legalBasis?: string;
  readonly summary?: string;
  readonly plan?: string;
  /** Local time of the district, `2026-11-27T18:00`. */
  readonly doneBy?: string;
  readonly until?: string;
  readonly satisfaction?: number;
  readonly responseSpeed?: number;
  readonly cooperation?: number;
  readonly implementation?: number;
  readonly extension?: { readonly value: number; readonly unit: string };
  readonly location?: Place;
  readonly evidence?: readonly Piece[];
  readonly lead?: string;
  readonly assisting?: readonly string[];
  readonly informed?: readonly string[];
  readonly replacement?: string;
  readonly department?: string;
  readonly role?: SummonsRole;
  readonly supervision?: SupervisionStep;
  readonly into?: string;
  readonly channel?: SatisfactionChannel;
  readonly summonses?: readonly number[];
  /** Of a native field, Shanghai. */
  readonly startsAt?: string;
  readonly enforcement?: number;
  readonly attended?: readonly string[];
  readonly findings?: string;
  readonly measures?: string;
}

/** What a command refers to its evidence by. */
export const referencesOf = ({ evidence = [] }: Values) =>
  evidence.map(({ reference }) => ({ reference }));

/** The whistle, and the summons of it, that a form is about. */
export interface FormOn {
  readonly whistleId: string;
  readonly summons: number;
}

export interface Field {
  readonly name: keyof Values;
  readonly kind:
    | 'person'
    | 'area'
    | 'moment'
    | 'rating'
    | 'limit'
    | 'location'
    | 'evidence'
    | 'kept'
    | 'block'
    | 'channel';
  /** Shown in place of one input: fields that need to know what they are about. */
  readonly Block?: ComponentType<FormOn>;
  readonly label: string;
  /** Longest text. */
  readonly most?: number;
  readonly optional?: boolean;
}

const UNITS = ['工作日', '自然日', '工作时', '小时', '分钟'].map((value) => ({
  value,
  label: t(value),
}));

const channelOptions = Object.entries(SATISFACTION_CHANNEL).map(([value, label]) => ({
  value,
  label,
}));

/** The best first. */
const ratingOptions = Object.entries(RATING)
  .map(([value, label]) => ({ value: Number(value), label }))
  .reverse();

const LimitField = ({ label }: { readonly label: string }) => (
  <div className="row" role="group" aria-label={label}>
    <Form.Item
      name={['extension', 'value']}
      label={label}
      initialValue={1}
      rules={[{ required: true, message: t('请填写延长多久') }]}
    >
      <InputNumber min={0} inputMode="numeric" />
    </Form.Item>
    <Form.Item name={['extension', 'unit']} label={t('单位')} initialValue="工作日">
      <Select options={UNITS} style={{ width: 120 }} />
    </Form.Item>
  </div>
);

const PLAIN: Partial<Readonly<Record<Field['kind'], ReactElement>>> = {
  location: <LocationField />,
  evidence: <EvidenceField />,
  kept: <EvidenceField isKept />,
  moment: <Input type="datetime-local" />,
};

const inputOf = ({ kind, label, most }: Field): ReactElement => {
  if (kind === 'person') return <Input maxLength={50} autoComplete="name" />;
  if (kind === 'rating') return <Radio.Group options={ratingOptions} aria-label={label} />;
  if (kind === 'channel') return <Radio.Group options={channelOptions} aria-label={label} />;
  const plain = PLAIN[kind];
  if (plain) return plain;
  return <Input.TextArea rows={3} showCount maxLength={most ?? 500} />;
};

const isText = ({ kind }: Field): boolean => kind === 'person' || kind === 'area';

/** One field of a form; what the service says against it is shown there. */
export function StepField({ field, on }: { readonly field: Field; readonly on: FormOn }) {
  const { name, kind, label, optional = false, Block } = field;
  if (Block) return <Block whistleId={on.whistleId} summons={on.summons} />;
  if (kind === 'limit') return <LimitField label={label} />;
  const message = isText(field) ? t('请填写{{label}}', { label }) : t('请选择{{label}}', { label });
  // Only of texts: the rule takes whatever else for an empty one.
  const needed = isText(field)
    ? { required: true, message, whitespace: true }
    : { required: true, message };
  const rules = optional ? [] : [needed];
  return (
    <Form.Item name={name} label={label} required={!optional} rules={rules}>
      {inputOf(field)}
    </Form.Item>
  );
}
