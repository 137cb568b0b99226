import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';

import { ask } from '../api/client';
import { Consultations, type ConsultationPartsFragment, Dossier } from '../api/generated';
import { UNASKED_MS } from '../api/live';
import { serverNow } from '../api/server-clock';
import { afterPosition } from '../api/written';
import { Explained } from '../app/explained';
import { Failed } from '../app/failed';
import { t } from '../app/text';
import { useMe } from '../session/me';
import { momentOf } from '../time';
import { Rows } from '../work/list-frame';
import { ConsultationDialog } from './consultation-dialog';
import '../meetings/meetings.css';
import { CHANGE, CONSULTATION_STATUS, OPINION, SILENCE } from './consultation-words';
import { ASK, type ConsultationStep, stepsOf } from './consultation-steps';

type Shown = ConsultationPartsFragment;

const useConsultations = () =>
  useInfiniteQuery({
    queryKey: ['list', 'consultations'],
    initialPageParam: null as string | null,
    refetchInterval: UNASKED_MS,
    queryFn: async ({ pageParam: after }) =>
      (await ask(Consultations, { after, status: null, afterPosition: afterPosition() }))
        .consultations,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
  });

/** How the agency has done its duty: frozen when the streets were asked. */
function DossierShown({ id }: { readonly id: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['dossier', id],
    queryFn: async () => (await ask(Dossier, { id })).consultation,
  });
  if (error) return <Failed error={error} again={() => void refetch()} />;
  return <pre className="dossier">{data?.text ?? t('正在打开…')}</pre>;
}

type Given = Shown['opinions'][number];

const saidOf = ({ opinion, signatory, signatoryPost }: Given): string =>
  opinion === null
    ? SILENCE
    : t('{{opinion}}，会签 {{post}} {{name}}', {
        opinion: OPINION[opinion],
        post: signatoryPost,
        name: signatory,
      });

const Opinions = ({ item }: { readonly item: Shown }) => (
  <ul className="participants">
    {item.opinions.map((one) => (
      <li key={one.street}>
        {t('{{name}}：{{said}}', { name: one.streetName, said: saidOf(one) })}{' '}
        {one.late && <span className="tag near">{t('逾期答复')}</span>}
        {one.reason !== null && <p className="muted">{one.reason}</p>}
      </li>
    ))}
  </ul>
);

/** How it ended, where it has. */
const Outcome = ({
  item: { followed, answerReason, withdrawnBecause },
}: {
  readonly item: Shown;
}) => (
  <>
    {followed !== null && (
      <p>
        {t('{{outcome}}：{{reason}}', {
          outcome: followed ? t('采纳街道意见') : t('未采纳街道意见'),
          reason: answerReason,
        })}
      </p>
    )}
    {withdrawnBecause !== null && <p>{t('撤回：{{reason}}', { reason: withdrawnBecause })}</p>}
  </>
);

function Item({ item }: { readonly item: Shown }) {
  const me = useMe().data?.account;
  const [step, setStep] = useState<ConsultationStep>();
  const [isWhole, setWhole] = useState(false);
  const steps = item.status === 'ASKED' && me ? stepsOf(item, me) : [];
  return (
    <li className="panel stack">
      <div className="row between">
        <h2>
          {t('{{agency}}{{post}}：{{change}} {{candidate}}', {
            agency: item.agencyName,
            post: item.post,
            change: CHANGE[item.change],
            candidate: item.candidate,
          })}
        </h2>
        <span className="tag blue">{CONSULTATION_STATUS[item.status]}</span>
      </div>
      <p className="muted">
        {t('{{department}}征求，{{moment}} 前答复', {
          department: item.departmentName,
          moment: momentOf(item.answerBy, serverNow()),
        })}
        {item.silenceConsentsBy !== null &&
          t('；逾期不答复视为同意（{{basis}}）', { basis: item.silenceConsentsBy })}
      </p>
      <Opinions item={item} />
      <Outcome item={item} />
      <div className="row no-print">
        {steps.map((one, index) => (
          <Button
            key={one.label}
            type={index === 0 ? 'primary' : 'default'}
            danger={one.against === true}
            onClick={() => setStep(one)}
          >
            {one.label}
          </Button>
        ))}
        {!isWhole && <Button onClick={() => setWhole(true)}>{t('履职情况和全文')}</Button>}
      </div>
      {isWhole && <DossierShown id={item.id} />}
      {step && (
        <ConsultationDialog
          step={step}
          consultationId={item.id}
          about={item.candidate}
          close={() => setStep(undefined)}
        />
      )}
    </li>
  );
}

/** 任免征求意见: of whoever asked for them, and of the streets that were asked. */
export function ConsultationsPage() {
  const role = useMe().data?.account.role;
  const [isAsking, setAsking] = useState(false);
  const list = useConsultations();
  const items = list.data?.pages.flatMap(({ edges }) => edges.map(({ node }) => node)) ?? [];
  return (
    <>
      <div className="row between">
        <h1>{t('任免征求意见')}</h1>
        {role === 'DEPARTMENT' && (
          <Button type="primary" onClick={() => setAsking(true)}>
            {ASK.label}
          </Button>
        )}
      </div>
      {isAsking && (
        <ConsultationDialog
          step={ASK}
          consultationId=""
          about={t('派出机构负责人')}
          close={() => setAsking(false)}
        />
      )}
      <Rows
        list={list}
        rows={items.map((item) => (
          <Item key={item.id} item={item} />
        ))}
        empty={
          <Explained
            title={t('没有征求意见')}
            text={t('主管部门任免派出机构负责人，征求街道意见时，会出现在这里。')}
          />
        }
      />
    </>
  );
}
