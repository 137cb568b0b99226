import { getRouteApi } from '@tanstack/react-router';

import type { ScorecardsQuery } from '../api/generated';
import { serverNow } from '../api/server-clock';
import { Explained } from '../app/explained';
import { t } from '../app/text';
import { momentOf } from '../time';
import { CardsByKind } from './cards-table';
import { Downloads } from './downloads';
import { Answered, Frame, PeriodChoice } from './frame';
import { daysOf, type FigureSearch, monthAfter, periodWords, thisMonth } from './search';
import { useScores } from './use-scores';
import { PERIOD_STAGE } from './words';

const route = getRouteApi('/assessment/scores');

type Sheet = ScorecardsQuery['scorecards'];

const MONTH = /^\d{4}-\d\d$/;

const baseOf = (period: string, cutOff: string): FigureSearch | undefined =>
  MONTH.test(period) ? Object.assign({ cutOff }, daysOf(period)) : undefined;

function Told({ sheet, period }: { readonly sheet: Sheet; readonly period: string }) {
  const rules = [...new Map(sheet.cards.map(({ rule }) => [rule.digest, rule])).values()];
  return (
    <>
      <p>
        <span className="tag blue">{PERIOD_STAGE[sheet.stage]}</span>{' '}
        {sheet.edition !== null && sheet.edition > 0 && (
          <span className="tag">{t('第 {{edition}} 版', { edition: sheet.edition })}</span>
        )}{' '}
        <span className="muted">
          {t('{{period}}，数据截止 {{cutOff}}', {
            period: periodWords(period),
            cutOff: momentOf(sheet.cutOff, serverNow()),
          })}
        </span>
      </p>
      {rules.map((rule) => (
        <p key={rule.digest} className="muted">
          {t('规则：{{name}} {{pack}}@{{version}}，{{from}} 起，摘要 {{digest}}', {
            name: rule.name,
            pack: rule.pack,
            version: rule.version,
            from: rule.effectiveFrom,
            digest: rule.digest.slice(0, 12),
          })}
        </p>
      ))}
    </>
  );
}

const Unscored = ({ unscored }: Pick<Sheet, 'unscored'>) =>
  unscored.length > 0 && (
    <section className="panel" aria-label={t('没有适用规则的单位')}>
      <h2>{t('没有适用规则的单位')}</h2>
      <ul>
        {unscored.map(({ department, departmentName, sample }) => (
          <li key={department}>
            {t('{{name}}：派哨 {{count}} 项，不计分', { name: departmentName, count: sample })}
          </li>
        ))}
      </ul>
    </section>
  );

const Shown = ({ sheet, period }: { readonly sheet: Sheet; readonly period: string }) => (
  <>
    <Told sheet={sheet} period={period} />
    <section className="panel stack" aria-label={t('各单位得分')}>
      <CardsByKind cards={sheet.cards} period={period} base={baseOf(period, sheet.cutOff)} />
      {sheet.cards.length === 0 && (
        <Explained title={t('这个时段没有得分')} text={t('没有派哨，或没有适用的考核规则。')} />
      )}
    </section>
    <Unscored unscored={sheet.unscored} />
    <Downloads month={period} kinds={['scorecards']} />
  </>
);

/** 考核得分 of a period; for a department its own. */
export function ScoresPage() {
  const { period = monthAfter(thisMonth(), -1) } = route.useSearch();
  const navigate = route.useNavigate();
  const answer = useScores(period);
  const choose = (next: string): void => void navigate({ search: { period: next } });
  return (
    <Frame
      title={t('{{period}}考核得分', { period: periodWords(period) })}
      choice={<PeriodChoice key={period} period={period} choose={choose} />}
    >
      <Answered answer={answer}>{(sheet) => <Shown sheet={sheet} period={period} />}</Answered>
    </Frame>
  );
}
