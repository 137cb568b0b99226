import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { useRef, useState } from 'react';

import { ask } from '../api/client';
import { messageOf } from '../api/failure';
import { ImportDirectory, type ImportDirectoryMutation } from '../api/generated';
import { t } from '../app/text';
import { Frame } from './frame';

interface Chosen {
  readonly name: string;
  readonly text: string;
}
type Report = ImportDirectoryMutation['importDirectory'];

/** As spreadsheets of here write it: UTF-8, or else GB 18030. */
async function textOf(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

const Refused = ({ report }: { readonly report: Report }) => (
  <Alert
    type="error"
    role="alert"
    title={t('{{count}} 行有误，什么都没有写入', { count: report.refusedLines })}
    description={
      <ul className="adm-list">
        {report.refused.map(({ line, code, message }) => (
          <li key={`${line} ${code}`}>
            {t('第 {{line}} 行：{{message}}', { line, message })} <code>{code}</code>
          </li>
        ))}
        {report.refused.length < report.refusedLines && (
          <li>
            {t('其余 {{count}} 行从略', { count: report.refusedLines - report.refused.length })}
          </li>
        )}
      </ul>
    }
  />
);

const Counted = ({ report, tried }: { readonly report: Report; readonly tried: boolean }) => (
  <Alert
    type="success"
    role="status"
    title={tried ? t('检查通过，将写入：') : t('导入完成：')}
    description={t(
      '单位变更 {{organisations}}、人员变更 {{people}}、班次 {{duties}}（共 {{lines}} 行）',
      {
        organisations: report.organisations,
        people: report.people,
        duties: report.duties,
        lines: report.lines,
      },
    )}
  />
);

const Told = ({ report, tried }: { readonly report: Report; readonly tried: boolean }) =>
  report.accepted ? <Counted report={report} tried={tried} /> : <Refused report={report} />;

/** The try and the import itself: the same question, of which only one writes. */
function useImport() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ chosen, dryRun }: { chosen: Chosen; dryRun: boolean }) => {
      const input = { name: chosen.name, text: chosen.text, dryRun };
      return { tried: dryRun, report: (await ask(ImportDirectory, { input })).importDirectory };
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['administration'] }),
  });
}

/** Checked, and nothing is wrong with it. */
const isTaken = (data: ReturnType<typeof useImport>['data']): boolean =>
  data?.tried === true && data.report.accepted;

function DirectoryFile() {
  const [chosen, setChosen] = useState<Chosen>();
  const file = useRef<HTMLInputElement>(null);
  const { modal } = App.useApp();
  const { mutate, mutateAsync, data, error, isPending, reset } = useImport();
  const choose = async (picked: File | undefined): Promise<void> => {
    if (!picked) return;
    reset();
    const next = { name: picked.name, text: await textOf(picked) };
    setChosen(next);
    mutate({ chosen: next, dryRun: true });
  };
  const confirm = (of: Chosen): void =>
    void modal.confirm({
      title: t('导入 {{name}}？', { name: of.name }),
      content: t(
        '全部写入或什么都不写；每项变更记入日志，以文件名为理由。同一文件再导入不产生变化。',
      ),
      okText: t('导入'),
      cancelText: t('取消'),
      onOk: () => mutateAsync({ chosen: of, dryRun: false }).catch(() => undefined),
    });
  return (
    <section className="panel adm-panel">
      <h2>{t('单位、人员、值班表')}</h2>
      <p className="muted">
        {t(
          'CSV 文件，须有“类型”列；一行一项：单位、更名、划转、合并、停用、人员、调动、离任、值班。选好后先检查，不写入。',
        )}
      </p>
      <input
        ref={file}
        type="file"
        hidden
        accept=".csv,text/csv"
        aria-label={t('目录文件')}
        onChange={({ target }) => void choose(target.files?.[0])}
      />
      <div className="row">
        <Button loading={isPending} onClick={() => file.current?.click()}>
          {t('选择文件并检查')}
        </Button>
        {chosen && <span>{chosen.name}</span>}
        {chosen && isTaken(data) && (
          <Button type="primary" onClick={() => confirm(chosen)}>
            {t('导入')}
          </Button>
        )}
      </div>
      {error && <Alert type="error" role="alert" title={messageOf(error)} />}
      {data && <Told report={data.report} tried={data.tried} />}
    </section>
  );
}

const COMMAND = 'npm run admin -- import 历史.csv --mapping 映射.json';

/** Bringing in what is in files. */
export const ImportPage = () => (
  <Frame page="/administration/import" title={t('导入')}>
    <DirectoryFile />
    <section className="panel adm-panel">
      <h2>{t('历史案件')}</h2>
      <p>
        {t(
          '历史案件动辄几十万行，要在服务器上用命令行导入：终端里看得到进度，中断后再运行会接着做，其间服务照常。',
        )}
      </p>
      <p className="adm-secret">{COMMAND}</p>
      <p className="muted">
        {t(
          '不收的行及原因写在数据目录的 imports 文件夹：一份汇总，一份逐行的表。映射的写法见 schema/imports。',
        )}
      </p>
    </section>
  </Frame>
);
