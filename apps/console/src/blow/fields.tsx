import { Form, type FormInstance, Input, Radio, Select } from 'antd';

import type { BlowChoicesQuery, WhistleLevel } from '../api/generated';
import { CHANNEL } from '../words';
import { Suggested } from './suggested';
import type { Typed } from './typed';
import { t } from '../app/text';

type Kind = BlowChoicesQuery['whistleKinds'][number];
type Limit = Kind['limits']['arrive'];

const told = (what: string, limit: Limit): string[] =>
  limit ? [`${what} ${limit.value} ${t(limit.unit)}`] : [];

const limitsOf = ({ limits: { acknowledge, arrive, resolve } }: Kind): string =>
  [...told(t('签收'), acknowledge), ...told(t('报到'), arrive), ...told(t('办结'), resolve)].join(
    t('，'),
  );

const needed = (message: string) => [{ required: true, message }];

const channels = Object.entries(CHANNEL)
  .filter(([value]) => value !== 'IMPORT')
  .map(([value, label]) => ({ value, label }));

const TABLE = { COMPONENT: t('部件'), EVENT: t('事件') } as const;

/** What it is about. */
export const Matter = ({
  choices,
  level,
}: {
  readonly choices: BlowChoicesQuery;
  readonly level: WhistleLevel;
}) => (
  <section className="panel" aria-label={t('事项')}>
    <Form.Item name="kind" label={t('种类')} rules={needed(t('请选择种类'))}>
      <Radio.Group className="kinds">
        {choices.whistleKinds
          .filter(({ levels }) => levels.includes(level))
          .map((kind) => (
            <Radio key={kind.kind} value={kind.kind} className="kind">
              <strong>{kind.name}</strong>
              <br />
              <span className="muted">{limitsOf(kind)}</span>
            </Radio>
          ))}
      </Radio.Group>
    </Form.Item>
    <Form.Item
      name="title"
      label={t('标题')}
      rules={[{ required: true, min: 4, message: t('标题至少 4 个字') }]}
    >
      <Input maxLength={100} placeholder={t('如：建设街消防通道被占')} />
    </Form.Item>
    <Form.Item name="description" label={t('情况')} rules={needed(t('请写明情况'))}>
      <Input.TextArea
        rows={3}
        maxLength={4_000}
        placeholder={t('什么事、已做了什么、要部门办什么')}
      />
    </Form.Item>
    <div className="pair">
      <Form.Item name="category" label={t('类别')} rules={needed(t('请选择类别'))}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={choices.categories.map(({ code, name, table }) => ({
            value: code,
            label: t('{{name}}（{{table}}）', { name, table: TABLE[table] }),
          }))}
        />
      </Form.Item>
      <Form.Item name="channel" label={t('来源')} required>
        <Select options={channels} />
      </Form.Item>
    </div>
  </section>
);

const CALLABLE = ['DEPARTMENT', 'STATIONED_AGENCY', 'COMPANY', 'UTILITY', 'COMMITTEE_MEMBER'];

/** Who is called. */
export function Callees({
  choices,
  street,
  form,
}: {
  readonly choices: BlowChoicesQuery;
  readonly street: string;
  readonly form: FormInstance<Typed>;
}) {
  const options = choices.organisations
    .filter(({ kind }) => CALLABLE.includes(kind))
    // Another street’s stationed agencies are that street’s.
    .filter(({ kind, parent }) => kind !== 'STATIONED_AGENCY' || parent === street)
    .map(({ id, name }) => ({ value: id, label: name }));
  const search = { optionFilterProp: 'label' };
  return (
    <section className="panel" aria-label={t('召集')}>
      <Suggested form={form} />
      <Form.Item name="lead" label={t('主办')} rules={needed(t('请选择主办部门'))}>
        <Select
          showSearch={search}
          options={options}
          placeholder={t('选一个部门，可输入名称查找')}
        />
      </Form.Item>
      <div className="pair">
        <Form.Item name="assisting" label={t('协办')}>
          <Select mode="multiple" showSearch={search} options={options} />
        </Form.Item>
        <Form.Item name="informed" label={t('知会')}>
          <Select mode="multiple" showSearch={search} options={options} />
        </Form.Item>
      </div>
    </section>
  );
}

/** The resident, where one asked for it; shown only to whoever works on it. */
export const Resident = () => (
  <section className="panel" aria-label={t('居民联系方式')}>
    <div className="pair">
      <Form.Item name="name" label={t('居民姓名')}>
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
      <Form.Item name="phone" label={t('居民电话')} dependencies={['name']}>
        <Input maxLength={20} inputMode="tel" autoComplete="off" />
      </Form.Item>
    </div>
  </section>
);
