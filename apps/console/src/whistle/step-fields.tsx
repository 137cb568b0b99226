import { Form, Input, InputNumber, Radio, Select } from 'antd';

import type { ReactElement } from 'react';

import type { Piece } from '../api/evidence';
import { EvidenceField } from './evidence-field';
import { LocationField, type Place } from './location-field';
import { t } from '../app/text';

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
}

export interface Field {
  readonly name: keyof Values;
  readonly kind:
    'person' | 'area' | 'moment' | 'rating' | 'limit' | 'location' | 'evidence' | 'kept';
  readonly label: string;
  /** Longest text. */
  readonly most?: number;
  readonly optional?: boolean;
}

/** 国家政务服务“好差评”的五级。 */
const RATINGS = [
  [5, t('非常满意')],
  [4, t('满意')],
  [3, t('基本满意')],
  [2, t('不满意')],
  [1, t('非常不满意')],
] as const;

const UNITS = ['工作日', '自然日', '工作时', '小时', '分钟'].map((value) => ({
  value,
  label: t(value),
}));

const ratingOptions = RATINGS.map(([value, label]) => ({ value, label }));

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

const inputOf = ({ kind, label, most }: Field): ReactElement => {
  if (kind === 'person') return <Input maxLength={50} autoComplete="name" />;
  if (kind === 'rating') return <Radio.Group options={ratingOptions} aria-label={label} />;
  if (kind === 'location') return <LocationField />;
  if (kind === 'evidence') return <EvidenceField />;
  if (kind === 'kept') return <EvidenceField isKept />;
  if (kind === 'moment') return <Input type="datetime-local" />;
  return <Input.TextArea rows={3} showCount maxLength={most ?? 500} />;
};

const isText = ({ kind }: Field): boolean => kind === 'person' || kind === 'area';

/** One field of a form; what the service says against it is shown there. */
export function StepField({ field }: { readonly field: Field }) {
  const { name, kind, label, optional = false } = field;
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
