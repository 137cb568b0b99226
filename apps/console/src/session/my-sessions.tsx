import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';

import { ask } from '../api/client';
import {
  EndOtherSessions,
  EndSession,
  MySessions as Question,
  type MySessionsQuery,
} from '../api/generated';
import { serverNow } from '../api/server-clock';
import { Explained } from '../app/explained';
import { Failed } from '../app/failed';
import { t } from '../app/text';
import { momentOf } from '../time';
import { reasonOf, Refused } from '../whistle/use-step';

type Session = MySessionsQuery['mySessions'][number];

/** Ends one session, or all but this one. */
function useEnd() {
  const queries = useQueryClient();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: async (session: string | undefined) => {
      const { result } =
        session === undefined
          ? await ask(EndOtherSessions, {})
          : await ask(EndSession, { session });
      if ('code' in result) throw new Refused(result.code, result.message);
      return result.count;
    },
    onSuccess: (count) => void message.success(t('已结束 {{count}} 次登录', { count })),
    onError: (error) => void message.error(reasonOf(error)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['my-sessions'] }),
  });
}

function Item({ session }: { readonly session: Session }) {
  const { mutate, isPending } = useEnd();
  const { id, device, network, openedAt, renewedAt, current } = session;
  const now = serverNow();
  return (
    <li className="row between">
      <div>
        <strong>{device}</strong> {current && <span className="tag ok">{t('当前')}</span>}
        <br />
        <span className="muted">
          {t('{{network}}，{{opened}} 登录，{{renewed}} 用过', {
            network,
            opened: momentOf(openedAt, now),
            renewed: momentOf(renewedAt, now),
          })}
        </span>
      </div>
      {!current && (
        <Button
          danger
          loading={isPending}
          onClick={() => mutate(id)}
          aria-label={t('结束 {{device}} 的登录', { device })}
        >
          {t('结束')}
        </Button>
      )}
    </li>
  );
}

/** Where one is signed in: what one does not know is ended here. */
export function MySessions() {
  const { mutate, isPending } = useEnd();
  const { data, error, refetch } = useQuery({
    queryKey: ['my-sessions'],
    queryFn: async () => (await ask(Question, {})).mySessions,
  });
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (!data) return <Explained title={t('正在打开…')} />;
  return (
    <>
      <ul className="sessions">
        {data.map((session) => (
          <Item key={session.id} session={session} />
        ))}
      </ul>
      {data.length > 1 && (
        <Button loading={isPending} onClick={() => mutate(undefined)}>
          {t('结束其他全部登录')}
        </Button>
      )}
    </>
  );
}
