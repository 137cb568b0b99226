import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Form } from 'antd';

import { ask } from '../api/client';
import { messageOf } from '../api/failure';
import { ActivateRules, RevokeRules } from '../api/generated';
import { t } from '../app/text';
import type { Act } from './act';
import { DateField, filled, TextField } from './fields';

/** A version that is known, or the text of a new one. */
export type Meant = { readonly version: string } | { readonly text: string };

interface Typed {
  readonly from: string;
  readonly pastReason?: string;
}

/** What an activation would change, or why it would be refused; nothing is written. */
function DryRun({ meant }: { readonly meant: Meant }) {
  const form = Form.useFormInstance();
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: async (typed: Typed) => {
      const input = Object.assign({ dryRun: true }, meant, filled(typed));
      return (await ask(ActivateRules, { input })).result;
    },
  });
  const attempt = async (): Promise<void> => {
    const typed = (await form.validateFields()) as Typed;
    mutate(typed);
  };
  return (
    <div className="stack">
      <div>
        <Button loading={isPending} onClick={() => void attempt().catch(() => undefined)}>
          {t('先试算')}
        </Button>
      </div>
      {error && <Alert type="error" role="alert" title={messageOf(error)} />}
      {data && 'message' in data && <Alert type="error" role="alert" title={data.message} />}
      {data && 'changes' in data && (
        <Alert
          type="info"
          role="status"
          title={
            data.changes
              ? t('试算，未写入：可以启用 {{version}}', { version: data.version })
              : t('已是如此，没有改动')
          }
          description={
            <ul>
              {data.effects.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          }
        />
      )}
    </div>
  );
}

export const activateAct = (
  meant: Meant,
  after: () => void = () => undefined,
): Act<Typed, { readonly version: string | null; readonly position: string | null }> => ({
  label: t('启用'),
  title: 'version' in meant ? t('启用 {{version}}', { version: meant.version }) : t('启用新的一版'),
  danger: true,
  consequence: t(
    '自所填日期起，新起算的时钟按这一版；已起算的仍按原来那版，办到结束。启用记入日志，各进程随即知晓。',
  ),
  fields: (
    <>
      <div className="pair">
        <DateField name="from" label={t('自哪一天起')} required />
        <TextField name="pastReason" label={t('理由（早于今天的须写）')} most={500} />
      </div>
      <DryRun meant={meant} />
    </>
  ),
  send: async (typed, commandId) => {
    const input = Object.assign({ dryRun: false, commandId }, meant, filled(typed));
    return (await ask(ActivateRules, { input })).result;
  },
  done: t('已启用'),
  after,
});

export const revokeRulesAct = (
  version: string,
  from: string,
): Act<{ reason: string }, { readonly position: string | null }> => ({
  label: t('撤销启用'),
  title: t('{{version}}：撤销启用（{{from}}）', { version, from }),
  danger: true,
  consequence: t('到那一天仍按现行的规则；撤销及理由记入日志。'),
  fields: <TextField name="reason" label={t('理由')} required most={500} />,
  send: async ({ reason }, commandId) =>
    (await ask(RevokeRules, { input: { from, reason, dryRun: false, commandId } })).result,
  done: t('已撤销'),
});
