import { Link } from '@tanstack/react-router';

import type { ActionPartsFragment } from '../api/generated';
import { serverNow } from '../api/server-clock';
import { t } from '../app/text';
import { currentAccount } from '../session/session';
import { momentOf } from '../time';
import './offline.css';
import type { Unsent } from './store';
import { useUnsent } from './unsent';

/** What one has done on a summons and the service does not know yet. */
export const useUnsentOf = (whistleId: string, summons: number): readonly Unsent[] =>
  useUnsent().filter(
    ({ account, prepared: { input } }) =>
      account === currentAccount() && input.whistleId === whistleId && input.summons === summons,
  );

/** Taken once: whoever has taken it, or what takes it along, does not find it again before it is answered. */
const TAKEN_BY: Readonly<Record<string, readonly string[]>> = {
  acknowledgeSummons: ['acknowledgeSummons', 'contactStreet', 'arriveOnSite'],
  arriveOnSite: ['arriveOnSite'],
  reportResolution: ['reportResolution'],
};
/** The service’s reason is out of date where what it asks for waits here. */
const ANSWERED_BY: Readonly<Record<string, string>> = { NOT_ARRIVED: 'arriveOnSite' };

const waitingIn = (unsent: readonly Unsent[]): readonly string[] =>
  unsent.filter(({ refusal }) => !refusal).map(({ prepared }) => prepared.operation);

/** Whether one has taken it, and the service does not know yet. */
export const isTaken = (name: string, unsent: readonly Unsent[]): boolean =>
  waitingIn(unsent).some((one) => (TAKEN_BY[name] ?? []).includes(one));

/** What may be done, as the service said it, after what it has not been told yet. */
export function afterUnsent(
  actions: readonly ActionPartsFragment[],
  unsent: readonly Unsent[],
): readonly ActionPartsFragment[] {
  const waiting = waitingIn(unsent);
  if (waiting.length === 0) return actions;
  const isMet = (code: string | null): boolean => waiting.includes(ANSWERED_BY[code ?? ''] ?? '');
  return actions
    .filter(({ action }) => !isTaken(action, unsent))
    .map((one) => (isMet(one.code) ? Object.assign({}, one, { possible: true }) : one));
}

interface On {
  readonly whistleId: string;
  readonly summons: number;
}

/** In a list: what it says of this one is older than what was done with it here. */
export function UnsentMark({ whistleId, summons }: On) {
  const unsent = useUnsentOf(whistleId, summons).filter(({ refusal }) => !refusal);
  if (unsent.length === 0) return null;
  return (
    <span className="tag near">
      {t('{{what}}待发送', { what: unsent.map(({ what }) => what).join('、') })}
    </span>
  );
}

/** Said where the whistle is shown: to whoever looks at it, it is done. */
export const UnsentOfSummons = ({ unsent }: { readonly unsent: readonly Unsent[] }) =>
  unsent.length > 0 && (
    <ul className="unsent-of" aria-label={t('未发送')}>
      {unsent.map(({ commandId, what, takenAt, refusal }) => (
        <li key={commandId}>
          <span className={`tag ${refusal ? 'late' : 'near'}`}>
            {refusal ? t('没有被受理') : t('待发送')}
          </span>{' '}
          {t('{{what}}，{{moment}} 存在本机', { what, moment: momentOf(takenAt, serverNow()) })}{' '}
          <Link to="/unsent">{t('查看')}</Link>
        </li>
      ))}
    </ul>
  );
