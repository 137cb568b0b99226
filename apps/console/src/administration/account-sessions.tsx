import { useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';

import { ask } from '../api/client';
import { type AccountRowFragment, AccountSessionList } from '../api/generated';
import { useServerNow } from '../api/server-clock';
import { Failed } from '../app/failed';
import { t } from '../app/text';
import { momentOf } from '../time';
import { endSessionsAct } from './account-acts';
import { ActButton } from './act';

/** Where an account is signed in, and ending that. */
export function Sessions({
  account,
  close,
}: {
  readonly account: AccountRowFragment;
  readonly close: () => void;
}) {
  const now = useServerNow();
  const { data, error, refetch } = useQuery({
    queryKey: ['administration', 'sessions', account.username],
    queryFn: async () =>
      (await ask(AccountSessionList, { username: account.username })).accountSessions,
  });
  return (
    <Modal
      open
      title={t('{{name}}：现有的登录', { name: account.displayName })}
      onCancel={close}
      footer={null}
      width={640}
    >
      {error && <Failed error={error} again={() => void refetch()} />}
      {data?.length === 0 && <p className="muted">{t('现在没有登录')}</p>}
      <ul className="adm-list">
        {data?.map((session) => (
          <li key={session.id} className="row between">
            <div>
              {session.device} <span className="muted">{session.network}</span>
              <div className="muted">
                {t('登录于 {{at}}，至迟 {{until}}', {
                  at: momentOf(session.openedAt, now),
                  until: momentOf(session.until, now),
                })}
              </div>
            </div>
            <ActButton act={endSessionsAct(account, session)} />
          </li>
        ))}
      </ul>
      {(data?.length ?? 0) > 1 && <ActButton act={endSessionsAct(account)} />}
    </Modal>
  );
}
