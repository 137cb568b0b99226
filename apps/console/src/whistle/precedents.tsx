import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { ask } from '../api/client';
import { DeclinePrecedents, type DeclinePrecedentsQuery } from '../api/generated';
import { serverNow } from '../api/server-clock';
import { t } from '../app/text';
import { momentOf } from '../time';
import { SearchBox } from '../work/list-frame';

type Precedent = DeclinePrecedentsQuery['declinePrecedents']['edges'][number]['node'];

const RULING = { UPHELD: t('成立'), OVERRULED: t('不成立') };

const Shown = ({ precedent }: { readonly precedent: Precedent }) => (
  <li>
    <details>
      <summary>
        <span className={`tag ${precedent.outcome === 'UPHELD' ? 'ok' : 'late'}`}>
          {RULING[precedent.outcome]}
        </span>{' '}
        {precedent.title}
      </summary>
      <p>
        {t('{{department}} {{moment}} 裁定', {
          department: precedent.departmentName,
          moment: momentOf(precedent.ruledAt, serverNow()),
        })}
        {precedent.replacementName !== null &&
          t('，改由{{department}}办理', { department: precedent.replacementName })}
      </p>
      <p>{t('退哨理由：{{reason}}', { reason: precedent.reason })}</p>
      <p>{t('依据：{{basis}}', { basis: precedent.legalBasis })}</p>
      <p>{t('裁定理由：{{reason}}', { reason: precedent.rulingReason })}</p>
    </details>
  </li>
);

/** How declines of the same kind of matter were ruled: whoever declines knows what to expect. */
export function Precedents({ whistleId }: { readonly whistleId: string }) {
  const [search, setSearch] = useState('');
  const queries = useQueryClient();
  const whistle = queries.getQueryData<{ readonly category: string }>(['whistle', whistleId]);
  const asked = { category: search === '' ? (whistle?.category ?? null) : null, search };
  const { data } = useQuery({
    queryKey: ['precedents', asked],
    queryFn: async () =>
      (await ask(DeclinePrecedents, { category: asked.category, search: search || null }))
        .declinePrecedents.edges,
    placeholderData: (before) => before,
  });
  return (
    <section className="precedents" aria-label={t('退哨先例')}>
      <h3>{t('以往怎样裁定')}</h3>
      {(search !== '' || (data && data.length > 0)) && (
        // Enter searches; it does not send the form around it.
        <div onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}>
          <SearchBox text={search} search={setSearch} placeholder={t('搜退哨理由、依据')} />
        </div>
      )}
      <ul>
        {data?.map(({ node }) => (
          <Shown key={`${node.whistleId}/${node.summons}`} precedent={node} />
        ))}
      </ul>
      {data?.length === 0 && (
        <p className="muted">
          {search === '' ? t('本类事项还没有裁定过的退哨。') : t('没有搜到相近的裁定。')}
        </p>
      )}
    </section>
  );
}
