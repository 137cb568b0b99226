import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';

import type { SupervisionStep } from '../api/generated';
import { t } from '../app/text';
import { useMe } from '../session/me';
import { RungField } from './asked-fields';
import {
  forgetUrging,
  pauseUrging,
  prepareUrging,
  sendUrging,
  type Target,
  type Urging,
  useUrging,
} from './urging';

interface Typed {
  readonly supervision: SupervisionStep;
  readonly reason: string;
}

/** How far it has got, and what was refused. */
function Progress({ urging }: { readonly urging: Urging }) {
  const { waiting, done, refused, trouble } = urging;
  const whole = waiting.length + done + refused.length;
  const label = t('已督办 {{done}} 项，共 {{whole}} 项', { done, whole });
  return (
    <div className="stack">
      <div role="status">
        {label}
        {refused.length > 0 && t('；{{count}} 项没有办成', { count: refused.length })}
      </div>
      <progress max={whole} value={whole - waiting.length} aria-label={label} />
      {trouble !== null && <Alert type="error" role="alert" title={trouble} />}
      {refused.length > 0 && (
        <ul className="refused" aria-label={t('没有办成的')}>
          {refused.map(({ about, why }, at) => (
            <li key={at}>
              {about}
              <br />
              <span className="muted">{why}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Sending({ urging, close }: { readonly urging: Urging; readonly close: () => void }) {
  const queries = useQueryClient();
  const { waiting, isRunning } = urging;
  const leave = (): void => {
    if (waiting.length === 0) forgetUrging();
    else pauseUrging();
    close();
  };
  return (
    <>
      <Progress urging={urging} />
      <div className="row ends">
        {isRunning && <Button onClick={pauseUrging}>{t('停下')}</Button>}
        {!isRunning && waiting.length > 0 && (
          <Button type="primary" onClick={() => void sendUrging(queries)}>
            {t('继续，还有 {{count}} 项', { count: waiting.length })}
          </Button>
        )}
        <Button onClick={leave}>{t('关闭')}</Button>
      </div>
    </>
  );
}

interface AskProps {
  readonly targets: readonly Target[];
  readonly account: string;
  readonly begin: () => void;
  readonly close: () => void;
}

function Ask({ targets, account, begin, close }: AskProps) {
  const queries = useQueryClient();
  const send = ({ supervision: step, reason }: Typed): void => {
    prepareUrging({ step, reason, account }, targets);
    begin();
    void sendUrging(queries);
  };
  return (
    <Form<Typed> name="urge" layout="vertical" onFinish={send}>
      <RungField />
      <Form.Item
        name="reason"
        label={t('督办内容')}
        required
        rules={[
          {
            required: true,
            min: 2,
            max: 500,
            whitespace: true,
            message: t('请填写督办内容，至少 2 个字'),
          },
        ]}
      >
        <Input.TextArea rows={3} showCount maxLength={500} autoFocus />
      </Form.Item>
      <div className="row ends">
        <Button onClick={close}>{t('取消')}</Button>
        <Button type="primary" htmlType="submit">
          {t('督办 {{count}} 项', { count: targets.length })}
        </Button>
      </div>
    </Form>
  );
}

/** 督办 of many at once: one text for all, each sent by itself. Without targets, what was left unsent. */
export function UrgeDialog({ targets, close }: Pick<AskProps, 'targets' | 'close'>) {
  const account = useMe().data?.account.username ?? '';
  const urging = useUrging(account);
  const [isSending, setSending] = useState(targets.length === 0);
  const title = isSending ? t('成批督办') : t('督办 {{count}} 项召集', { count: targets.length });
  return (
    <Modal
      open
      title={title}
      footer={null}
      closable={false}
      width={640}
      mask={{ closable: false }}
      keyboard={false}
    >
      {isSending && urging && <Sending urging={urging} close={close} />}
      {!isSending && (
        <Ask targets={targets} account={account} close={close} begin={() => setSending(true)} />
      )}
    </Modal>
  );
}

/** What was left unsent, to be gone on with. */
export function UnfinishedUrging() {
  const urging = useUrging(useMe().data?.account.username);
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <UrgeDialog targets={[]} close={() => setOpen(false)} />;
  if (!urging || urging.isRunning || urging.waiting.length === 0) return null;
  return (
    <div className="panel row between" role="status">
      {t('上次成批督办还有 {{count}} 项没有发出。', { count: urging.waiting.length })}
      <div className="row">
        <Button onClick={forgetUrging}>{t('不再发出')}</Button>
        <Button type="primary" onClick={() => setOpen(true)}>
          {t('继续')}
        </Button>
      </div>
    </div>
  );
}
