import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useId, useMemo, useRef } from 'react';

import { sendEvidence } from '../api/evidence';
import { messageOf } from '../api/failure';
import { t } from '../app/text';

/** A piece that has been sent, and how it looks. */
export interface Sent {
  readonly reference: string;
  readonly file: File;
}

const MOST = 20;

const Preview = ({ file }: { readonly file: File }) => {
  const url = useMemo(() => URL.createObjectURL(file), [file]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return file.type.startsWith('image/') ? (
    <img className="thumb" src={url} alt={t('已传：{{name}}', { name: file.name })} />
  ) : (
    <span className="tag">{file.name}</span>
  );
};

interface Props {
  readonly value?: readonly Sent[];
  readonly onChange?: (sent: readonly Sent[]) => void;
}

/** Photographs are sent as soon as they are taken: the step itself then waits for nothing. */
export function EvidenceField({ value = [], onChange }: Props) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const { mutate, isPending, error, variables } = useMutation({
    mutationFn: async (files: readonly File[]) => {
      const sent: Sent[] = [];
      for (const file of files) sent.push({ reference: await sendEvidence(file), file });
      return sent;
    },
    onSuccess: (sent) => onChange?.([...value, ...sent].slice(0, MOST)),
  });
  const remove = (reference: string): void =>
    onChange?.(value.filter((one) => one.reference !== reference));
  return (
    <div className="row">
      {value.map(({ reference, file }) => (
        <span key={reference} className="row">
          <Preview file={file} />
          <Button
            onClick={() => remove(reference)}
            aria-label={t('去掉 {{name}}', { name: file.name })}
          >
            {t('去掉')}
          </Button>
        </span>
      ))}
      <input
        ref={input}
        id={id}
        type="file"
        hidden
        multiple
        accept="image/*,application/pdf,video/mp4"
        aria-label={t('照片或文件')}
        onChange={({ target }) => {
          mutate([...(target.files ?? [])]);
          target.value = '';
        }}
      />
      <Button loading={isPending} onClick={() => input.current?.click()}>
        {value.length === 0 ? t('拍照或选文件') : t('再加一张')}
      </Button>
      {error && (
        <span role="alert" className="row">
          {messageOf(error)}
          <Button onClick={() => variables && mutate(variables)}>{t('重传')}</Button>
        </span>
      )}
    </div>
  );
}
