import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, type FormInstance, Modal } from 'antd';
import { type ReactNode, useState } from 'react';

import { newCommandId } from '../api/command-id';
import { Failure } from '../api/failure';
import { wroteAt } from '../api/written';
import { t } from '../app/text';
import { reasonOf, Refused } from '../whistle/use-step';

/** Why the service did not do it. */
interface Refusal {
  readonly code: string;
  readonly message: string;
}

/** Something an administrator does: asked for, with what will happen, and then sent once. */
export interface Act<Values extends object, Answer extends object> {
  /** On its button. */
  readonly label: string;
  readonly title: string;
  /** What will happen, told before. */
  readonly consequence?: string | undefined;
  /** It takes something away. */
  readonly danger?: boolean;
  readonly initial?: Partial<Values>;
  readonly fields?: ReactNode;
  readonly send: (values: Values, commandId: string) => Promise<Answer | Refusal>;
  readonly done: string;
  readonly after?: (answer: Answer) => void;
}

const isRefusal = (answer: object): answer is Refusal => 'code' in answer && 'message' in answer;

function useAct<Values extends object, Answer extends object>(act: Act<Values, Answer>) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  // One id for as long as the form is open: sent twice, it is recorded once.
  const [commandId] = useState(newCommandId);
  return useMutation({
    mutationFn: async (values: Values) => {
      const answer = await act.send(values, commandId);
      if (isRefusal(answer)) throw new Refused(answer.code, answer.message);
      return answer;
    },
    onSuccess: (answer) => {
      if ('position' in answer && typeof answer.position === 'string') wroteAt(answer.position);
      void message.success(act.done);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['administration'] }),
  });
}

/** `input.password` is the field `password` of the form. */
const fieldOf = (path: string): string => path.replace(/^input\./, '').split('.')[0] ?? '';

/** Whether each of the reasons stands at a field of the form. */
function isAtFields(error: Error, form: FormInstance): boolean {
  if (!(error instanceof Failure) || error.violations.length === 0) return false;
  const shown = form.getFieldsError().map(({ name }) => String(name[0]));
  return error.violations.every(({ field }) => shown.includes(fieldOf(field)));
}

const toldOf = (error: Error, form: FormInstance): string =>
  isAtFields(error, form) ? t('请改正标出的地方') : reasonOf(error);

/** The form of an act. What was typed stays until the service has answered. */
export function ActDialog<Values extends object, Answer extends object>({
  act,
  close,
}: {
  readonly act: Act<Values, Answer>;
  readonly close: () => void;
}) {
  const [form] = Form.useForm();
  const { mutate, isPending, error } = useAct(act);
  const showAtFields = (failure: Error): void => {
    if (!(failure instanceof Failure)) return;
    for (const { field, message } of failure.violations)
      form.setFields([{ name: fieldOf(field), errors: [message] }]);
  };
  const send = (values: Values): void =>
    mutate(values, {
      onError: showAtFields,
      onSuccess: (answer) => {
        close();
        act.after?.(answer);
      },
    });
  return (
    <Modal
      open
      title={act.title}
      onCancel={close}
      footer={null}
      width={640}
      mask={{ closable: false }}
    >
      <Form
        form={form}
        layout="vertical"
        {...(act.initial !== undefined && { initialValues: act.initial })}
        scrollToFirstError={{ focus: true }}
        onFinish={send}
      >
        {act.consequence !== undefined && (
          <Alert
            type={act.danger === true ? 'warning' : 'info'}
            title={act.consequence}
            style={{ marginBottom: 16 }}
          />
        )}
        {act.fields}
        {error && <Alert type="error" role="alert" title={toldOf(error, form)} />}
        <div className="row adm-buttons">
          <Button onClick={close}>{t('取消')}</Button>
          <Button type="primary" danger={act.danger === true} htmlType="submit" loading={isPending}>
            {act.label}
          </Button>
        </div>
      </Form>
    </Modal>
  );
}

/** Of whom or what it is, beginning with or holding what stands on the button. */
const spokenName = ({
  label,
  title,
}: {
  readonly label: string;
  readonly title: string;
}): string =>
  title.toLowerCase().includes(label.toLowerCase())
    ? title
    : t('{{label}}：{{title}}', { label, title });

/** A button that asks for the act’s form. */
export function ActButton<Values extends object, Answer extends object>({
  act,
  primary = false,
}: {
  readonly act: Act<Values, Answer>;
  readonly primary?: boolean;
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        type={primary ? 'primary' : 'default'}
        danger={act.danger === true}
        aria-label={spokenName(act)}
        onClick={() => setOpen(true)}
      >
        {act.label}
      </Button>
      {isOpen && <ActDialog act={act} close={() => setOpen(false)} />}
    </>
  );
}
