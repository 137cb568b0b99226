import type { ExplainScoreQuery } from '../api/generated';
import { t } from '../app/text';

type Share = NonNullable<ExplainScoreQuery['explainScore']>['caseMix'][number];

const BY = { KIND: t('种类'), CATEGORY: t('类别') } as const;

interface Props {
  readonly shares: readonly Share[];
  readonly words: (share: number) => string;
}

/** Unlike departments are seen to be unlike. */
export const CaseMix = ({ shares, words }: Props) =>
  shares.length > 0 && (
    <section className="panel stack" aria-labelledby="case-mix-title">
      <h2 id="case-mix-title">{t('案件构成，与全区对照')}</h2>
      <div className="wide" role="region" aria-label={t('案件构成')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {[t('构成'), t('派哨（项）'), t('占比'), t('全区占比')].map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shares.map(({ by, value, name, summoned, share, districtShare }) => (
              <tr key={`${by}/${value}`}>
                <th scope="row">
                  <span className="muted">{BY[by]}</span> {name}
                  {by === 'CATEGORY' && <span className="muted"> {value}</span>}
                </th>
                <td>{summoned}</td>
                <td>{words(share)}</td>
                <td>{words(districtShare)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
