import { Radio } from 'antd';

import { language, speak, t } from '../app/text';

/** In which language the page speaks on this device. */
export const LanguageSwitch = () => (
  <Radio.Group
    aria-label={t('语言')}
    value={language}
    optionType="button"
    options={[
      { value: 'zh-CN', label: <span lang="zh-CN">{t('中文')}</span> },
      { value: 'en', label: <span lang="en">English</span> },
    ]}
    onChange={({ target }) => speak(target.value === 'en' ? 'en' : 'zh-CN')}
  />
);
