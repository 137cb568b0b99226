import { App, Button } from 'antd';
import { useState } from 'react';

import { newCommandId } from '../api/command-id';
import type { ActionPartsFragment, ClockName } from '../api/generated';
import { useMe } from '../session/me';
import { StepDialog } from './step-dialog';
import { type Step, STEPS } from './steps';
import { reasonOf, useStep, useTitle } from './use-step';
import { t } from '../app/text';

interface Props {
  readonly actions: readonly ActionPartsFragment[];
  readonly whistleId: string;
  readonly summons: number;
  /** Whom it is about, as people call it. */
  readonly about: string;
  /** The clock that runs out next: what stops it is offered first. */
  readonly clock?: ClockName | null;
  /** Whether these few are all wanted at once, the seldom ones too. */
  readonly isChosen?: boolean;
}

const STOPS: Readonly<Record<ClockName, string>> = {
  ACKNOWLEDGE: 'acknowledgeSummons',
  CONTACT: 'contactStreet',
  ARRIVE: 'arriveOnSite',
  RESOLVE: 'reportResolution',
};

/** Taken at once, without a form: there is nothing to say that the account does not say. */
const AT_ONCE = ['acknowledgeSummons', 'confirmArrival'];

function useAtOnce({ whistleId, summons, about }: Props, step: Step) {
  const person = useMe().data?.account.displayName ?? '';
  const [commandId] = useState(newCommandId);
  const { message } = App.useApp();
  const title = useTitle(whistleId, about);
  const { mutate, isPending } = useStep(
    () => step.send({ whistleId, summons, commandId }, { person }, title),
    t('{{done}}：{{about}}', { done: step.done, about }),
  );
  const fail = (error: Error): void => void message.error(reasonOf(error));
  return { isPending, take: () => mutate(undefined, { onError: fail }) };
}

function StepButton({
  step,
  name,
  first,
  on,
}: {
  readonly step: Step;
  readonly name: string;
  readonly first: boolean;
  readonly on: Props;
}) {
  const [isOpen, setOpen] = useState(false);
  const { take, isPending } = useAtOnce(on, step);
  return (
    <>
      <Button
        type={first ? 'primary' : 'default'}
        danger={step.against === true}
        loading={isPending}
        onClick={() => (AT_ONCE.includes(name) ? take() : setOpen(true))}
      >
        {step.label}
      </Button>
      {isOpen && (
        <StepDialog
          step={step}
          whistleId={on.whistleId}
          summons={on.summons}
          about={on.about}
          close={() => setOpen(false)}
        />
      )}
    </>
  );
}

/** Done before, or another’s to do: nobody looks for them here. */
const BESIDE = ['ALREADY_DONE', 'NOT_YOUR_ORGANISATION', 'NOT_YOURS', 'SUMMONS_CLOSED'];

/** Why others are not possible now, for whoever looks for them. */
function NotNow({ actions }: { readonly actions: readonly ActionPartsFragment[] }) {
  const told = actions.filter(({ code }) => !BESIDE.includes(code ?? ''));
  if (told.length === 0) return null;
  return (
    <details className="muted">
      <summary style={{ padding: '12px 0', cursor: 'pointer' }}>{t('现在还不能办的')}</summary>
      <ul>
        {told.map(({ action, reason }) => (
          <li key={action}>
            {t('{{label}}：{{reason}}', { label: STEPS.get(action)?.label, reason })}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What one may do now, the next step first; and what not yet, with the reason. */
export function StepButtons(props: Props) {
  const known = [...STEPS].flatMap(([name, step]) => {
    const action = props.actions.find((one) => one.action === name);
    return action ? [{ name, step, action }] : [];
  });
  const stops = props.clock ? STOPS[props.clock] : undefined;
  const possible = known
    .filter(({ action }) => action.possible)
    .sort((one, other) => Number(other.name === stops) - Number(one.name === stops));
  const seldom = (one: Step): boolean => one.rare === true && props.isChosen !== true;
  const usual = possible.filter(({ step }) => !seldom(step));
  const first = usual.find(({ step }) => step.against !== true)?.name;
  const buttons = (offered: typeof possible) => (
    <div className="row">
      {offered.map(({ name, step }) => (
        <StepButton key={name} name={name} step={step} first={name === first} on={props} />
      ))}
    </div>
  );
  return (
    <>
      {usual.length > 0 && buttons(usual)}
      {usual.length < possible.length && (
        <details>
          <summary className="muted" style={{ padding: '12px 0', cursor: 'pointer' }}>
            {t('其他操作')}
          </summary>
          {buttons(possible.filter(({ step }) => seldom(step)))}
        </details>
      )}
      <NotNow
        actions={known.filter(({ action }) => !action.possible).map(({ action }) => action)}
      />
    </>
  );
}
