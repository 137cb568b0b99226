import { App, Form, type FormInstance, Modal } from 'antd';
import { useState } from 'react';

import { Failure } from '../api/failure';
import { useFocusBack } from '../app/focus-back';
import { newCommandId } from '../api/command-id';
import { useMe } from '../session/me';
import { useDraft } from '../offline/drafts';
import type { Step } from './steps';
import { StepField, type Values } from './step-fields';
import { StepFoot } from './step-foot';
import { useStep, useTitle } from './use-step';
import { t } from '../app/text';

interface Props {
  readonly step: Step;
  readonly whistleId: string;
  readonly summons: number;
  /** Whom it is about. */
  readonly about: string;
  readonly close: () => void;
}

/** `input.legalBasis` is the field `legalBasis` of the form. */
const fieldOf = (path: string): string => path.replace(/^input\./, '').split('.')[0] ?? '';

/** Where there is a keyboard, one types at once; on a phone it would cover the form. */
function focusFirst(form: FormInstance<Values>, { fields }: Step): void {
  const first = fields.find(({ kind }) => kind === 'area');
  if (first && window.matchMedia('(hover: hover)').matches) form.focusField(first.name);
}

/** The form of a step. What was typed stays until the service has answered. */
export function StepDialog({ step, whistleId, summons, about, close }: Props) {
  useFocusBack();
  const [form] = Form.useForm<Values>();
  // One id for as long as the form is open: sent twice, it is recorded once.
  const [commandId] = useState(newCommandId);
  const person = useMe().data?.account.displayName;
  const title = useTitle(whistleId, about);
  const { draft, keep, forget } = useDraft<Values>(`${whistleId}/${summons}/${step.label}`);
  const sending = useStep(
    (values: Values) => step.send({ whistleId, summons, commandId }, values, title),
    t('{{done}}：{{about}}', { done: step.done, about }),
  );
  const { modal } = App.useApp();
  const done = (): void => {
    forget();
    close();
  };
  const leave = (): void => {
    if (!form.isFieldsTouched() && !draft) return close();
    modal.confirm({
      title: t('放弃已填写的内容？'),
      okText: t('放弃'),
      cancelText: t('继续填写'),
      onOk: done,
    });
  };
  const showAtFields = (failure: Error): void => {
    if (!(failure instanceof Failure)) return;
    for (const { field, message } of failure.violations)
      form.setFields([{ name: fieldOf(field) as keyof Values, errors: [message] }]);
  };
  if (draft === undefined) return null;
  return (
    <Modal
      open
      title={t('{{label}}：{{about}}', { label: step.label, about })}
      onCancel={leave}
      afterOpenChange={(isOpen) => isOpen && focusFirst(form, step)}
      footer={null}
      width={640}
      mask={{ closable: false }}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={Object.assign({ person }, draft)}
        // Where one is now is asked for anew.
        onValuesChange={(_, typed) => keep(Object.assign({}, typed, { location: undefined }))}
        onFinish={(values) => sending.mutate(values, { onSuccess: done, onError: showAtFields })}
      >
        {draft && <p className="muted">{t('上次没有提交的内容已找回。')}</p>}
        {step.fields.map((field) => (
          <StepField key={field.name} field={field} on={{ whistleId, summons }} />
        ))}
        <StepFoot step={step} sending={sending} leave={leave} />
      </Form>
    </Modal>
  );
}
