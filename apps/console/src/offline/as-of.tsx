import { Failure } from '../api/failure';
import { serverAheadMs, useServerNow } from '../api/server-clock';
import { t } from '../app/text';
import { momentOf } from '../time';
import './offline.css';

interface Props {
  /** When it was answered, by this device; 0 where nothing was. */
  readonly at: number;
  /** Why it was not answered since. */
  readonly error: unknown;
}

/** Says of when what is shown is, where nobody answers now. */
export function AsOf({ at, error }: Props) {
  const now = useServerNow();
  if (at === 0 || !(error instanceof Failure) || !error.isPassing) return null;
  const moment = momentOf(new Date(at + serverAheadMs()).toISOString(), now);
  return (
    <p className="as-of" role="status">
      {t('以下是 {{moment}} 取到的内容', { moment })}
    </p>
  );
}
