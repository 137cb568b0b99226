import { Button } from 'antd';

import { Failure, messageOf } from '../api/failure';
import { Explained } from './explained';
import { t } from './text';

const FORBIDDEN = ['FORBIDDEN', 'NOT_YOUR_ORGANISATION', 'NO_WORK_LIST'];

/** Why a question was not answered, and what one can do about it. */
export function Failed({ error, again }: { readonly error: unknown; readonly again: () => void }) {
  const code = error instanceof Failure ? error.code : '';
  if (FORBIDDEN.includes(code))
    return <Explained title={t('您的账号不能查看')} text={messageOf(error)} />;
  return (
    <Explained title={t('没有取到内容')} text={messageOf(error)}>
      <Button onClick={again}>{t('重试')}</Button>
    </Explained>
  );
}
