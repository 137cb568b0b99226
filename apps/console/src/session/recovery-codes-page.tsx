import { Button } from 'antd';

import { t } from '../app/text';
import { recoveryCodes } from './session';

/** Shown this once: without them, whoever loses the phone has to ask an administrator. */
export const RecoveryCodesPage = () => (
  <main className="page gate">
    <div className="panel stack">
      <h1>{t('验证器已绑定，请保存恢复码')}</h1>
      <p>{t('手机不在身边时，用一个恢复码代替验证码登录，每个只能用一次。离开本页后不再显示。')}</p>
      <ul className="codes">
        {recoveryCodes().map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="row no-print">
        <Button onClick={() => window.print()}>{t('打印')}</Button>
        <Button type="primary" onClick={() => window.location.assign('/')}>
          {t('已保存，去登录')}
        </Button>
      </div>
    </div>
  </main>
);
