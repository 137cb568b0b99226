import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Modal, Radio } from 'antd';
import { type ReactElement, useState } from 'react';

import { newCommandId } from '../api/command-id';
import { wroteAt } from '../api/written';
import { useFocusBack } from '../app/focus-back';
import { t } from '../app/text';
import { StepFoot } from '../whistle/step-foot';
import { Refused } from '../whistle/use-step';
import type { ConsultationStep, Typed } from './consultation-steps';
import { CHANGE, OPINION } from './consultation-words';
import { AgencyField, StreetsField } from './organisation-fields';

interface Props {
  readonly step: ConsultationStep;
  readonly consultationId: string;
  readonly about: string;
  readonly close: () => void;
}

const needed = (message: string) => [{ required: true, message }];

const OPINIONS = Object.entries(OPINION).map(([value, label]) => ({ value, label }));
const FOLLOWED = [
  { value: true, label: t('采纳街道意见') },
  { value: false, label: t('未采纳街道意见') },
];

const CHANGES = Object.entries(CHANGE).map(([value, label]) => ({ value, label }));

const FIELDS: Readonly<Record<keyof Typed, ReactElement>> = {
  opinion: (
    <Form.Item key="opinion" name="opinion" label={t('意见')} rules={needed(t('请选择意见'))}>
      <Radio.Group options={OPINIONS} aria-label={t('意见')} />
    </Form.Item>
  ),
  followed: (
    <Form.Item key="followed" name="followed" label={t('答复')} rules={needed(t('请选择'))}>
      <Radio.Group options={FOLLOWED} aria-label={t('答复')} />
    </Form.Item>
  ),
  reason: (
    <Form.Item key="reason" name="reason" label={t('理由或条件')}>
      <Input.TextArea rows={3} maxLength={2_000} showCount />
    </Form.Item>
  ),
  name: (
    <Form.Item key="name" name="name" label={t('会签人')} rules={needed(t('请填写会签人'))}>
      <Input maxLength={50} autoComplete="off" />
    </Form.Item>
  ),
  post: (
    <Form.Item key="post" name="post" label={t('会签人职务')} rules={needed(t('请填写职务'))}>
      <Input maxLength={50} autoComplete="off" />
    </Form.Item>
  ),
  agency: <AgencyField key="agency" />,
  change: (
    <Form.Item key="change" name="change" label={t('任免')} rules={needed(t('请选择'))}>
      <Radio.Group options={CHANGES} aria-label={t('任免')} />
    </Form.Item>
  ),
  office: (
    <Form.Item key="office" name="office" label={t('职务')} rules={needed(t('请填写职务'))}>
      <Input maxLength={50} autoComplete="off" />
    </Form.Item>
  ),
  candidate: (
    <Form.Item key="candidate" name="candidate" label={t('人选')} rules={needed(t('请填写人选'))}>
      <Input maxLength={50} autoComplete="off" />
    </Form.Item>
  ),
  streets: <StreetsField key="streets" />,
  answerBy: (
    <Form.Item
      key="answerBy"
      name="answerBy"
      label={t('答复期限（北京时间）')}
      rules={needed(t('请填写答复期限'))}
    >
      <Input type="datetime-local" />
    </Form.Item>
  ),
  silenceConsentsBy: (
    <Form.Item
      key="silenceConsentsBy"
      name="silenceConsentsBy"
      label={t('逾期视为同意的依据（没有规定的不填）')}
    >
      <Input maxLength={200} />
    </Form.Item>
  ),
};

function useConsult({ step, consultationId, close }: Props) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [commandId] = useState(newCommandId);
  return useMutation({
    mutationFn: async (typed: Typed) => {
      const answer = await step.send({ consultationId, commandId }, typed);
      if ('code' in answer) throw new Refused(answer.code, answer.message);
      wroteAt(answer.position);
    },
    onSuccess: () => {
      void message.success(step.done);
      close();
    },
    onSettled: () =>
      Promise.all(['list', 'dossier'].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
}

/** The form of a step of a consultation. */
export function ConsultationDialog(props: Props) {
  useFocusBack();
  const { step, about, close } = props;
  const sending = useConsult(props);
  return (
    <Modal
      open
      title={t('{{label}}：{{about}}', { label: step.label, about })}
      onCancel={close}
      footer={null}
      width={640}
      mask={{ closable: false }}
    >
      <Form<Typed> layout="vertical" onFinish={(typed) => sending.mutate(typed)}>
        {step.fields.map((field) => FIELDS[field])}
        <StepFoot step={step} sending={sending} leave={close} />
      </Form>
    </Modal>
  );
}
