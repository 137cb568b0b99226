import { Link } from '@tanstack/react-router';

import { t } from '../app/text';
import { useUnread } from './use-notices';
import './notices.css';

const MOST_SHOWN = 99;

/** In the bar of every page: what waits to be read. */
export function Bell() {
  const unread = useUnread();
  return (
    <Link
      to="/notices"
      className="bell"
      aria-label={unread === 0 ? t('通知') : t('通知，{{count}} 条未读', { count: unread })}
    >
      <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">
        <path
          d="M12 3a6 6 0 0 0-6 6v4l-2 4h16l-2-4V9a6 6 0 0 0-6-6Zm-2.5 16a2.5 2.5 0 0 0 5 0Z"
          fill="currentColor"
        />
      </svg>
      {unread > 0 && (
        <span className="unread" aria-hidden="true">
          {unread > MOST_SHOWN ? '99+' : unread}
        </span>
      )}
    </Link>
  );
}
