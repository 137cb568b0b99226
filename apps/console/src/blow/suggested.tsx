import { useQuery } from '@tanstack/react-query';
import { Button, Form, type FormInstance } from 'antd';

import { ask } from '../api/client';
import { Suggested as Question } from '../api/generated';
import { pointOf } from './boundary';
import type { Typed } from './typed';
import { t } from '../app/text';

const MOST = 3;

/** Who usually leads such a matter, with the reasons; a click chooses it. It is only a hint. */
export function Suggested({ form }: { readonly form: FormInstance<Typed> }) {
  const category = Form.useWatch('category', form) as string | undefined;
  const point = pointOf((Form.useWatch('point', form) as string | undefined) ?? '');
  const { data } = useQuery({
    queryKey: ['suggested', category, point],
    enabled: category !== undefined,
    queryFn: async () => {
      const text = (form.getFieldValue('title') as string | undefined) || null;
      const asked = { category: category ?? '', place: point ?? null, text };
      return (await ask(Question, asked)).suggestDepartments.suggestions;
    },
  });
  if (!data || data.length === 0) return null;
  return (
    <section className="suggested" aria-label={t('可由谁主办')}>
      <h2>{t('可由谁主办')}</h2>
      <ul>
        {data.slice(0, MOST).map(({ department, departmentName, reasons }) => (
          <li key={department}>
            <span>
              {departmentName}
              <br />
              <span className="muted">{reasons.map(({ text }) => text).join(t('；'))}</span>
            </span>
            <Button
              aria-label={[t('选为主办'), t('由{{departmentName}}主办', { departmentName })].join(
                ' ',
              )}
              onClick={() => form.setFieldValue('lead', department)}
            >
              {t('选为主办')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
