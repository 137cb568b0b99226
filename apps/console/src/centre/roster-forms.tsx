import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, AutoComplete, Button, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';

import { ask } from '../api/client';
import { newCommandId } from '../api/command-id';
import { AssignDuties, Staff, WithdrawDuty } from '../api/generated';
import { serverNow } from '../api/server-clock';
import { t } from '../app/text';
import { Refused, reasonOf } from '../whistle/use-step';
import { dayOf, monthOf, shiftsOf } from './roster-days';
import type { RosterOf } from './roster-page';

type Answer = { readonly position: string } | { readonly code: string; readonly message: string };

/** Changes the roster, which is then asked anew. */
function useChange<Input>(send: (input: Input) => Promise<Answer | object>, done: string) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: async (input: Input) => {
      const answer = await send(input);
      if ('code' in answer) throw new Refused(answer.code, answer.message);
    },
    onSuccess: () => void message.success(done),
    onSettled: () => queries.invalidateQueries({ queryKey: ['list', 'roster'] }),
  });
}

interface Typed {
  readonly person: string;
  readonly post: string;
  readonly first: string;
  readonly last: string;
  readonly begin: string;
  readonly hours: number;
  readonly reason?: string;
}

/** In the form of the house: 24 hours, changed in the morning. */
const USUAL = { post: '值班员', begin: '08:30', hours: 24 } as const;
/** Recorded as they are, whatever the language of the page. */
const POSTS = ['值班员', '带班领导'].map((value) => ({ value }));
const needed = (message: string) => [{ required: true, message }];

const useStaff = (organisation: string) =>
  useQuery({
    queryKey: ['staff', organisation],
    queryFn: async () => (await ask(Staff, { organisation })).people.edges,
  }).data?.map(({ node: { id, name, post } }) => ({
    value: id,
    label: post === null ? name : `${name}（${post}）`,
  }));

const Days = () => (
  <>
    <div className="pair">
      <Form.Item name="first" label={t('从哪天')} rules={needed(t('请选择日期'))}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="last" label={t('到哪天')} rules={needed(t('请选择日期'))}>
        <Input type="date" />
      </Form.Item>
    </div>
    <div className="pair">
      <Form.Item name="begin" label={t('每天几点起')} rules={needed(t('请填写时间'))}>
        <Input type="time" />
      </Form.Item>
      <Form.Item name="hours" label={t('值几小时')} rules={needed(t('请填写几小时'))}>
        <InputNumber min={1} max={72} inputMode="numeric" />
      </Form.Item>
    </div>
  </>
);

/** 排班: one person, one shift a day. */
export function AssignForm({ of }: { readonly of: RosterOf }) {
  const [form] = Form.useForm<Typed>();
  const [commandId, setCommandId] = useState(newCommandId);
  const staff = useStaff(of.organisation);
  const { mutate, isPending, error } = useChange(async (typed: Typed) => {
    const { person, post, reason } = typed;
    const duties = shiftsOf(typed).map((span) => Object.assign({ person, post }, span));
    const input = { commandId, duties, reason: reason || null };
    return (await ask(AssignDuties, { input: Object.assign(input, of) })).result;
  }, t('已排班'));
  const today = dayOf(serverNow());
  const day = of.month === monthOf(serverNow()) ? today : `${of.month}-01`;
  return (
    <section className="panel" aria-label={t('排班')}>
      <h2>{t('排班')}</h2>
      <Form<Typed>
        name="assign"
        form={form}
        layout="vertical"
        initialValues={Object.assign({ first: day, last: day }, USUAL)}
        onFinish={(typed) => mutate(typed, { onSuccess: () => setCommandId(newCommandId()) })}
      >
        <Form.Item name="person" label={t('值班人')} rules={needed(t('请选择值班人'))}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={staff ?? []}
            placeholder={staff?.length === 0 ? t('本单位还没有登记人员') : t('可输入姓名查找')}
          />
        </Form.Item>
        <Form.Item name="post" label={t('岗位')} rules={needed(t('请填写岗位'))}>
          <AutoComplete options={POSTS} />
        </Form.Item>
        <Days />
        <Form.Item name="reason" label={t('补排以往班次的理由')}>
          <Input maxLength={500} />
        </Form.Item>
        {error && <Alert type="error" role="alert" title={reasonOf(error)} />}
        <Button type="primary" htmlType="submit" loading={isPending}>
          {t('排班')}
        </Button>
      </Form>
    </section>
  );
}

interface WithdrawProps {
  readonly of: RosterOf;
  readonly duty: number;
  readonly name: string;
  readonly close: () => void;
}

function WithdrawDialog({ of, duty, name, close }: WithdrawProps) {
  const [commandId] = useState(newCommandId);
  const { mutate, isPending, error } = useChange(async ({ reason }: { reason: string }) => {
    const input = Object.assign({ commandId, duty, reason }, of);
    return (await ask(WithdrawDuty, { input })).result;
  }, t('已撤班'));
  return (
    <Modal open title={t('撤班：{{name}}', { name })} onCancel={close} footer={null}>
      <Form<{ reason: string }>
        name="withdraw"
        layout="vertical"
        onFinish={(typed) => mutate(typed, { onSuccess: close })}
      >
        <Form.Item
          name="reason"
          label={t('理由')}
          rules={[{ required: true, min: 2, message: t('请写明理由，至少 2 个字') }]}
        >
          <Input.TextArea rows={2} maxLength={500} autoFocus />
        </Form.Item>
        {error && <Alert type="error" role="alert" title={reasonOf(error)} />}
        <div className="row ends">
          <Button onClick={close}>{t('取消')}</Button>
          <Button type="primary" danger htmlType="submit" loading={isPending}>
            {t('撤班')}
          </Button>
        </div>
      </Form>
    </Modal>
  );
}

/** 撤班, with a reason. */
export function WithdrawButton({ of, duty, name }: Omit<WithdrawProps, 'close'>) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button aria-label={t('撤班：{{name}}', { name })} onClick={() => setOpen(true)}>
        {t('撤班')}
      </Button>
      {isOpen && <WithdrawDialog of={of} duty={duty} name={name} close={() => setOpen(false)} />}
    </>
  );
}
