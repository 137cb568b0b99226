import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';

import { ask } from '../api/client';
import { newCommandId } from '../api/command-id';
import {
  type NoticeKind,
  NoticeSettings,
  type PreferencePartsFragment,
  SetNoticePreferences,
} from '../api/generated';
import { Explained } from '../app/explained';
import { Failed } from '../app/failed';
import { t } from '../app/text';
import { Refused, reasonOf } from '../whistle/use-step';
import { NOTICE } from './notice-kinds';

interface Typed {
  readonly muted: readonly NoticeKind[];
  readonly isQuiet: boolean;
  readonly from: string;
  readonly to: string;
  readonly bundleMinutes: number;
}

/** Told whatever one has set: otherwise one account could hide its changes from its colleagues. */
const ALWAYS = ['SETTINGS_CHANGED', 'SUBSCRIPTION_FAILING'];
const kinds = Object.entries(NOTICE)
  .filter(([value]) => !ALWAYS.includes(value))
  .map(([value, label]) => ({ value, label }));

const typedOf = ({ muted, quietHours, bundleMinutes }: PreferencePartsFragment): Typed => ({
  muted,
  bundleMinutes,
  isQuiet: quietHours !== null,
  from: quietHours?.from ?? '22:00',
  to: quietHours?.to ?? '07:00',
});

const LONGEST_BUNDLE_MINUTES = 1_440;

function useSet(personal: boolean) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: async ({ muted, isQuiet, from, to, bundleMinutes }: Typed) => {
      const quietHours = isQuiet ? { from, to } : null;
      const input = { personal, muted, quietHours, bundleMinutes, commandId: newCommandId() };
      const { result } = await ask(SetNoticePreferences, { input });
      if ('code' in result) throw new Refused(result.code, result.message);
    },
    onSuccess: () => void message.success(t('已保存')),
    onSettled: () => queries.invalidateQueries({ queryKey: ['notices'] }),
  });
}

const QuietHours = () => (
  <Form.Item label={t('起止时刻（北京时间）')}>
    <div className="time-pair">
      <Form.Item name="from" noStyle>
        <Input type="time" required aria-label={t('免打扰起')} style={{ width: 140 }} />
      </Form.Item>
      {t('至')}
      <Form.Item name="to" noStyle>
        <Input type="time" required aria-label={t('免打扰止')} style={{ width: 140 }} />
      </Form.Item>
    </div>
  </Form.Item>
);

interface Props {
  readonly title: string;
  readonly text: string;
  readonly personal: boolean;
  readonly set: PreferencePartsFragment;
}

function Preferences({ title, text, personal, set }: Props) {
  const { mutate, isPending, error } = useSet(personal);
  const [isQuiet, setQuiet] = useState(set.quietHours !== null);
  return (
    <section className="panel" aria-label={title}>
      <h2>{title}</h2>
      <p className="muted">{text}</p>
      <Form<Typed>
        layout="vertical"
        initialValues={typedOf(set)}
        onValuesChange={(_, typed) => setQuiet(typed.isQuiet)}
        onFinish={(typed) => mutate(Object.assign(typedOf(set), typed))}
      >
        <Form.Item name="muted" label={t('不接收的种类')}>
          <Select
            mode="multiple"
            options={kinds}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('全部接收')}
          />
        </Form.Item>
        <Form.Item name="isQuiet" valuePropName="checked">
          <Checkbox>{t('设免打扰时段（紧急的不受限）')}</Checkbox>
        </Form.Item>
        {isQuiet && <QuietHours />}
        <Form.Item name="bundleMinutes" label={t('攒多少分钟一起发（0 为随到随发）')}>
          <InputNumber min={0} max={LONGEST_BUNDLE_MINUTES} precision={0} inputMode="numeric" />
        </Form.Item>
        {error && <Alert type="error" role="alert" title={reasonOf(error)} />}
        <Button type="primary" htmlType="submit" loading={isPending}>
          {t('保存')}
        </Button>
      </Form>
    </section>
  );
}

/** Of what one is told, and when: one’s own choice, and that of the organisation. */
export function NoticePreferences() {
  const { data, error, refetch } = useQuery({
    queryKey: ['notices', 'settings'],
    queryFn: async () => (await ask(NoticeSettings, {})).noticeSettings,
    refetchOnWindowFocus: false,
  });
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (!data) return <Explained title={t('正在打开…')} />;
  return (
    <>
      <Preferences
        title={t('本人的通知')}
        text={t('只管您自己的收件箱和订阅。')}
        personal
        set={data.mine}
      />
      <Preferences
        title={t('本单位的通知')}
        text={t('没有另设的同事按此接收；改动会告知全单位。')}
        personal={false}
        set={data.preferences}
      />
    </>
  );
}
