import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';

import { ask } from '../api/client';
import { RedBlack, type ListedPartsFragment, type RedBlackQuery } from '../api/generated';
import { serverNow } from '../api/server-clock';
import { Explained } from '../app/explained';
import { t } from '../app/text';
import { momentOf } from '../time';
import { pointsWords } from './figures';
import { Answered, Frame, PeriodChoice } from './frame';
import { monthAfter, periodWords, thisMonth } from './search';
import { SCORED_KIND } from './words';

const route = getRouteApi('/assessment/red-black');

const SIZE = 5;

const Named = ({
  title,
  tone,
  listed,
  period,
}: {
  readonly title: string;
  readonly tone: 'red' | 'black';
  readonly listed: readonly ListedPartsFragment[];
  readonly period: string;
}) => (
  <div className={`named ${tone}`}>
    <h3>{title}</h3>
    {listed.length === 0 && <p className="muted">{t('没有单位上榜')}</p>}
    <ol>
      {listed.map((one) => (
        <li key={one.organisation}>
          <Link
            to="/assessment/scores/$organisation"
            params={{ organisation: one.organisation }}
            search={{ period }}
          >
            {one.organisationName}
          </Link>{' '}
          <span className="muted">
            {t('第 {{rank}}，{{total}} 分，样本 {{sample}} 项', {
              rank: one.rank ?? '–',
              total: pointsWords(one.total),
              sample: one.sample,
            })}
          </span>
          {[...one.redCards, ...one.yellowCards].map((card) => (
            <span key={card} className="tag near">
              {card}
            </span>
          ))}
        </li>
      ))}
    </ol>
  </div>
);

const List = ({
  list,
  period,
}: {
  readonly list: RedBlackQuery['redBlackLists']['lists'][number];
  readonly period: string;
}) => (
  <section className="panel stack" aria-label={SCORED_KIND[list.kind]}>
    <h2>
      {SCORED_KIND[list.kind]}{' '}
      <span className="muted">
        {t('参与排名 {{count}} 个；样本不足的不上榜', { count: list.ranked })}
      </span>
    </h2>
    {list.ranked > 0 && (
      <div className="pair">
        <Named title={t('红榜')} tone="red" listed={list.red} period={period} />
        <Named title={t('黑榜')} tone="black" listed={list.black} period={period} />
      </div>
    )}
  </section>
);

const Lists = ({
  lists: { lists, cutOff },
  period,
}: {
  readonly lists: RedBlackQuery['redBlackLists'];
  readonly period: string;
}) => (
  <>
    <p className="muted">
      {t('各类单位分列，前后各至多 {{size}} 个；数据截止 {{cutOff}}', {
        size: SIZE,
        cutOff: momentOf(cutOff, serverNow()),
      })}
    </p>
    {lists.map((list) => (
      <List key={list.kind} list={list} period={period} />
    ))}
    {lists.length === 0 && (
      <Explained title={t('没有可列的榜')} text={t('参与排名的单位太少，或这个时段没有得分。')} />
    )}
  </>
);

/** 红黑榜 of a period, each kind by itself. */
export function RedBlackPage() {
  const { period = monthAfter(thisMonth(), -1) } = route.useSearch();
  const navigate = route.useNavigate();
  const answer = useQuery({
    queryKey: ['assessment', period, 'red-black'],
    queryFn: async () => (await ask(RedBlack, { period, size: SIZE })).redBlackLists,
  });
  const choose = (next: string): void => void navigate({ search: { period: next } });
  return (
    <Frame
      title={t('{{period}}红黑榜', { period: periodWords(period) })}
      choice={<PeriodChoice key={period} period={period} choose={choose} />}
    >
      <Answered answer={answer}>{(data) => <Lists lists={data} period={period} />}</Answered>
    </Frame>
  );
}
