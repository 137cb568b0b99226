import { Alert, Button, Form, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';

import { ask } from '../api/client';
import { newCommandId } from '../api/command-id';
import {
  type AppealSubject,
  type ClockName,
  type ExclusionGround,
  FileAppeal,
} from '../api/generated';
import { t } from '../app/text';
import { useMe } from '../session/me';
import type { Piece } from '../api/evidence';
import { EvidenceField } from '../whistle/evidence-field';
import { reasonOf, useStep } from '../whistle/use-step';
import { CLOCK } from '../words';
import { instantOf } from './moments';
import { APPEAL_SUBJECT, GROUND } from './words';

interface Values {
  readonly subject: AppealSubject;
  readonly clock?: ClockName;
  readonly claimedAt?: string;
  readonly ground?: ExclusionGround;
  readonly reason: string;
  readonly evidence?: readonly Piece[];
}

interface Props {
  readonly whistleId: string;
  readonly summons: number;
  /** Whom it is about. */
  readonly about: string;
}

const optionsOf = <Key extends string>(names: Readonly<Record<Key, string>>) =>
  (Object.keys(names) as Key[]).map((value) => ({ value, label: names[value] }));

const CHOOSE = [{ required: true, message: t('请选一项') }];

/** What goes with the subject: which time and what it should be, or the ground. */
function Particulars() {
  const subject = Form.useWatch<AppealSubject | undefined>('subject');
  if (subject === 'TIMESTAMP')
    return (
      <>
        <Form.Item name="clock" label={t('哪一步的时间')} rules={CHOOSE}>
          <Select options={optionsOf(CLOCK)} />
        </Form.Item>
        <Form.Item
          name="claimedAt"
          label={t('应为何时')}
          rules={[{ required: true, message: t('请填写时间') }]}
        >
          <Input type="datetime-local" style={{ width: 240 }} />
        </Form.Item>
      </>
    );
  if (subject !== 'EXCLUSION') return null;
  return (
    <Form.Item name="ground" label={t('不应计入的理由')} rules={CHOOSE}>
      <Radio.Group options={optionsOf(GROUND)} />
    </Form.Item>
  );
}

const inputOf = ({ subject, clock, claimedAt, ground, reason, evidence = [] }: Values) => ({
  subject,
  clock: clock ?? null,
  claimedAt: claimedAt === undefined ? null : instantOf(claimedAt),
  ground: ground ?? null,
  reason,
  evidence: evidence.map(({ reference }) => ({ reference })),
});

function AppealForm({ whistleId, summons, about, close }: Props & { readonly close: () => void }) {
  const [commandId] = useState(newCommandId);
  // Others than departments may only ask that it does not count.
  const isDepartment = useMe().data?.account.role === 'DEPARTMENT';
  const subjects = optionsOf(APPEAL_SUBJECT).filter(
    ({ value }) => isDepartment || value === 'EXCLUSION',
  );
  const { mutate, isPending, error } = useStep(
    async (values: Values) => {
      const input = Object.assign({ whistleId, summons, commandId }, inputOf(values));
      return (await ask(FileAppeal, { input })).result;
    },
    t('已提出申诉：{{about}}', { about }),
  );
  return (
    <Form<Values>
      layout="vertical"
      initialValues={isDepartment ? {} : { subject: 'EXCLUSION' }}
      onFinish={(values) => mutate(values, { onSuccess: close })}
    >
      <Form.Item name="subject" label={t('对什么有异议')} rules={CHOOSE}>
        <Radio.Group options={subjects} />
      </Form.Item>
      <Particulars />
      <Form.Item
        name="reason"
        label={t('理由')}
        rules={[{ required: true, whitespace: true, message: t('请填写理由') }]}
      >
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Form.Item>
      <Form.Item
        name="evidence"
        label={t('佐证')}
        required
        extra={t('时间有误、不应计入考核的，须附佐证')}
      >
        <EvidenceField />
      </Form.Item>
      {error && <Alert type="error" role="alert" title={reasonOf(error)} />}
      <div className="row">
        <Button type="primary" htmlType="submit" loading={isPending}>
          {t('提出申诉')}
        </Button>
        <Button onClick={close}>{t('取消')}</Button>
      </div>
    </Form>
  );
}

/** 申诉 of one’s part in a whistle, or of a street’s that it should not count. */
export function FileAppealButton(props: Props) {
  const [isOpen, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('申诉')}</Button>
      {isOpen && (
        <Modal
          open
          title={t('申诉：{{about}}', { about: props.about })}
          footer={null}
          onCancel={close}
          mask={{ closable: false }}
        >
          <AppealForm
            whistleId={props.whistleId}
            summons={props.summons}
            about={props.about}
            close={close}
          />
        </Modal>
      )}
    </>
  );
}
