import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useEffect } from 'react';

import { ask } from '../api/client';
import { Callable, StreetForm, type StreetFormQuery } from '../api/generated';
import { serverNow } from '../api/server-clock';
import { t } from '../app/text';
import { momentOf } from '../time';
import type { FormOn, Values } from './step-fields';

type Asked = NonNullable<StreetFormQuery['whistle']>;

/** What a street has asked for so far, for the forms in which it asks for something else. */
const useAsked = (id: string): Asked | undefined =>
  useQuery({
    queryKey: ['whistle', id, 'street'],
    queryFn: async () => (await ask(StreetForm, { id })).whistle,
  }).data ?? undefined;

const CALLABLE = ['DEPARTMENT', 'STATIONED_AGENCY', 'COMPANY', 'UTILITY', 'COMMITTEE_MEMBER'];

/** Who may be called: another street’s stationed agencies are that street’s. */
const useCallable = (street: string | undefined) =>
  useQuery({
    queryKey: ['callable'],
    refetchOnWindowFocus: false,
    queryFn: async () => (await ask(Callable, {})).organisations,
  })
    .data?.filter(({ kind, active }) => active && CALLABLE.includes(kind))
    .filter(({ kind, parent }) => kind !== 'STATIONED_AGENCY' || parent === street)
    .map(({ id, name }) => ({ value: id, label: name })) ?? [];

const SEARCH = { optionFilterProp: 'label' };
const Waiting = () => <p className="muted">{t('正在打开…')}</p>;

/** What the reviewer has written, the latest time. */
const returnedText = ({ timeline }: Asked): string | undefined =>
  [...timeline].reverse().find(({ type }) => type === 'WhistleReturned')?.text;

const idsOf = (those: readonly { readonly id: string }[]): string[] => those.map(({ id }) => id);

/** What was sent back and why, and who is called, to be changed. */
export function Resubmitted({ whistleId }: FormOn) {
  const form = Form.useFormInstance<Values>();
  const asked = useAsked(whistleId);
  const call = asked?.call;
  const options = useCallable(asked?.street);
  useEffect(() => {
    if (!call || form.isFieldsTouched()) return;
    const others = { assisting: idsOf(call.assisting), informed: idsOf(call.informed) };
    form.setFieldsValue(Object.assign({ lead: call.lead.id }, others));
  }, [call, form]);
  if (!asked) return <Waiting />;
  return (
    <>
      <p className="told" role="note">
        {returnedText(asked)}
      </p>
      <Form.Item
        name="lead"
        label={t('主办')}
        rules={[{ required: true, message: t('请选择主办部门') }]}
      >
        <Select showSearch={SEARCH} options={options} />
      </Form.Item>
      <Form.Item name="assisting" label={t('协办')}>
        <Select mode="multiple" showSearch={SEARCH} options={options} />
      </Form.Item>
      <Form.Item name="informed" label={t('知会')}>
        <Select mode="multiple" showSearch={SEARCH} options={options} />
      </Form.Item>
    </>
  );
}

/** Who leads from now on; the one before where nobody is chosen. */
export function NewLead({ whistleId }: FormOn) {
  const asked = useAsked(whistleId);
  const before = asked?.summonses.find(({ role }) => role === 'LEAD')?.departmentName;
  return (
    <Form.Item name="lead" label={t('主办')}>
      <Select
        allowClear
        showSearch={SEARCH}
        options={useCallable(asked?.street)}
        placeholder={
          before === undefined ? t('原主办部门') : t('仍由{{name}}主办', { name: before })
        }
      />
    </Form.Item>
  );
}

/** At least two of those that were summoned, and when. */
export function Enforced({ whistleId }: FormOn) {
  const options = useAsked(whistleId)
    ?.summonses.filter(({ status }) => status !== 'RELEASED')
    .map(({ summons, departmentName }) => ({ value: summons, label: departmentName }));
  return (
    <>
      <Form.Item
        name="summonses"
        label={t('参加的部门')}
        rules={[{ required: true, type: 'array', min: 2, message: t('请至少选两个部门') }]}
      >
        <Select mode="multiple" options={options ?? []} showSearch={SEARCH} />
      </Form.Item>
      <Form.Item
        name="startsAt"
        label={t('执法时间（北京时间）')}
        rules={[{ required: true, message: t('请填写执法时间') }]}
      >
        <Input type="datetime-local" />
      </Form.Item>
    </>
  );
}

/** Which of those that were called has been held, and who came. */
export function Concluded({ whistleId }: FormOn) {
  const form = Form.useFormInstance<Values>();
  const open = useAsked(whistleId)?.enforcements.filter(({ concludedAt }) => concludedAt === null);
  const [first] = open ?? [];
  const chosen = Form.useWatch('enforcement', form) as number | undefined;
  useEffect(() => {
    if (first && !form.isFieldsTouched()) form.setFieldValue('enforcement', first.enforcement);
  }, [first, form]);
  const called = open?.find(({ enforcement }) => enforcement === chosen)?.departments ?? [];
  return (
    <>
      <Form.Item
        name="enforcement"
        label={t('哪次联合执法')}
        rules={[{ required: true, message: t('请选择') }]}
      >
        <Select
          options={(open ?? []).map(({ enforcement, startsAt, plan }) => ({
            value: enforcement,
            label: `${momentOf(startsAt, serverNow())} ${plan}`,
          }))}
        />
      </Form.Item>
      <Form.Item name="attended" label={t('到场的部门')}>
        <Select
          mode="multiple"
          options={called.map(({ id, name }) => ({ value: id, label: name }))}
          showSearch={SEARCH}
        />
      </Form.Item>
    </>
  );
}
