import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';

import { ask } from '../api/client';
import { type OrganisationKind, Organisations } from '../api/generated';
import { t } from '../app/text';

interface Field {
  readonly name: string;
  readonly label: string;
  readonly required?: boolean;
}

const rulesOf = ({ label, required = false }: Field) =>
  required ? [{ required: true, message: t('请填写{{what}}', { what: label }) }] : [];

/** A text that people write. */
export const TextField = (
  field: Field & {
    readonly most?: number;
    readonly placeholder?: string;
    readonly rows?: number;
    readonly help?: string;
  },
) => {
  const { name, label, most = 100, placeholder, rows, help } = field;
  const shared = { maxLength: most, placeholder, autoComplete: 'off' };
  return (
    <Form.Item name={name} label={label} rules={rulesOf(field)} extra={help}>
      {rows === undefined ? <Input {...shared} /> : <Input.TextArea rows={rows} {...shared} />}
    </Form.Item>
  );
};

/** A secret that somebody hands on: seen while it is typed. */
export const PasswordField = ({ name, label }: Field) => (
  <Form.Item
    name={name}
    label={label}
    extra={t('其人首次登录后须先修改。请当面或以电话告知，不要写在群里。')}
    rules={[{ required: true, min: 10, message: t('密码至少 10 个字符') }]}
  >
    <Input.Password autoComplete="new-password" maxLength={128} />
  </Form.Item>
);

export const DateField = (field: Field & { readonly help?: string }) => (
  <Form.Item name={field.name} label={field.label} rules={rulesOf(field)} extra={field.help}>
    <Input type="date" />
  </Form.Item>
);

interface Choices<Value extends string> extends Field {
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly several?: boolean;
}

/** One of a list, or several of it. */
export function ChoiceField<Value extends string>(field: Choices<Value>) {
  const { name, label, options, several = false } = field;
  return (
    <Form.Item name={name} label={label} rules={rulesOf(field)}>
      <Select
        {...(several && { mode: 'multiple' as const })}
        allowClear={field.required !== true}
        showSearch={{ optionFilterProp: 'label' }}
        options={[...options]}
      />
    </Form.Item>
  );
}

/** Every organisation, those that take no part as well: for names and for choosing. */
export function useDirectory() {
  const { data = [] } = useQuery({
    queryKey: ['administration', 'directory'],
    queryFn: async () => (await ask(Organisations, { withInactive: true })).organisations,
    staleTime: 30_000,
  });
  const nameOf = (id: string): string => data.find((one) => one.id === id)?.name ?? id;
  return { organisations: data, nameOf };
}

/** One organisation, or several, by name. */
export function OrganisationField({
  kinds,
  without,
  ...field
}: Field & {
  readonly kinds?: readonly OrganisationKind[];
  readonly without?: string;
  readonly several?: boolean;
}) {
  const { organisations } = useDirectory();
  const options = organisations
    .filter(({ active, kind, id }) => active && id !== without && (kinds?.includes(kind) ?? true))
    .map(({ id, name }) => ({ value: id, label: t('{{name}}（{{id}}）', { name, id }) }));
  return <ChoiceField {...field} options={options} />;
}

export interface Effective {
  readonly effectiveFrom?: string;
  readonly reason?: string;
}

/** From when a change counts, and why. */
export const EffectiveFields = () => (
  <div className="pair">
    <DateField
      name="effectiveFrom"
      label={t('生效日期')}
      help={t('不填为今天；早于今天须写理由。')}
    />
    <TextField name="reason" label={t('理由或文号')} most={500} />
  </div>
);

/** What was left empty is left out. */
export const filled = <Input extends object>(input: Input): Input => {
  const left = Object.entries(input).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(left) as Input;
};
