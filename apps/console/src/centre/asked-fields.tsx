import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Form, Input, InputNumber, Radio } from 'antd';

import { ask } from '../api/client';
import { Precedents } from '../api/generated';
import { serverNow } from '../api/server-clock';
import { t } from '../app/text';
import { momentOf } from '../time';
import type { FormOn } from '../whistle/step-fields';
import { useAsked, useAskedSummons } from './asked';
import { RUNG } from './words';

const RULED = { UPHELD: t('成立'), OVERRULED: t('不成立') } as const;

/** What the department said, and how like cases were ruled on. */
export function Declined({ whistleId, summons }: FormOn) {
  const category = useAsked(whistleId)?.category;
  const of = useAskedSummons(whistleId, summons);
  const { data } = useQuery({
    queryKey: ['precedents', category],
    enabled: category !== undefined,
    queryFn: async () =>
      (await ask(Precedents, { category: category ?? null, department: null })).declinePrecedents,
  });
  const precedents = data?.edges ?? [];
  return (
    <section className="asked stack" aria-label={t('退哨理由')}>
      {of?.decline && (
        <p>
          {t('{{name}}退哨：{{reason}}', { name: of.departmentName, reason: of.decline.reason })}
          <br />
          <span className="muted">{t('依据：{{basis}}', { basis: of.decline.legalBasis })}</span>
        </p>
      )}
      {precedents.length > 0 && (
        <details>
          <summary>{t('同类裁定 {{count}} 例', { count: precedents.length })}</summary>
          <ul className="stack">
            {precedents.map(({ node }) => (
              <li key={`${node.whistleId}/${node.summons}`}>
                <Link to="/whistles/$id" params={{ id: node.whistleId }} target="_blank">
                  {node.title}
                </Link>{' '}
                <span className="tag">{RULED[node.outcome]}</span> {node.departmentName}
                <br />
                <span className="muted">{node.rulingReason}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** How much longer: as it was asked for, or less. */
export function GrantedLength({ whistleId, summons }: FormOn) {
  const pending = useAskedSummons(whistleId, summons)?.extensions.find(
    ({ outcome }) => outcome === 'PENDING',
  );
  if (!pending) return <p className="muted">{t('正在打开…')}</p>;
  const { value, unit } = pending.extension;
  return (
    <>
      <p className="asked">
        {t('申请延长 {{value}} {{unit}}：{{reason}}', {
          value,
          unit: t(unit),
          reason: pending.reason,
        })}
      </p>
      <Form.Item
        name={['extension', 'value']}
        label={t('准予延长（{{unit}}）', { unit: t(unit) })}
        extra={t('可以少于申请，不能多于申请；自原到期时间起算。')}
        initialValue={value}
        rules={[{ required: true, message: t('请填写准予多久') }]}
      >
        <InputNumber min={1} max={value} inputMode="numeric" />
      </Form.Item>
      <Form.Item name={['extension', 'unit']} initialValue={unit} hidden>
        <Input />
      </Form.Item>
    </>
  );
}

/** What the department has asked for, where it has. */
export function AskedPause({ whistleId, summons }: FormOn) {
  const pending = useAskedSummons(whistleId, summons)?.pauseRequests.find(
    ({ outcome }) => outcome === 'PENDING',
  );
  if (!pending) return null;
  return (
    <p className="asked">
      {t('申请挂账到{{until}}：{{reason}}', {
        until: momentOf(pending.until, serverNow()),
        reason: pending.reason,
      })}
    </p>
  );
}

const RUNGS = (['REMINDER', 'WRITTEN', 'ESCALATION'] as const).map((value) => ({
  value,
  label: RUNG[value],
}));

/** 催办、书面督办、提级; and what was said before. */
export function Rung({ whistleId, summons }: FormOn) {
  const before = useAskedSummons(whistleId, summons)?.supervisions ?? [];
  const latest = before[before.length - 1];
  return (
    <>
      {latest && (
        <p className="asked">
          {t('已督办 {{count}} 次，最近一次：{{step}}，{{reason}}', {
            count: before.length,
            step: RUNG[latest.step],
            reason: latest.reason,
          })}
          <br />
          <span className="muted">
            {latest.answer
              ? t('部门答复：{{plan}}', { plan: latest.answer.plan })
              : t('部门还没有答复。')}
          </span>
        </p>
      )}
      <RungField />
    </>
  );
}

/** Which rung; a street reminds, the others are the district’s. */
export const RungField = () => (
  <Form.Item
    name="supervision"
    label={t('方式')}
    initialValue="REMINDER"
    extra={t('书面督办、提级由区指挥中心办理。')}
    required
  >
    <Radio.Group options={RUNGS} aria-label={t('方式')} />
  </Form.Item>
);
