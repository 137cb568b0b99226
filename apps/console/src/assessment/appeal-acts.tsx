import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';

import { ask } from '../api/client';
import { newCommandId } from '../api/command-id';
import {
  type AppealDecision,
  AppealEvidence,
  type AppealPartsFragment,
  DecideAppeal,
  WithdrawAppeal,
} from '../api/generated';
import { serverNow } from '../api/server-clock';
import { afterPosition } from '../api/written';
import { t } from '../app/text';
import { useMe } from '../session/me';
import { momentOf } from '../time';
import { EvidenceShown } from '../whistle/evidence-shown';
import { reasonOf, useStep } from '../whistle/use-step';
import { instantOf, localOf } from './moments';

interface OnAppeal {
  readonly appeal: AppealPartsFragment;
}
interface Open extends OnAppeal {
  readonly close: () => void;
}

/** What was shown for it, and what is on record. */
function useEvidence({ whistleId, summons, appeal }: AppealPartsFragment) {
  const { data } = useQuery({
    queryKey: ['whistle', whistleId, 'appeals'],
    queryFn: async () =>
      (await ask(AppealEvidence, { id: whistleId, afterPosition: afterPosition() })).whistle,
  });
  const called = data?.summonses.find((one) => one.summons === summons);
  return called?.appeals.find((one) => one.appeal === appeal);
}

interface Decision {
  readonly outcome: AppealDecision;
  readonly reason: string;
  readonly correctedAt?: string;
}

const DECISIONS = [
  { value: 'UPHELD', label: t('成立') },
  { value: 'REJECTED', label: t('不成立') },
] satisfies { readonly value: AppealDecision; readonly label: string }[];

const REASON = [{ required: true, whitespace: true, message: t('请填写理由') }];

function DecisionFields({ appeal }: OnAppeal) {
  const outcome = Form.useWatch<AppealDecision | undefined>('outcome');
  return (
    <>
      <Form.Item
        name="outcome"
        label={t('裁决')}
        rules={[{ required: true, message: t('请选成立或不成立') }]}
      >
        <Radio.Group options={DECISIONS} />
      </Form.Item>
      {appeal.subject === 'TIMESTAMP' && outcome === 'UPHELD' && (
        <Form.Item name="correctedAt" label={t('更正为（不改按主张的时间）')}>
          <Input type="datetime-local" style={{ width: 240 }} />
        </Form.Item>
      )}
      <Form.Item name="reason" label={t('裁决理由')} rules={REASON}>
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Form.Item>
    </>
  );
}

function Decide({ appeal, close }: Open) {
  const [commandId] = useState(newCommandId);
  const { whistleId, summons, claimedAt } = appeal;
  const { mutate, isPending, error } = useStep(
    async ({ outcome, reason, correctedAt }: Decision) => {
      const corrected = outcome === 'UPHELD' && correctedAt ? instantOf(correctedAt) : null;
      const about = { whistleId, summons, appeal: appeal.appeal, commandId };
      const input = Object.assign({ outcome, reason, correctedAt: corrected }, about);
      return (await ask(DecideAppeal, { input })).result;
    },
    t('已裁决：{{title}}', { title: appeal.title }),
  );
  return (
    <Modal
      open
      title={t('裁决申诉：{{title}}', { title: appeal.title })}
      footer={null}
      onCancel={close}
      mask={{ closable: false }}
    >
      <p className="muted">{t('裁决为最终结果；成立即更正考核所依据的事实，原记录保留。')}</p>
      <Form<Decision>
        layout="vertical"
        initialValues={claimedAt === null ? {} : { correctedAt: localOf(claimedAt) }}
        onFinish={(values) => mutate(values, { onSuccess: close })}
      >
        <DecisionFields appeal={appeal} />
        {error && <Alert type="error" role="alert" title={reasonOf(error)} />}
        <div className="row">
          <Button type="primary" htmlType="submit" loading={isPending}>
            {t('作出裁决')}
          </Button>
          <Button onClick={close}>{t('取消')}</Button>
        </div>
      </Form>
    </Modal>
  );
}

function Withdraw({ appeal }: OnAppeal) {
  const [commandId] = useState(newCommandId);
  const { whistleId, summons } = appeal;
  const { mutate, isPending, error } = useStep(
    async () => {
      const input = { whistleId, summons, appeal: appeal.appeal, commandId };
      return (await ask(WithdrawAppeal, { input })).result;
    },
    t('已撤回申诉：{{title}}', { title: appeal.title }),
  );
  return (
    <>
      <Button danger loading={isPending} onClick={() => mutate(undefined)}>
        {t('撤回申诉')}
      </Button>
      {error && <Alert type="error" role="alert" title={reasonOf(error)} />}
    </>
  );
}

/** What stands behind an appeal: the time on record, and what was shown. */
function Behind({ appeal }: OnAppeal) {
  const shown = useEvidence(appeal);
  if (!shown) return <p className="muted">{t('正在取数…')}</p>;
  return (
    <>
      {shown.recordedAt !== null && (
        <p>{t('记录的时间：{{at}}', { at: momentOf(shown.recordedAt, serverNow()) })}</p>
      )}
      <EvidenceShown evidence={shown.evidence} />
      {shown.evidence.length === 0 && <p className="muted">{t('没有附佐证')}</p>}
    </>
  );
}

/** Asked for only by whoever looks: a list has many. */
function Evidence({ appeal }: OnAppeal) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="behind" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('看佐证')}</summary>
      {isOpen && <Behind appeal={appeal} />}
    </details>
  );
}

/** Evidence of an appeal, and what one may do with it: its filer takes it back, the office decides. */
export function AppealActs({ appeal }: OnAppeal) {
  const account = useMe().data?.account;
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Evidence appeal={appeal} />
      {appeal.outcome === 'PENDING' && (
        <div className="row">
          {account?.role === 'ASSESSMENT' && (
            <Button type="primary" onClick={() => setOpen(true)}>
              {t('裁决')}
            </Button>
          )}
          {account?.organisation === appeal.filedBy && <Withdraw appeal={appeal} />}
        </div>
      )}
      {isOpen && <Decide appeal={appeal} close={() => setOpen(false)} />}
    </>
  );
}
