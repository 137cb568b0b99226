import { App } from 'antd';

import { t } from '../app/text';
import './account.css';
import { LanguageSwitch } from './language-switch';
import { useMe } from './me';
import { MySessions } from './my-sessions';
import { PasswordForm } from './password-form';
import { SecondFactor } from './second-factor';
import { sessionEnded } from './session';

/** One’s own account: how one signs in, where one is signed in, and in which language. */
export function AccountPage() {
  const me = useMe().data;
  const { message } = App.useApp();
  if (!me) return null;
  const { username, displayName } = me.account;
  const changed = (): void => {
    void message.success(t('密码已修改，请用新密码登录'));
    sessionEnded();
  };
  return (
    <>
      <h1>{t('我的账号')}</h1>
      <p className="muted">
        {t('{{name}}，账号 {{username}}，{{organisation}}', {
          name: displayName,
          username,
          organisation: me.organisationName,
        })}
      </p>
      <div className="columns even">
        <div className="stack">
          <section className="panel stack" aria-label={t('语言')}>
            <h2>{t('语言')}</h2>
            <LanguageSwitch />
            <p className="muted">{t('各单位填写的内容和系统记录的经过只有中文。')}</p>
          </section>
          <section className="panel stack" aria-label={t('在哪里登录着')}>
            <h2>{t('在哪里登录着')}</h2>
            <MySessions />
          </section>
        </div>
        <div className="stack">
          <section className="panel stack" aria-label={t('修改密码')}>
            <h2>{t('修改密码')}</h2>
            <p className="muted">{t('修改后，各处的登录都失效，须用新密码重新登录。')}</p>
            <PasswordForm changed={changed} />
          </section>
          <section className="panel stack" aria-label={t('验证器')}>
            <h2>{t('验证器')}</h2>
            <p className="muted">
              {t('绑定以后，登录除密码外还须验证码；各处的登录随即失效，须重新登录。')}
            </p>
            <SecondFactor username={username} />
          </section>
        </div>
      </div>
    </>
  );
}
