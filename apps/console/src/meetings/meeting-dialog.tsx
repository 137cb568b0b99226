import { Form, Modal } from 'antd';
import { useState } from 'react';

import { newCommandId } from '../api/command-id';
import { Failure } from '../api/failure';
import { useFocusBack } from '../app/focus-back';
import { StepFoot } from '../whistle/step-foot';
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
  const sending = useMeetingStep(
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
        onFinish={(typed) => sending.mutate(typed, { onSuccess: close, onError: showAtFields })}
      >
        {step.fields(meeting, titles)}
        <StepFoot step={step} sending={sending} leave={close} />
      </Form>
    </Modal>
  );
}
