import { Alert, Button } from 'antd';

import { t } from '../app/text';
import { reasonOf } from './use-step';

interface Props {
  readonly step: { readonly label: string; readonly against?: boolean };
  readonly sending: { readonly isPending: boolean; readonly error: unknown };
  readonly leave: () => void;
}

/** The foot of a form: why it was refused, the way out, and its one button. */
export const StepFoot = ({ step, sending: { isPending, error }, leave }: Props) => (
  <>
    {error !== null && <Alert type="error" role="alert" title={reasonOf(error)} />}
    <div className="row step-buttons" style={{ marginTop: 16, justifyContent: 'flex-end' }}>
      <Button onClick={leave}>{t('取消')}</Button>
      <Button type="primary" danger={step.against === true} htmlType="submit" loading={isPending}>
        {step.label}
      </Button>
    </div>
  </>
);
