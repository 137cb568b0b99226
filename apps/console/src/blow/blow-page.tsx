import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, Button, Form } from 'antd';
import { useEffect, useState } from 'react';

import { ask } from '../api/client';
import { newCommandId } from '../api/command-id';
import { Failure } from '../api/failure';
import { BlowChoices, type BlowChoicesQuery, RaiseWhistle } from '../api/generated';
import { Explained } from '../app/explained';
import { Failed } from '../app/failed';
import { type SignedIn, useMe } from '../session/me';
import { reasonOf, useStep } from '../whistle/use-step';
import { pointOf } from './boundary';
import { forgetDraft, keepDraft, keptDraft } from './draft';
import { Callees, Matter, Resident } from './fields';
import { useAt } from './nearby';
import { PlaceFields } from './place-fields';
import { fieldOf, toInput, type Typed } from './typed';
import { t } from '../app/text';

interface Props {
  readonly me: SignedIn;
  readonly street: string;
  readonly choices: BlowChoicesQuery;
}

function useBlow(me: SignedIn, street: string) {
  const [commandId] = useState(newCommandId);
  const level = me.account.role === 'COMMUNITY' ? 'COMMUNITY' : 'STREET';
  const step = useStep(
    async (typed: Typed) =>
      (await ask(RaiseWhistle, { input: toInput(typed, { street, level, commandId }) })).result,
    t('已吹哨'),
  );
  return { step, level } as const;
}

function BlowForm({ me, street, choices }: Props) {
  const [form] = Form.useForm<Typed>();
  const navigate = useNavigate();
  const { step, level } = useBlow(me, street);
  const point = Form.useWatch('point', form) ?? '';
  const at = useAt(pointOf(point));
  const found = at?.regionAt.regionCode;
  useEffect(() => {
    if (found) form.setFieldValue('regionCode', found);
  }, [found, form]);
  const showAtFields = (failure: Error): void => {
    if (!(failure instanceof Failure)) return;
    for (const { field, message } of failure.violations)
      form.setFields([{ name: fieldOf(field), errors: [message] }]);
    const [first] = failure.violations;
    if (first) form.scrollToField(fieldOf(first.field), { block: 'center', focus: true });
  };
  const blow = (typed: Typed): void =>
    step.mutate(typed, {
      onError: showAtFields,
      onSuccess: (blown) => {
        forgetDraft();
        if ('whistleId' in blown)
          void navigate({ to: '/whistles/$id', params: { id: blown.whistleId } });
      },
    });
  return (
    <Form<Typed>
      form={form}
      layout="vertical"
      className="stack"
      scrollToFirstError={{ focus: true }}
      initialValues={Object.assign({ channel: 'GRID_PATROL' }, keptDraft())}
      onValuesChange={(_, typed) => keepDraft(typed)}
      onFinish={blow}
    >
      <Matter choices={choices} level={level} />
      <PlaceFields street={street} choices={choices} point={pointOf(point)} form={form} at={at} />
      <Callees choices={choices} street={street} form={form} />
      <Resident />
      {step.error && <Alert type="error" role="alert" title={reasonOf(step.error)} />}
      <Button type="primary" htmlType="submit" size="large" loading={step.isPending}>
        {t('吹哨')}
      </Button>
    </Form>
  );
}

/** Blowing a whistle. */
export function BlowPage() {
  const me = useMe().data;
  const choices = useQuery({
    queryKey: ['blow'],
    queryFn: () => ask(BlowChoices, {}),
    refetchOnWindowFocus: false,
  });
  if (choices.error) return <Failed error={choices.error} again={() => void choices.refetch()} />;
  if (!me || !choices.data) return <Explained title={t('正在打开…')} />;
  if (me.street === undefined)
    return <Explained title={t('您的账号不能吹哨')} text={t('吹哨由街道、社区的账号办理。')} />;
  return (
    <>
      <h1>{t('吹哨')}</h1>
      <BlowForm me={me} street={me.street} choices={choices.data} />
    </>
  );
}
