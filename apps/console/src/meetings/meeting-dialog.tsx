import { Alert, Button, Form, Modal } from 'antd';
import { useState } from 'react';

import { newCommandId } from '../api/command-id';
import { Failure } from '../api/failure';
import { useFocusBack } from '../app/focus-back';
import { t } from '../app/text';
import { reasonOf } from '../whistle/use-step';
import type { Meeting, MeetingStep, Typed } from './meeting-steps';
import { useMeetingStep } from './use-meeting-step';

interface Props {
  readonly step: MeetingStep;
  readonly meeting: Meeting;
  readonly titles: ReadonlyMap<string, string>;
  readonly close: () => void;
}

/** The form of a step of a meeting. What was typed stays until the service has answered. */
export function MeetingDialog({ step, meeting, titles, close }: Props) {
  useFocusBack();
  const [form] = Form.useForm<Typed>();
  // One id for as long as the form is open: sent twice, it is recorded once.
  const [commandId] = useState(newCommandId);
  const { mutate, isPending, error } = useMeetingStep(
    (typed: Typed) => step.send({ meetingId: meeting.id, commandId }, typed),
    step.done,
  );
  const showAtFields = (failure: Error): void => {
    if (!(failure instanceof Failure)) return;
    for (const { field, message } of failure.violations)
      form.setFields([
        { name: field.replace(/^input\./, '').split('.')[0] as keyof Typed, errors: [message] },
      ]);
  };
  return (
    <Modal
      open
      title={step.label}
      onCancel={close}
      footer={null}
      width={640}
      mask={{ closable: false }}
    >
      <Form<Typed>
        form={form}
        layout="vertical"
        onFinish={(typed) => mutate(typed, { onSuccess: close, onError: showAtFields })}
      >
        {step.fields(meeting, titles)}
        {error && <Alert type="error" role="alert" title={reasonOf(error)} />}
        <div className="row" style={{ marginTop: 16, justifyContent: 'flex-end' }}>
          <Button onClick={close}>{t('返回')}</Button>
          <Button
            type="primary"
            danger={step.against === true}
            htmlType="submit"
            loading={isPending}
          >
            {step.label}
          </Button>
        </div>
      </Form>
    </Modal>
  );
}
