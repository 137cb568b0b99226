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

/** Of the same category, or whatever is searched for. */
function usePrecedents(whistleId: string, search: string) {
  const queries = useQueryClient();
  const whistle = queries.getQueryData<{ readonly category: string }>(['whistle', whistleId]);
  const category = search === '' ? (whistle?.category ?? null) : null;
  return useQuery({
    queryKey: ['precedents', category, search],
    queryFn: async () => {
      const { declinePrecedents } = await ask(DeclinePrecedents, {
        category,
        search: search || null,
      });
      return declinePrecedents.edges.map(({ node }) => node);
    },
    placeholderData: (before) => before,
  });
}

/** How declines of the same kind of matter were ruled: whoever declines knows what to expect. */
export function Precedents({ whistleId }: { readonly whistleId: string }) {
  const [search, setSearch] = useState('');
  const { data } = usePrecedents(whistleId, search);
  if (!data) return null;
  const none = search === '' ? t('本类事项还没有裁定过的退哨。') : t('没有搜到相近的裁定。');
  return (
    <section className="precedents" aria-label={t('退哨先例')}>
      <h3>{t('以往怎样裁定')}</h3>
      {(search !== '' || data.length > 0) && (
        // Enter searches; it does not send the form around it.
        <div onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}>
          <SearchBox text={search} search={setSearch} placeholder={t('搜退哨理由、依据')} />
        </div>
      )}
      {data.length === 0 && <p className="muted">{none}</p>}
      <ul>
        {data.map((precedent) => (
          <Shown key={`${precedent.whistleId}/${precedent.summons}`} precedent={precedent} />
        ))}
      </ul>
    </section>
  );
}
