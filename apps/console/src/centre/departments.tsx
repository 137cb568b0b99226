import type { OpenItemFragment } from '../api/generated';
import { t } from '../app/text';
import { SUMMONS_STATUS } from '../words';

type Department = OpenItemFragment['departments'][number];

/** Where a department stands, and what of it waits for others. */
function standsAt({ status, declined, ratingWanted, paused }: Department): string {
  if (declined) return t('退哨待裁定');
  if (paused) return t('挂账');
  return ratingWanted ? t('待评哨') : SUMMONS_STATUS[status];
}

/** Each department of a whistle, and how it stands. */
export const Departments = ({ departments }: { readonly departments: readonly Department[] }) => (
  <ul className="row">
    {departments
      .filter(({ status }) => status !== 'RELEASED')
      .map((one) => (
        <li key={one.summons}>
          <span className={`tag wrapped ${one.overdue ? 'late' : ''}`}>
            {t('{{name}}：{{standing}}', { name: one.departmentName, standing: standsAt(one) })}
            {one.overdue && t('，超期')}
          </span>
        </li>
      ))}
  </ul>
);
