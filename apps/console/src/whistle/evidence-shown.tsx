import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';

import { fetchEvidence } from '../api/evidence';
import type { EvidencePartsFragment } from '../api/generated';
import { t } from '../app/text';

/** A photograph, by an address that only this page can read. */
function Piece({ piece }: { readonly piece: EvidencePartsFragment }) {
  const { data, error } = useQuery({
    queryKey: ['evidence', piece.reference],
    queryFn: () => fetchEvidence(piece.reference),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  const url = useMemo(() => (data ? URL.createObjectURL(data) : undefined), [data]);
  useEffect(() => () => void (url !== undefined && URL.revokeObjectURL(url)), [url]);
  if (error) return <span className="tag">{t('佐证取不到')}</span>;
  if (url === undefined) return <span className="thumb" aria-label={t('正在取照片')} />;
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {piece.mediaType.startsWith('image/') ? (
        <img className="thumb" src={url} alt={t('佐证照片，点开看大图')} />
      ) : (
        t('查看佐证')
      )}
    </a>
  );
}

/** Evidence of one happening. */
export const EvidenceShown = ({
  evidence,
}: {
  readonly evidence: readonly EvidencePartsFragment[];
}) =>
  evidence.length > 0 && (
    <div className="row" style={{ marginTop: 6 }}>
      {evidence.map((piece) =>
        piece.keptElsewhere ? (
          <span key={piece.reference} className="tag">
            {t('佐证存于外部')}
          </span>
        ) : (
          <Piece key={piece.reference} piece={piece} />
        ),
      )}
    </div>
  );
