import { useMutation } from '@tanstack/react-query';
import { Alert, Button } from 'antd';

import { download } from '../api/download';
import { messageOf } from '../api/failure';
import { t } from '../app/text';

const KINDS = {
  month: t('群众需求月报'),
  scorecards: t('考核得分'),
  statistics: t('响应时效（各部门）'),
  summonses: t('召集清单'),
} as const;
export type FileKind = keyof typeof KINDS;

const FORMATS = ['xlsx', 'csv', 'json'] as const;
const OF_REPORT = ['html', ...FORMATS] as const;

interface Props {
  readonly month: string;
  readonly kinds: readonly FileKind[];
}

/** Files with the same figures; each says in its head how its content can be checked. */
export function Downloads({ month, kinds }: Props) {
  const { mutate, isPending, error, variables } = useMutation({
    mutationFn: (path: string) => download(path),
  });
  return (
    <section className="panel stack no-print" aria-labelledby="files-title">
      <h2 id="files-title">{t('下载')}</h2>
      {kinds.map((kind) => (
        <div key={kind} className="row">
          <span className="file-name">{KINDS[kind]}</span>
          {(kind === 'month' ? OF_REPORT : FORMATS).map((format) => {
            const path = `/reports/${kind}?${kind === 'scorecards' ? 'period' : 'month'}=${encodeURIComponent(month)}&format=${format}`;
            return (
              <Button
                key={format}
                loading={isPending && variables === path}
                aria-label={t('下载{{what}} {{format}}', {
                  what: KINDS[kind],
                  format: format.toUpperCase(),
                })}
                onClick={() => mutate(path)}
              >
                {format.toUpperCase()}
              </Button>
            );
          })}
        </div>
      ))}
      {error && <Alert type="error" role="alert" title={messageOf(error)} />}
    </section>
  );
}
