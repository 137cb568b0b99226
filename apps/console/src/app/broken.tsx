import { Button } from 'antd';

import { Explained } from './explained';
import { t } from './text';

/** A page whose code did not come, as without network, or that failed. */
export const Broken = () => (
  <Explained
    title={t('这一页没有打开')}
    text={t('可能没有网络，或页面有了新版本。恢复网络后重试；已填写和待发送的内容都在。')}
  >
    <Button onClick={() => window.location.reload()}>{t('重试')}</Button>
  </Explained>
);
