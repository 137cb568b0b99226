import { Link } from '@tanstack/react-router';

import { Failed } from '../app/failed';
import { t } from '../app/text';
import { CardsByKind } from './cards-table';
import { daysOf } from './search';
import { useScores } from './use-scores';

interface Props {
  readonly month: string;
  readonly department: string | undefined;
}

/** 同类榜 of the month. */
export function League({ month, department }: Props) {
  const { data, error, refetch } = useScores(month, department);
  return (
    <section className="panel stack" aria-labelledby="league-title">
      <div className="row between">
        <h2 id="league-title">{t('同类单位得分')}</h2>
        <Link to="/assessment/scores" search={{ period: month }} className="no-print">
          {t('看全部得分')}
        </Link>
      </div>
      <p className="muted">
        {t('只在同类单位之间排名；样本不足的列出，不排名。点单位名称看得分怎样算出。')}
      </p>
      {data && (
        <CardsByKind
          cards={data.cards}
          period={month}
          base={Object.assign({ cutOff: data.cutOff }, daysOf(month))}
        />
      )}
      {data?.cards.length === 0 && <p>{t('没有可列的得分。')}</p>}
      {!data && error && <Failed error={error} again={() => void refetch()} />}
    </section>
  );
}
