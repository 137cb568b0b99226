import { Link } from '@tanstack/react-router';

import type { CardPartsFragment, ScoredKind } from '../api/generated';
import { t } from '../app/text';
import { FigureLink, percent, pointsWords } from './figures';
import type { FigureSearch } from './search';
import { SCORED_KIND } from './words';

interface Props {
  readonly cards: readonly CardPartsFragment[];
  readonly period: string;
  /** Days and cut-off of the period; none where its days are not known. */
  readonly base: FigureSearch | undefined;
}

/** The rank, or in a word why there is none. */
function standingOf(card: CardPartsFragment): string {
  if (card.rank !== null)
    return t('第 {{rank}}（共 {{size}}）', { rank: card.rank, size: card.boardSize });
  if (card.belowMinimumSample)
    return t('样本不足，不排名（至少 {{least}} 项）', { least: card.minimumSample });
  return card.interim ? t('阶段分，不排名') : t('不排名');
}

const Cards = ({ card }: { readonly card: CardPartsFragment }) => (
  <span className="row">
    {card.redCards.length > 0 && (
      <span className="tag late">{t('红牌：{{why}}', { why: card.redCards.join('，') })}</span>
    )}
    {card.yellowCards.length > 0 && (
      <span className="tag near">{t('黄牌：{{why}}', { why: card.yellowCards.join('，') })}</span>
    )}
    {card.talk && <span className="tag near">{t('应约谈')}</span>}
    {card.pooledMonths.length > 0 && (
      <span className="tag">
        {t('合并此前 {{count}} 个月', { count: card.pooledMonths.length })}
      </span>
    )}
  </span>
);

const ofDepartment = (base: FigureSearch, { kind, department }: CardPartsFragment): FigureSearch =>
  Object.assign(
    { measure: 'SUMMONED' as const },
    base,
    kind === 'STREET' ? { street: department } : { department },
  );

function CardRow({
  card,
  period,
  base,
}: Omit<Props, 'cards'> & { readonly card: CardPartsFragment }) {
  return (
    <tr>
      <th scope="row">
        <Link
          to="/assessment/scores/$organisation"
          params={{ organisation: card.department }}
          search={{ period }}
        >
          {card.departmentName}
        </Link>
        <Cards card={card} />
      </th>
      <td className="text" data-label={t('名次')}>
        {standingOf(card)}
      </td>
      <td data-label={t('得分')}>
        <span className="fraction">
          <strong>{pointsWords(card.total)}</strong>
          <span className="muted"> / {card.fullMarks}</span>
        </span>
      </td>
      <td data-label={t('样本（项）')}>
        {base ? (
          <FigureLink figure={ofDepartment(base, card)}>{card.sample}</FigureLink>
        ) : (
          card.sample
        )}
      </td>
      {card.indicators.map(({ id, name, rate, numerator, denominator, points, weight }) => (
        <td key={id} data-label={name}>
          <span className="fraction">
            {pointsWords(points)}
            {weight > 0 && <span className="muted"> / {weight}</span>}
          </span>
          <br />
          <span className="muted">
            {denominator === null || rate === null ? (
              t('{{count}} 次', { count: numerator ?? 0 })
            ) : (
              <>
                {percent(rate)}{' '}
                <span className="fraction">
                  {numerator} ÷ {denominator}
                </span>
              </>
            )}
          </span>
        </td>
      ))}
    </tr>
  );
}

/** Those of one set of rules have the same columns. */
function columnsOf(cards: readonly CardPartsFragment[]) {
  const byColumns = new Map<string, CardPartsFragment[]>();
  for (const card of cards) {
    const key = card.indicators.map(({ id }) => id).join();
    byColumns.set(key, [...(byColumns.get(key) ?? []), card]);
  }
  return [...byColumns.entries()];
}

const LAST = Number.MAX_SAFE_INTEGER;
const inOrder = (cards: readonly CardPartsFragment[]): readonly CardPartsFragment[] =>
  [...cards].sort((one, other) => (one.rank ?? LAST) - (other.rank ?? LAST));

const Table = ({ cards, period, base }: Props) => (
  <div className="wide" role="region" aria-label={t('得分表')} tabIndex={0}>
    <table className="scores">
      <thead>
        <tr>
          {[t('单位'), t('名次'), t('得分'), t('样本（项）')].map((heading) => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
          {cards[0]?.indicators.map(({ id, name }) => (
            <th key={id} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {inOrder(cards).map((card) => (
          <CardRow key={card.department} card={card} period={period} base={base} />
        ))}
      </tbody>
    </table>
  </div>
);

/** Each kind of organisation by itself: one kind is never ranked with another. */
export function CardsByKind({ cards, period, base }: Props) {
  const kinds = [...new Set(cards.map(({ kind }) => kind))].sort(
    (one, other) => ORDER.indexOf(one) - ORDER.indexOf(other),
  );
  return kinds.map((kind) => {
    const own = cards.filter((card) => card.kind === kind);
    // A department sees itself alone, and among how many it is ranked.
    const ranked = Math.max(...own.map(({ boardSize }) => boardSize));
    return (
      <section key={kind} className="stack" aria-label={SCORED_KIND[kind]}>
        <h3>
          {SCORED_KIND[kind]}{' '}
          <span className="muted">
            {t('列出 {{all}} 个，参与排名 {{ranked}} 个', { all: own.length, ranked })}
          </span>
        </h3>
        {columnsOf(own).map(([key, some]) => (
          <Table key={key} cards={some} period={period} base={base} />
        ))}
      </section>
    );
  });
}

const ORDER: readonly ScoredKind[] = [
  'DEPARTMENT',
  'STATIONED_AGENCY',
  'COMPANY',
  'UTILITY',
  'COMMITTEE_MEMBER',
  'STREET',
];
