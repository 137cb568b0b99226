import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';

import { ask } from '../api/client';
import { newCommandId } from '../api/command-id';
import { RevealContact, type WhistleQuery } from '../api/generated';
import { t } from '../app/text';
import { Refused, reasonOf } from './use-step';

type Contact = NonNullable<NonNullable<WhistleQuery['whistle']>['contact']>;

interface Typed {
  readonly reason: string;
}

const FEWEST = 2;

/** Held by the page that is open, for as long as it is: kept nowhere. */
function useReveal(whistleId: string, done: () => void) {
  const [commandId] = useState(newCommandId);
  return useMutation({
    gcTime: 0,
    mutationFn: async ({ reason }: Typed) => {
      const { revealContact } = await ask(RevealContact, {
        input: { whistleId, reason, commandId },
      });
      if ('code' in revealContact) throw new Refused(revealContact.code, revealContact.message);
      return revealContact.contact;
    },
    onSuccess: done,
  });
}

/** The resident’s contact: masked, until somebody says what it is needed for, which is recorded. */
export function ContactShown({
  whistleId,
  contact,
}: {
  readonly whistleId: string;
  readonly contact: Contact;
}) {
  const [isOpen, setOpen] = useState(false);
  const { mutate, data, error, isPending } = useReveal(whistleId, () => setOpen(false));
  if (data)
    return (
      <>
        {data.name} <a href={`tel:${data.phone}`}>{data.phone}</a>
      </>
    );
  return (
    <>
      {contact.name} {contact.phone} <Button onClick={() => setOpen(true)}>{t('查看完整')}</Button>
      <Modal
        open={isOpen}
        title={t('查看居民联系方式')}
        footer={null}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <p className="muted">{t('谁看、为何看都会记录在案，街道可查。')}</p>
        <Form<Typed> layout="vertical" onFinish={(typed) => mutate(typed)}>
          <Form.Item
            name="reason"
            label={t('事由')}
            rules={[{ required: true, min: FEWEST, whitespace: true, message: t('请填写事由') }]}
          >
            <Input maxLength={200} placeholder={t('如：联系居民约定上门时间')} />
          </Form.Item>
          {error && <Alert type="error" role="alert" title={reasonOf(error)} />}
          <Button type="primary" htmlType="submit" loading={isPending} block>
            {t('查看')}
          </Button>
        </Form>
      </Modal>
    </>
  );
}
