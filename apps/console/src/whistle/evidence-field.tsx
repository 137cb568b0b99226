import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useId, useMemo, useRef } from 'react';

import { type Piece, pieceOf, sendPiece } from '../api/evidence';
import { messageOf } from '../api/failure';
import { t } from '../app/text';

const MOST = 20;

const Preview = ({ piece, isKept }: { readonly piece: Piece; readonly isKept: boolean }) => {
  const { bytes, mediaType, name } = piece;
  const url = useMemo(
    () => URL.createObjectURL(new Blob([bytes], { type: mediaType })),
    [bytes, mediaType],
  );
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  const told = isKept ? t('已加：{{name}}', { name }) : t('已传：{{name}}', { name });
  return mediaType.startsWith('image/') ? (
    <img className="thumb" src={url} alt={told} />
  ) : (
    <span className="tag">{name}</span>
  );
};

interface Props {
  readonly value?: readonly Piece[];
  readonly onChange?: (pieces: readonly Piece[]) => void;
  /** The step is kept with them and sends them: they are taken without network as well. */
  readonly isKept?: boolean;
}

/** Photographs are sent as soon as they are taken: the step itself then waits for nothing. */
async function prepare(files: readonly File[], isKept: boolean): Promise<readonly Piece[]> {
  const pieces: Piece[] = [];
  for (const file of files) {
    const piece = await pieceOf(file);
    const sending = sendPiece(piece);
    if (isKept) void sending.catch(() => undefined);
    else await sending;
    pieces.push(piece);
  }
  return pieces;
}

/** Photographs and documents that go with a step. */
export function EvidenceField({ value = [], onChange, isKept = false }: Props) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const { mutate, isPending, error, variables } = useMutation({
    mutationFn: (files: readonly File[]) => prepare(files, isKept),
    onSuccess: (pieces) => {
      const others = value.filter((one) => !pieces.some((p) => p.reference === one.reference));
      onChange?.([...others, ...pieces].slice(0, MOST));
    },
  });
  const remove = (reference: string): void =>
    onChange?.(value.filter((one) => one.reference !== reference));
  return (
    <div className="row">
      {value.map((piece) => (
        <span key={piece.reference} className="row">
          <Preview piece={piece} isKept={isKept} />
          <Button
            onClick={() => remove(piece.reference)}
            aria-label={t('去掉 {{name}}', { name: piece.name })}
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
