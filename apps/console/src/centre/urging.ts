import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';

import { ask } from '../api/client';
import { newCommandId } from '../api/command-id';
import { messageOf } from '../api/failure';
import { SuperviseSummons, type SupervisionStep } from '../api/generated';
import { wroteAt } from '../api/written';
import { t } from '../app/text';

/** A summons to be urged. */
export interface Target {
  readonly whistleId: string;
  readonly summons: number;
  /** As people call it. */
  readonly about: string;
}

interface Refusal {
  readonly about: string;
  readonly why: string;
}

/** Many summonses urged together: what is still to be sent, each with an id of its own. */
export interface Urging {
  readonly account: string;
  readonly step: SupervisionStep;
  readonly reason: string;
  readonly waiting: readonly (Target & { readonly commandId: string })[];
  readonly done: number;
  readonly refused: readonly Refusal[];
  readonly isRunning: boolean;
  /** Why it stands still. */
  readonly trouble: string | null;
}

const KEY = 'shaodao-urging';

/** What was not sent when the page was closed or loaded anew; in this tab alone. */
function kept(): Urging | undefined {
  try {
    const text = sessionStorage.getItem(KEY);
    if (text === null) return undefined;
    return Object.assign(JSON.parse(text) as Urging, { isRunning: false, trouble: null });
  } catch {
    return undefined;
  }
}

let current = kept();
const listeners = new Set<() => void>();

function set(next: Urging | undefined): void {
  current = next;
  if (next && next.waiting.length > 0) sessionStorage.setItem(KEY, JSON.stringify(next));
  else sessionStorage.removeItem(KEY);
  for (const listener of listeners) listener();
}

const change = (changed: Partial<Urging>): void =>
  set(current && Object.assign({}, current, changed));

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** What is being urged by this account, or was left unfinished. */
export function useUrging(account: string | undefined): Urging | undefined {
  const urging = useSyncExternalStore(subscribe, () => current);
  return urging?.account === account ? urging : undefined;
}

/** Begins; nothing is sent yet. */
export function prepareUrging(
  { step, reason, account }: Pick<Urging, 'step' | 'reason' | 'account'>,
  targets: readonly Target[],
): void {
  const waiting = targets.map((target) => Object.assign({ commandId: newCommandId() }, target));
  set({ account, step, reason, waiting, done: 0, refused: [], isRunning: false, trouble: null });
}

export const pauseUrging = (): void => change({ isRunning: false });
export const forgetUrging = (): void => set(undefined);

/** Sends one; the same id again after an answer that was lost is recorded once. */
async function sendNext({ step, reason, waiting, done, refused }: Urging): Promise<void> {
  const [next, ...others] = waiting;
  if (!next) return;
  const { whistleId, summons, commandId, about } = next;
  const input = { whistleId, summons, commandId, step, reason };
  const { result } = await ask(SuperviseSummons, { input });
  if ('position' in result) {
    wroteAt(result.position);
    return change({ waiting: others, done: done + 1 });
  }
  const why = 'message' in result ? result.message : t('没有办成');
  change({ waiting: others, refused: [...refused, { about, why }] });
}

/** One after another, until all are sent, somebody stops it, or the service does not answer. */
export async function sendUrging(queries: QueryClient): Promise<void> {
  if (!current || current.isRunning) return;
  change({ isRunning: true, trouble: null });
  try {
    while (current?.isRunning && current.waiting.length > 0) await sendNext(current);
    change({ isRunning: false });
  } catch (error) {
    change({ isRunning: false, trouble: messageOf(error) });
  }
  await queries.invalidateQueries({ queryKey: ['list'] });
}
