import { createRootRoute, Link } from '@tanstack/react-router';

import { Explained } from './explained';
import { Shell } from './shell';
import { t } from './text';

const Unknown = () => (
  <Explained title={t('没有这个页面')} text={t('地址可能写错了，或内容已移走。')}>
    <Link to="/">{t('回到首页')}</Link>
  </Explained>
);

/** The frame of every page; rooms hang their routes on it. */
export const root = createRootRoute({ component: Shell, notFoundComponent: Unknown });
