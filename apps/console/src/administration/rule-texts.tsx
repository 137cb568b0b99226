import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Input, Modal } from 'antd';
import { useRef, useState } from 'react';

import { ask } from '../api/client';
import { messageOf } from '../api/failure';
import { CheckRules, DiffRules, RuleText } from '../api/generated';
import { t } from '../app/text';
import { ActButton } from './act';
import { activateAct } from './rule-acts';

const Lines = ({ lines, name }: { readonly lines: readonly string[]; readonly name: string }) => (
  <pre className="adm-text" tabIndex={0} aria-label={name}>
    {lines.join('\n')}
  </pre>
);

/** How a version differs from what is in force. */
export function Difference({ version }: { readonly version: string }) {
  const { data, error } = useQuery({
    queryKey: ['administration', 'rules', 'difference', version],
    queryFn: async () => (await ask(DiffRules, { after: version })).diffRules,
  });
  if (error) return <Alert type="error" title={messageOf(error)} />;
  if (!data || data.before === version) return null;
  return (
    <section className="stack">
      <h3>{t('与现行的 {{before}} 相比', { before: data.before })}</h3>
      {data.lines.length === 0 ? (
        <p className="muted">{t('没有差别')}</p>
      ) : (
        <Lines lines={data.lines} name={t('差别')} />
      )}
    </section>
  );
}

/** The text of a version, once somebody opens it. */
export function RuleTextShown({ version }: { readonly version: string }) {
  const [isOpen, setOpen] = useState(false);
  const { data, error } = useQuery({
    queryKey: ['administration', 'rules', 'text', version],
    queryFn: async () => (await ask(RuleText, { version })).ruleText,
    enabled: isOpen,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('全文（JSON）')}</summary>
      {error && <Alert type="error" title={messageOf(error)} />}
      {typeof data === 'string' && <Lines lines={[data]} name={t('全文（JSON）')} />}
    </details>
  );
}

function useCheck() {
  return useMutation({
    mutationFn: async (text: string) => {
      const { checkRules } = await ask(CheckRules, { text });
      const isUsable = checkRules.problems.length === 0;
      const diffRules = isUsable ? (await ask(DiffRules, { text })).diffRules : undefined;
      return { checkRules, diffRules };
    },
  });
}

function Found({ of }: { readonly of: NonNullable<ReturnType<typeof useCheck>['data']> }) {
  const { checkRules, diffRules } = of;
  if (!diffRules)
    return (
      <Alert
        type="error"
        role="alert"
        title={t('不能启用')}
        description={
          <ul>
            {checkRules.problems.map(({ path, reason }) => (
              <li key={path}>
                {path !== '' && <code>{path} </code>}
                {reason}
              </li>
            ))}
          </ul>
        }
      />
    );
  return (
    <div className="stack" role="status">
      <Alert type="success" title={t('检查通过：{{version}}', { version: checkRules.version })} />
      <h3>{t('与现行的 {{before}} 相比', { before: diffRules.before })}</h3>
      <Lines
        lines={diffRules.lines.length > 0 ? diffRules.lines : [t('没有差别')]}
        name={t('差别')}
      />
      <details>
        <summary>{t('各哨种的规定')}</summary>
        <Lines lines={checkRules.lines} name={t('各哨种的规定')} />
      </details>
    </div>
  );
}

function DraftDialog({ close }: { readonly close: () => void }) {
  const [text, setText] = useState('');
  const file = useRef<HTMLInputElement>(null);
  const { mutate, data, error, isPending, reset } = useCheck();
  const write = (next: string): void => {
    setText(next);
    // What was found was found of another text.
    reset();
  };
  return (
    <Modal
      open
      title={t('检查新的一版')}
      onCancel={close}
      footer={null}
      width={820}
      mask={{ closable: false }}
    >
      <div className="stack">
        <input
          ref={file}
          type="file"
          hidden
          accept=".json,application/json"
          aria-label={t('规则文件')}
          onChange={({ target }) => void target.files?.[0]?.text().then(write)}
        />
        <Input.TextArea
          aria-label={t('规则全文（JSON）')}
          rows={10}
          maxLength={100_000}
          spellCheck={false}
          value={text}
          placeholder={t('贴入规则全文，或选择文件')}
          onChange={({ target }) => write(target.value)}
        />
        {error && <Alert type="error" role="alert" title={messageOf(error)} />}
        {data && <Found of={data} />}
        <div className="row adm-buttons">
          <Button onClick={() => file.current?.click()}>{t('选择文件')}</Button>
          <Button
            type={data?.diffRules ? 'default' : 'primary'}
            disabled={text.trim() === ''}
            loading={isPending}
            onClick={() => mutate(text)}
          >
            {t('检查并比较')}
          </Button>
          {data?.diffRules && <ActButton act={activateAct({ text }, close)} primary />}
        </div>
      </div>
    </Modal>
  );
}

/** A text that may become the next version: checked, compared, tried and activated. */
export function RuleDraft() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('检查新的一版')}
      </Button>
      {isOpen && <DraftDialog close={() => setOpen(false)} />}
    </>
  );
}
