import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Alert, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';

import { ask } from '../api/client';
import { newCommandId } from '../api/command-id';
import { Failure } from '../api/failure';
import { CallMeeting, WhistlesNamed } from '../api/generated';
import { Explained } from '../app/explained';
import { t } from '../app/text';
import { type SignedIn, useMe } from '../session/me';
import { instantOf } from '../time';
import { reasonOf } from '../whistle/use-step';
import { useOpenWhistles, useOrganisations } from './choices';
import { CALLERS } from './meetings-page';
import { useMeetingStep } from './use-meeting-step';

const route = getRouteApi('/meetings/call');

interface Typed {
  readonly title: string;
  readonly whistles: readonly string[];
  readonly invited: readonly string[];
  /** Of a native field, Shanghai. */
  readonly startsAt: string;
  readonly place: string;
  readonly agenda: string;
}

const MOST_WHISTLES = 20;
const needed = (message: string) => [{ required: true, message }];

function useCall(me: SignedIn) {
  const [commandId] = useState(newCommandId);
  const level = me.account.role === 'STREET' ? 'STREET' : 'DISTRICT';
  return useMeetingStep(async (typed: Typed) => {
    const startsAt = instantOf(typed.startsAt);
    const input = Object.assign({}, typed, { level, commandId, startsAt } as const);
    return (await ask(CallMeeting, { input })).result;
  }, t('已召集会议'));
}

/** What it is about: the one that it is called from, and others of those that are open. */
function WhistlesField({ street }: { readonly street: string | undefined }) {
  const { whistle } = route.useSearch();
  const [text, setText] = useState('');
  const open = useOpenWhistles(street, text);
  const named = useQuery({
    queryKey: ['whistles-named', whistle],
    enabled: whistle !== undefined,
    queryFn: async () => (await ask(WhistlesNamed, { ids: [whistle ?? ''] })).whistles,
  }).data;
  const from = (named ?? []).flatMap((one) => (one ? [{ value: one.id, label: one.title }] : []));
  const others = open.filter(({ value }) => value !== whistle);
  return (
    <Form.Item name="whistles" label={t('所议的哨')} rules={needed(t('请选择所议的哨'))}>
      <Select
        mode="multiple"
        maxCount={MOST_WHISTLES}
        options={[...from, ...others]}
        showSearch={{ filterOption: false, onSearch: setText }}
        placeholder={t('输入标题、地址查找')}
      />
    </Form.Item>
  );
}

const Matter = ({ street }: { readonly street: string | undefined }) => (
  <>
    <Form.Item
      name="title"
      label={t('议题')}
      rules={[{ required: true, min: 2, message: t('议题至少 2 个字') }]}
    >
      <Input maxLength={100} placeholder={t('如：建设街消防通道专题会')} />
    </Form.Item>
    <WhistlesField street={street} />
    <Form.Item name="invited" label={t('邀请单位')} rules={needed(t('请选择邀请的单位'))}>
      <Select
        mode="multiple"
        options={[...useOrganisations()]}
        showSearch={{ optionFilterProp: 'label' }}
      />
    </Form.Item>
    <div className="pair">
      <Form.Item
        name="startsAt"
        label={t('会议时间（北京时间）')}
        rules={needed(t('请填写会议时间'))}
      >
        <Input type="datetime-local" />
      </Form.Item>
      <Form.Item name="place" label={t('会议地点')} rules={needed(t('请填写会议地点'))}>
        <Input maxLength={200} />
      </Form.Item>
    </div>
    <Form.Item name="agenda" label={t('议程')} rules={needed(t('请填写议程'))}>
      <Input.TextArea rows={5} maxLength={4_000} />
    </Form.Item>
  </>
);

function CallForm({ me }: { readonly me: SignedIn }) {
  const [form] = Form.useForm<Typed>();
  const navigate = useNavigate();
  const { whistle } = route.useSearch();
  const { mutate, isPending, error } = useCall(me);
  const showAtFields = (failure: Error): void => {
    if (!(failure instanceof Failure)) return;
    for (const { field, message } of failure.violations)
      form.setFields([
        { name: field.replace(/^input\./, '').split('.')[0] as keyof Typed, errors: [message] },
      ]);
  };
  const call = (typed: Typed): void =>
    mutate(typed, {
      onError: showAtFields,
      onSuccess: ({ meetingId: id }) => void navigate({ to: '/meetings/$id', params: { id } }),
    });
  return (
    <Form<Typed>
      form={form}
      layout="vertical"
      scrollToFirstError={{ focus: true }}
      initialValues={whistle === undefined ? {} : { whistles: [whistle] }}
      onFinish={call}
    >
      <Matter street={me.street} />
      {error && <Alert type="error" role="alert" title={reasonOf(error)} />}
      <Button type="primary" htmlType="submit" size="large" loading={isPending}>
        {t('召集会议')}
      </Button>
    </Form>
  );
}

/** Calling a joint meeting. */
export function CallMeetingPage() {
  const me = useMe().data;
  if (!me) return null;
  if (!CALLERS.includes(me.account.role))
    return (
      <Explained
        title={t('您的账号不能召集会议')}
        text={t('一级联席会议由街道召集，二级由区级指挥中心召集。')}
      />
    );
  return (
    <>
      <h1>{t('召集联席会议')}</h1>
      <section className="panel">
        <CallForm me={me} />
      </section>
    </>
  );
}
