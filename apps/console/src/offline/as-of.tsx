import { useServerNow } from '../api/server-clock';
import { t } from '../app/text';
import { momentOf } from '../time';

/** A page in view asks every twenty seconds: what is older than this could not be asked. */
const FRESH_MS = 60_000;

/**
 * Says of when what is shown is, where nobody could be asked since.
 * @param at when it was answered, by this device
 */
export function AsOf({ at }: { readonly at: number }) {
  const now = useServerNow();
  if (at === 0 || Date.now() - at < FRESH_MS) return null;
  const moment = momentOf(new Date(at).toISOString(), now);
  return (
    <p className="as-of" role="status">
      {t('没有网络，这里是 {{moment}} 取到的内容', { moment })}
    </p>
  );
}
