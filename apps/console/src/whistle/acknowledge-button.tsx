import { App, Button } from 'antd';
import { useState } from 'react';

import { ask } from '../api/client';
import { newCommandId } from '../api/command-id';
import { AcknowledgeSummons } from '../api/generated';
import { useMe } from '../session/me';
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
    async () =>
      (await ask(AcknowledgeSummons, { input: { whistleId, summons, person, commandId } })).result,
    t('已签收：{{title}}', { title }),
  );
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
