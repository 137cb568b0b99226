import { Form, type FormInstance, Input, Radio, Select } from 'antd';

import type { BlowChoicesQuery, WhistleLevel } from '../api/generated';
import { CHANNEL } from '../words';
import { Suggested } from './suggested';
import type { Typed } from './typed';

type Kind = BlowChoicesQuery['whistleKinds'][number];
type Limit = Kind['limits']['arrive'];

const told = (what: string, limit: Limit): string[] =>
  limit ? [`${what} ${limit.value} ${limit.unit}`] : [];

const limitsOf = ({ limits: { acknowledge, arrive, resolve } }: Kind): string =>
  [...told('签收', acknowledge), ...told('报到', arrive), ...told('办结', resolve)].join('，');

const needed = (message: string) => [{ required: true, message }];

const channels = Object.entries(CHANNEL)
  .filter(([value]) => value !== 'IMPORT')
  .map(([value, label]) => ({ value, label }));

const TABLE = { COMPONENT: '部件', EVENT: '事件' } as const;

/** What it is about. */
export const Matter = ({
  choices,
  level,
}: {
  readonly choices: BlowChoicesQuery;
  readonly level: WhistleLevel;
}) => (
  <section className="panel" aria-label="事项">
    <Form.Item name="kind" label="种类" rules={needed('请选择种类')}>
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
      label="标题"
      rules={[{ required: true, min: 4, message: '标题至少 4 个字' }]}
    >
      <Input maxLength={100} placeholder="如：建设街消防通道被占" />
    </Form.Item>
    <Form.Item name="description" label="情况" rules={needed('请写明情况')}>
      <Input.TextArea rows={3} maxLength={4_000} placeholder="什么事、已做了什么、要部门办什么" />
    </Form.Item>
    <div className="pair">
      <Form.Item name="category" label="类别" rules={needed('请选择类别')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={choices.categories.map(({ code, name, table }) => ({
            value: code,
            label: `${name}（${TABLE[table]}）`,
          }))}
        />
      </Form.Item>
      <Form.Item name="channel" label="来源" required>
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
    <section className="panel" aria-label="召集">
      <Suggested form={form} />
      <Form.Item name="lead" label="主办" rules={needed('请选择主办部门')}>
        <Select showSearch={search} options={options} placeholder="选一个部门，可输入名称查找" />
      </Form.Item>
      <div className="pair">
        <Form.Item name="assisting" label="协办">
          <Select mode="multiple" showSearch={search} options={options} />
        </Form.Item>
        <Form.Item name="informed" label="知会">
          <Select mode="multiple" showSearch={search} options={options} />
        </Form.Item>
      </div>
    </section>
  );
}

/** The resident, where one asked for it; shown only to whoever works on it. */
export const Resident = () => (
  <section className="panel" aria-label="居民联系方式">
    <div className="pair">
      <Form.Item name="name" label="居民姓名">
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
      <Form.Item name="phone" label="居民电话" dependencies={['name']}>
        <Input maxLength={20} inputMode="tel" autoComplete="off" />
      </Form.Item>
    </div>
  </section>
);
