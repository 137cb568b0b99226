import { t } from '../app/text';
import { PasswordForm } from './password-form';
import { passwordChanged } from './session';

/** The first thing that whoever got a password from somebody else has to do. */
export const ChangePasswordPage = () => (
  <main className="page gate">
    <div className="panel">
      <h1>{t('请先修改密码')}</h1>
      <p className="muted">{t('现在的密码是别人设的，改成只有您知道的，再开始工作。')}</p>
      <PasswordForm changed={passwordChanged} />
    </div>
  </main>
);
