import { Link } from '@tanstack/react-router';

import { t } from '../app/text';
import './offline.css';
import { useUnsent } from './unsent';

/** On every page: what was done here and has not reached the service yet, or was refused there. */
export function UnsentBar() {
  const unsent = useUnsent();
  if (unsent.length === 0) return null;
  const refused = unsent.filter(({ refusal }) => refusal).length;
  const waiting = unsent.length - refused;
  return (
    <p className={`unsent-bar ${refused > 0 ? 'refused' : ''}`} role="status">
      <Link to="/unsent">
        {waiting > 0 && <span>{t('{{count}} 件存在本机，还没有发送', { count: waiting })}</span>}
        {refused > 0 && <span>{t('{{count}} 件没有被受理', { count: refused })}</span>}
        <span>{t('查看')}</span>
      </Link>
    </p>
  );
}
