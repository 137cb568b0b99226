import { useQuery } from '@tanstack/react-query';
import { Button, Form, type FormInstance, Input, Radio, Select } from 'antd';
import { useEffect, useState } from 'react';

import { ask } from '../api/client';
import { MergeTargets, Suggested } from '../api/generated';
import { t } from '../app/text';
import { Callees as CalleeFields } from '../blow/fields';
import type { Typed } from '../blow/typed';
import { momentOf } from '../time';
import { serverNow } from '../api/server-clock';
import type { FormOn, Values } from '../whistle/step-fields';
import { ROLE } from '../words';
import { type Asked, useAsked, useAskedSummons, useChoices } from './asked';

const CALLABLE = ['DEPARTMENT', 'STATIONED_AGENCY', 'COMPANY', 'UTILITY', 'COMMITTEE_MEMBER'];
const SEARCH = { optionFilterProp: 'label' } as const;
const Waiting = () => <p className="muted">{t('正在打开…')}</p>;

type CalleesForm = FormInstance<Typed>;

/** What the street has asked for is there at first; nobody has typed it. */
function useAskedFor(form: CalleesForm, asked: Asked | undefined): void {
  useEffect(() => {
    const call = asked?.call;
    if (!call || form.isFieldsTouched()) return;
    const ids = (those: readonly { readonly id: string }[]) => those.map(({ id }) => id);
    form.setFields([
      { name: 'lead', value: call.lead.id, touched: false },
      { name: 'assisting', value: ids(call.assisting), touched: false },
      { name: 'informed', value: ids(call.informed), touched: false },
    ]);
  }, [asked, form]);
}

const pointOf = ({ place: { longitude, latitude } }: Asked): string =>
  longitude === null ? '' : `${longitude}, ${latitude}`;

/** Who is called, to be changed where it should be others. */
export function Callees({ whistleId }: FormOn) {
  const form = Form.useFormInstance<Typed>();
  const asked = useAsked(whistleId);
  const choices = useChoices();
  useAskedFor(form, choices && asked);
  if (!asked || !choices) return <Waiting />;
  const known = { category: asked.category, title: asked.title, point: pointOf(asked) };
  return (
    <>
      {Object.entries(known).map(([name, value]) => (
        <Form.Item key={name} name={name} initialValue={value} hidden>
          <Input />
        </Form.Item>
      ))}
      <CalleeFields choices={choices} street={asked.street} form={form} />
    </>
  );
}

/** Organisations that may be called, without those that are in it now. */
function useNewcomers(whistleId: string) {
  const asked = useAsked(whistleId);
  const within = (asked?.summonses ?? [])
    .filter(({ status }) => status !== 'DONE' && status !== 'RELEASED')
    .map(({ department }) => department);
  return useChoices()
    ?.organisations.filter(({ id, kind }) => CALLABLE.includes(kind) && !within.includes(id))
    .map(({ id, name }) => ({ value: id, label: name }));
}

const MOST = 3;

/** Who usually has such matters; one click chooses. */
function Hints({
  whistleId,
  choose,
}: {
  readonly whistleId: string;
  choose: (id: string) => void;
}) {
  const asked = useAsked(whistleId);
  const newcomers = useNewcomers(whistleId);
  const { data } = useQuery({
    queryKey: ['suggested', whistleId, asked?.category],
    enabled: asked !== undefined,
    queryFn: async () => {
      const { category = '', title = '' } = asked ?? {};
      return (await ask(Suggested, { category, place: null, text: title || null }))
        .suggestDepartments.suggestions;
    },
  });
  const hints = (data ?? [])
    .filter(({ department }) => newcomers?.some(({ value }) => value === department))
    .slice(0, MOST);
  if (hints.length === 0) return null;
  return (
    <ul className="suggested hints" aria-label={t('可由谁接手')}>
      {hints.map(({ department, departmentName, reasons }) => (
        <li key={department}>
          <span>
            {departmentName}
            <br />
            <span className="muted">{reasons.map(({ text }) => text).join('；')}</span>
          </span>
          <Button onClick={() => choose(department)}>
            {t('由{{name}}接手', { name: departmentName })}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** Who takes over; where the department assists, nobody may. */
export function Successor({ whistleId, summons }: FormOn) {
  const form = Form.useFormInstance<Values>();
  const of = useAskedSummons(whistleId, summons);
  const options = useNewcomers(whistleId);
  if (!of || !options) return <Waiting />;
  const isNeeded = of.role === 'LEAD';
  const extra = isNeeded ? undefined : t('不选则只撤出该部门。');
  return (
    <>
      <Hints whistleId={whistleId} choose={(id) => form.setFieldValue('replacement', id)} />
      <Form.Item
        name="replacement"
        label={t('接手部门')}
        required={isNeeded}
        extra={extra}
        rules={[{ required: isNeeded, message: t('主办部门退出，须指定接手部门') }]}
      >
        <Select
          allowClear
          showSearch={SEARCH}
          options={options}
          placeholder={t('选一个部门，可输入名称查找')}
        />
      </Form.Item>
    </>
  );
}

const ROLES = (['ASSIST', 'INFORMED', 'LEAD'] as const).map((value) => ({
  value,
  label: ROLE[value],
}));

/** One more department. */
export function Newcomer({ whistleId }: FormOn) {
  const options = useNewcomers(whistleId);
  if (!options) return <Waiting />;
  return (
    <>
      <Form.Item
        name="department"
        label={t('部门')}
        rules={[{ required: true, message: t('请选择部门') }]}
      >
        <Select
          showSearch={SEARCH}
          options={options}
          placeholder={t('选一个部门，可输入名称查找')}
        />
      </Form.Item>
      <Form.Item name="role" label={t('角色')} initialValue="ASSIST" required>
        <Radio.Group options={ROLES} aria-label={t('角色')} />
      </Form.Item>
    </>
  );
}

/** The whistle that goes on: another open one of the same street. */
export function MergeTarget({ whistleId }: FormOn) {
  const [text, setText] = useState('');
  const street = useAsked(whistleId)?.street;
  const { data } = useQuery({
    queryKey: ['merge-targets', street, text],
    enabled: street !== undefined,
    queryFn: async () =>
      (await ask(MergeTargets, { street: street ?? '', text: text || null })).streetWorkList,
    placeholderData: (before) => before,
  });
  const options = (data?.edges ?? [])
    .filter(({ node }) => node.whistleId !== whistleId)
    .map(({ node }) => ({
      value: node.whistleId,
      label: `${node.title}（${node.address}，${momentOf(node.raisedAt, serverNow())}）`,
    }));
  return (
    <Form.Item
      name="into"
      label={t('并入哪一声哨')}
      rules={[{ required: true, message: t('请选择并入的哨') }]}
    >
      <Select
        showSearch={{ filterOption: false, onSearch: setText }}
        options={options}
        placeholder={t('搜标题、地址、编号')}
      />
    </Form.Item>
  );
}
