import { Link } from '@tanstack/react-router';
import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';

import { serverNow } from '../api/server-clock';
import { Explained } from '../app/explained';
import { t } from '../app/text';
import { currentAccount } from '../session/session';
import { momentOf } from '../time';
import { deliver } from './deliver';
import './offline.css';
import type { Unsent } from './store';
import { discard, retry, useUnsent } from './unsent';

/** When it was done, by the server’s clock as far as this device knew it. */
const doneAt = ({ takenAt, serverAheadMs }: Unsent): string =>
  momentOf(new Date(Date.parse(takenAt) + serverAheadMs).toISOString(), serverNow());

/** What was written, where that is more than a tap. */
function saidIn({ prepared: { input } }: Unsent): string {
  if ('note' in input) return input.note ?? '';
  return 'summary' in input ? input.summary : '';
}

function Buttons({ action }: { readonly action: Unsent }) {
  const { modal } = App.useApp();
  const isRefused = action.refusal !== undefined;
  const giveUp = (): void => {
    if (isRefused) return void discard(action);
    modal.confirm({
      title: t('不再发送？'),
      content: t('这一件和所附照片会从本机删除，不会报给街道。'),
      okText: t('删除'),
      cancelText: t('保留'),
      onOk: () => discard(action),
    });
  };
  return (
    <div className="row">
      {isRefused && (
        <Button onClick={() => void retry(action).then(deliver)}>{t('再发一次')}</Button>
      )}
      <Button danger={!isRefused} onClick={giveUp}>
        {isRefused ? t('知道了，删除') : t('不再发送')}
      </Button>
    </div>
  );
}

const Item = ({ action }: { readonly action: Unsent }) => {
  const { what, about, pieces, refusal, trouble, prepared } = action;
  return (
    <li className={`card unsent ${refusal ? 'late' : 'near'}`}>
      <div>
        <h2>
          {what}：
          <Link to="/whistles/$id" params={{ id: prepared.input.whistleId }}>
            {about}
          </Link>
        </h2>
        <p className="row">
          <span className={`tag ${refusal ? 'late' : 'near'}`}>
            {refusal ? t('没有被受理') : t('待发送')}
          </span>
          <span>{t('{{moment}} 办理', { moment: doneAt(action) })}</span>
          {pieces > 0 && <span>{t('附 {{count}} 件照片或文件', { count: pieces })}</span>}
        </p>
        <p className="said">{saidIn(action)}</p>
        {refusal && <p role="alert">{t('原因：{{reason}}', { reason: refusal.message })}</p>}
        {trouble !== undefined && (
          <p role="alert">{t('上次发送出错：{{reason}}，会继续重试', { reason: trouble })}</p>
        )}
      </div>
      <Buttons action={action} />
    </li>
  );
};

function SendNow() {
  const { message } = App.useApp();
  const { mutate, isPending } = useMutation({
    mutationFn: deliver,
    onSuccess: (how) =>
      how === 'stopped' && message.warning(t('还是连不上服务，内容都在本机，会自动再发')),
  });
  return (
    <Button type="primary" loading={isPending} onClick={() => mutate()}>
      {t('现在发送')}
    </Button>
  );
}

/** What was done on this device and has not been answered by the service, the oldest first. */
export function UnsentPage() {
  const account = currentAccount();
  const unsent = useUnsent();
  const own = unsent.filter((one) => one.account === account);
  const others = unsent.length - own.length;
  return (
    <>
      <div className="row between">
        <h1>{t('未发送')}</h1>
        {own.some(({ refusal }) => !refusal) && <SendNow />}
      </div>
      {own.length > 0 && (
        <ul className="cards">
          {own.map((action) => (
            <Item key={action.commandId} action={action} />
          ))}
        </ul>
      )}
      {own.length === 0 && (
        <Explained
          title={t('没有未发送的内容')}
          text={t('断网时办理的签收、联系、报到、进展和反馈会先存在这里，恢复网络后自动发送。')}
        />
      )}
      {others > 0 && (
        <p className="panel">
          {t('本机另有 {{count}} 件是其他账号办理的，须用原账号登录后发送。', { count: others })}
        </p>
      )}
    </>
  );
}
