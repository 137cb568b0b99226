import { App, Button } from 'antd';
import { useState } from 'react';

import { newCommandId } from '../api/command-id';
import { useMe } from '../session/me';
import { isTaken, useUnsentOf } from '../offline/unsent-of-summons';
import { RESPONSE } from './response-steps';
import { reasonOf, useStep } from './use-step';
import { t } from '../app/text';

interface Props {
  readonly whistleId: string;
  readonly summons: number;
  readonly title: string;
}

/** 签收 in one tap, in the name of whoever is signed in. */
export function AcknowledgeButton({ whistleId, summons, title }: Props) {
  const person = useMe().data?.account.displayName ?? '';
  // One id however often it is tapped or sent again: it is recorded once.
  const [commandId] = useState(newCommandId);
  const { message } = App.useApp();
  const { mutate, isPending, isSuccess } = useStep(
    () => RESPONSE.acknowledgeSummons.send({ whistleId, summons, commandId }, { person }, title),
    t('已签收：{{title}}', { title }),
  );
  const isWaiting = isTaken('acknowledgeSummons', useUnsentOf(whistleId, summons));
  // The list says so beside it.
  if (isWaiting && !isPending) return null;
  return (
    <div style={{ marginTop: 8 }}>
      <Button
        type="primary"
        loading={isPending}
        disabled={isSuccess}
        aria-label={t('签收：{{title}}', { title })}
        onClick={() =>
          mutate(undefined, { onError: (error) => void message.error(reasonOf(error)) })
        }
      >
        {t('签收')}
      </Button>
    </div>
  );
}
