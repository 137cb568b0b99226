import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';

import { ask } from '../api/client';
import { messageOf } from '../api/failure';
import { CloseRetiredAccounts } from '../api/generated';
import { t } from '../app/text';

/** Closes the accounts of retired organisations, after asking. */
export function CloseRetired() {
  const { modal, message } = App.useApp();
  const queries = useQueryClient();
  const { mutateAsync } = useMutation({
    mutationFn: async () => (await ask(CloseRetiredAccounts, {})).closeRetiredAccounts,
    onSuccess: ({ usernames, hasMore }) => {
      const closed = t('已销户 {{count}} 个', { count: usernames.length });
      void message.success(hasMore ? `${closed}${t('，还有，请再点一次')}` : closed);
    },
    onError: (error) => void message.error(messageOf(error)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['administration'] }),
  });
  const confirm = (): void =>
    void modal.confirm({
      title: t('把单位已停用的账号全部销户？'),
      content: t('不可恢复。这些账号已不能登录；销户后用户名不再给别人用。'),
      okText: t('全部销户'),
      okButtonProps: { danger: true },
      cancelText: t('取消'),
      onOk: () => mutateAsync().catch(() => undefined),
    });
  return (
    <Button danger onClick={confirm}>
      {t('清理停用单位的账号')}
    </Button>
  );
}
