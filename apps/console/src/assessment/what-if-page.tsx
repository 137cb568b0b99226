import { useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Alert, Button, Input } from 'antd';
import { useRef, useState } from 'react';

import { ask } from '../api/client';
import { messageOf } from '../api/failure';
import { WhatIf, type WhatIfQuery } from '../api/generated';
import { t } from '../app/text';
import { pointsWords } from './figures';
import { Frame, PeriodChoice } from './frame';
import { monthAfter, periodWords, thisMonth } from './search';
import { useScores } from './use-scores';

const route = getRouteApi('/assessment/what-if');

type Tried = WhatIfQuery['whatIfScores'];
type Move = Tried['moves'][number];

/** +2.35, −1.20: the sign says the direction. */
const signed = (change: number | null): string => {
  if (change === null) return '–';
  return change < 0 ? `−${(-change).toFixed(2)}` : `+${change.toFixed(2)}`;
};

const MoveRow = ({ move, name }: { readonly move: Move; readonly name: string }) => (
  <tr>
    <th scope="row">{name}</th>
    <td>{pointsWords(move.totalBefore)}</td>
    <td>{pointsWords(move.totalAfter)}</td>
    <td>
      <strong>{signed(move.change)}</strong>
    </td>
    <td>
      {move.rankBefore ?? '–'} → {move.rankAfter ?? '–'}
    </td>
    <td className="text">
      {move.because.map(({ name, change }) => `${name} ${signed(change)}`).join('，')}
    </td>
  </tr>
);

const HEADINGS = [
  t('单位'),
  t('现行得分'),
  t('试算得分'),
  t('变化'),
  t('名次变化'),
  t('因为哪项指标'),
];

/** Names as the scores of the period have them. */
function useNames(period: string): ReadonlyMap<string, string> {
  const { data } = useScores(period);
  return new Map(data?.cards.map(({ department, departmentName }) => [department, departmentName]));
}

const Result = ({
  tried,
  names,
}: {
  readonly tried: Tried;
  readonly names: ReadonlyMap<string, string>;
}) => (
  <section className="panel stack" aria-label={t('试算结果')}>
    <h2>
      {t('涉及 {{compared}} 个单位：升 {{rise}}，降 {{fall}}，新计分 {{begin}}，不再计分 {{end}}', {
        compared: tried.compared,
        rise: tried.rise,
        fall: tried.fall,
        begin: tried.begin,
        end: tried.end,
      })}
    </h2>
    <div className="wide" role="region" aria-label={t('各单位变化')} tabIndex={0}>
      <table className="reasons">
        <thead>
          <tr>
            {HEADINGS.map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tried.moves.map((move) => (
            <MoveRow
              key={move.department}
              move={move}
              name={names.get(move.department) ?? move.department}
            />
          ))}
        </tbody>
      </table>
    </div>
    <p className="muted">
      {t('草案摘要 {{rules}}；结果摘要 {{result}}。试算不改变任何得分。', {
        rules: tried.rulesDigest.slice(0, 12),
        result: tried.resultDigest.slice(0, 12),
      })}
    </p>
  </section>
);

interface DraftProps {
  readonly rules: string;
  readonly change: (rules: string) => void;
}

/** The text of a rule file: chosen from this computer, or pasted. */
function Draft({ rules, change }: DraftProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <label htmlFor="rules">{t('考核规则草案（规则文件的 JSON 内容）')}</label>
      <Input.TextArea
        id="rules"
        rows={8}
        value={rules}
        spellCheck={false}
        onChange={({ target }) => change(target.value)}
      />
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label={t('规则文件')}
        onChange={({ target }) => void target.files?.[0]?.text().then(change)}
      />
      <div className="row">
        <Button onClick={() => input.current?.click()}>{t('选规则文件')}</Button>
      </div>
    </>
  );
}

/** A past period under other rules: who would rise and fall, and why. */
export function WhatIfPage() {
  const { period = monthAfter(thisMonth(), -1) } = route.useSearch();
  const navigate = route.useNavigate();
  const names = useNames(period);
  const [rules, setRules] = useState('');
  const { data, error, isPending, mutate } = useMutation({
    mutationFn: async () => (await ask(WhatIf, { period, rules })).whatIfScores,
  });
  const choose = (next: string): void => void navigate({ search: { period: next } });
  return (
    <Frame
      title={t('规则试算：{{period}}', { period: periodWords(period) })}
      choice={<PeriodChoice key={period} period={period} choose={choose} />}
    >
      <section className="panel stack" aria-label={t('草案')}>
        <p className="muted">
          {t('用一版考核规则草案重算过去的时段，看谁升谁降、为什么；不写入任何记录。')}
        </p>
        <Draft rules={rules} change={setRules} />
        <div className="row">
          <Button
            type="primary"
            disabled={rules.trim() === ''}
            loading={isPending}
            onClick={() => mutate()}
          >
            {t('试算')}
          </Button>
        </div>
        {error && <Alert type="error" role="alert" title={messageOf(error)} />}
      </section>
      {data && <Result tried={data} names={names} />}
    </Frame>
  );
}
