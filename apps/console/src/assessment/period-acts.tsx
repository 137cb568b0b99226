import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input } from 'antd';
import { useState } from 'react';

import { ask } from '../api/client';
import { newCommandId } from '../api/command-id';
import {
  MakePeriodPreliminary,
  type PeriodQuery,
  PublishPeriod,
  RestatePeriod,
  WithdrawPreliminaryPeriod,
} from '../api/generated';
import { t } from '../app/text';
import { Refused, reasonOf } from '../whistle/use-step';

type Whole = PeriodQuery['assessmentPeriod'];
type Stage = Whole['stage'];

interface Values {
  readonly contestUntil?: string;
  readonly reason?: string;
  readonly name?: string;
  readonly whistles?: string;
}

interface On {
  readonly period: string;
  readonly commandId: string;
  readonly expectedRevision: number;
}

interface Act {
  readonly label: string;
  readonly done: string;
  /** What it means, before one does it. */
  readonly told: string;
  readonly against?: boolean;
  readonly fields: readonly (keyof Values)[];
  readonly needed: readonly (keyof Values)[];
  readonly send: (
    on: On,
    values: Values,
  ) => Promise<{ readonly periodId: string } | { readonly code: string; readonly message: string }>;
}

const idsIn = (text = ''): readonly string[] =>
  text.split(/[\s,，、]+/u).filter((one) => one !== '');

const PRELIMINARY: Act = {
  label: t('作出初步结果'),
  done: t('已作出初步结果，申诉期开始'),
  told: t('此后得知的事不再计入这个时段；各单位在申诉期内可以申诉。时段须已过完。'),
  fields: ['contestUntil'],
  needed: [],
  send: async (on, { contestUntil }) => {
    const input = Object.assign({ contestUntil: contestUntil || null }, on);
    return (await ask(MakePeriodPreliminary, { input })).result;
  },
};

const PUBLISH: Act = {
  label: t('公布'),
  done: t('已公布'),
  told: t('由日志重算并封存；申诉期满后才能公布，尚有申诉未裁决的须写明理由。'),
  fields: ['reason'],
  needed: [],
  send: async (on, { reason }) => {
    const input = Object.assign({ undecidedReason: reason || null }, on);
    return (await ask(PublishPeriod, { input })).result;
  },
};

const WITHDRAW: Act = {
  label: t('撤回初步结果'),
  done: t('已撤回，时段重新开放'),
  told: t('时段重新开放，以后再作初步结果。'),
  against: true,
  fields: ['reason'],
  needed: ['reason'],
  send: async (on, { reason = '' }) =>
    (await ask(WithdrawPreliminaryPeriod, { input: Object.assign({ reason }, on) })).result,
};

const RESTATE: Act = {
  label: t('更正公布'),
  done: t('已更正公布'),
  told: t('计入公布后裁决的申诉和所列各哨后来的情况；原来各版仍可查。'),
  fields: ['name', 'reason', 'whistles'],
  needed: ['name', 'reason'],
  send: async (on, { name = '', reason = '', whistles }) => {
    const input = Object.assign({ name, reason, whistles: idsIn(whistles) }, on);
    return (await ask(RestatePeriod, { input })).result;
  },
};

const ACTS: Readonly<Record<Stage, readonly Act[]>> = {
  OPEN: [PRELIMINARY],
  PRELIMINARY: [PUBLISH, WITHDRAW],
  PUBLISHED: [RESTATE],
  RESTATED: [RESTATE],
};

const LABELS = {
  contestUntil: t('申诉截止日（不填按规则）'),
  reason: t('理由'),
  name: t('更正的名称，如“第一次更正”'),
  whistles: t('后来的情况也要计入的哨（编号，一行一个）'),
} as const;

const inputOf = (field: keyof Values) => {
  if (field === 'contestUntil') return <Input type="date" style={{ width: 200 }} />;
  if (field === 'name') return <Input maxLength={50} />;
  return <Input.TextArea rows={field === 'whistles' ? 3 : 2} maxLength={8_000} />;
};

function useAct(act: Act, { id, revision }: Whole) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [commandId] = useState(newCommandId);
  return useMutation({
    mutationFn: async (values: Values) => {
      const on = { period: id, commandId, expectedRevision: revision };
      const outcome = await act.send(on, values);
      if ('code' in outcome) throw new Refused(outcome.code, outcome.message);
    },
    onSuccess: () => void message.success(act.done),
    onSettled: () => queries.invalidateQueries({ queryKey: ['assessment'] }),
  });
}

function ActForm({
  act,
  period,
  close,
}: {
  readonly act: Act;
  readonly period: Whole;
  readonly close: () => void;
}) {
  const { mutate, isPending, error } = useAct(act, period);
  return (
    <Form<Values>
      layout="vertical"
      className="act"
      onFinish={(values) => mutate(values, { onSuccess: close })}
    >
      <p>{act.told}</p>
      {act.fields.map((field) => (
        <Form.Item
          key={field}
          name={field}
          label={LABELS[field]}
          required={act.needed.includes(field)}
          rules={
            act.needed.includes(field)
              ? [{ required: true, whitespace: true, message: t('请填写这一项') }]
              : []
          }
        >
          {inputOf(field)}
        </Form.Item>
      ))}
      {error && <Alert type="error" role="alert" title={reasonOf(error)} />}
      <div className="row">
        <Button type="primary" danger={act.against === true} htmlType="submit" loading={isPending}>
          {t('确认{{act}}', { act: act.label })}
        </Button>
        <Button onClick={close}>{t('取消')}</Button>
      </div>
    </Form>
  );
}

/** What an official can do with a period at its stage; whether it may be done now, the service says. */
export function PeriodActs({ period }: { readonly period: Whole }) {
  const [open, setOpen] = useState<Act>();
  return (
    <div className="stack no-print">
      <div className="row">
        {ACTS[period.stage].map((act) => (
          <Button
            key={act.label}
            danger={act.against === true}
            aria-expanded={open === act}
            onClick={() => setOpen(open === act ? undefined : act)}
          >
            {act.label}
          </Button>
        ))}
      </div>
      {open && (
        <ActForm key={open.label} act={open} period={period} close={() => setOpen(undefined)} />
      )}
    </div>
  );
}
