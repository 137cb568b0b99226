import { Button, Form, type FormInstance, Input, Select } from 'antd';
import { useState } from 'react';

import type { BlowChoicesQuery } from '../api/generated';
import { type Point, pointOf, textOf } from './boundary';
import { Nearby, type useAt } from './nearby';
import { StreetMap } from './street-map';
import type { Typed } from './typed';
import { t } from '../app/text';

interface Props {
  readonly street: string;
  readonly choices: BlowChoicesQuery;
  readonly point: Point | undefined;
  readonly form: FormInstance<Typed>;
  readonly at: ReturnType<typeof useAt>;
}

const LONGEST_MS = 20_000;

function Locate({ choose }: { readonly choose: (place: Point) => void }) {
  const [trouble, setTrouble] = useState('');
  const [isBusy, setBusy] = useState(false);
  if (!('geolocation' in navigator) || !window.isSecureContext) return null;
  const locate = (): void => {
    setBusy(true);
    navigator.geolocation.getCurrentPosition(
      ({ coords: { longitude, latitude } }) => {
        setBusy(false);
        choose({ longitude, latitude });
      },
      () => {
        setBusy(false);
        setTrouble(t('没有定到位，请在图上点选或填写坐标。'));
      },
      { enableHighAccuracy: true, timeout: LONGEST_MS },
    );
  };
  return (
    <div className="row locate">
      <Button onClick={locate} loading={isBusy}>
        {t('用本机位置')}
      </Button>
      <span role="status">{trouble}</span>
    </div>
  );
}

const isPoint = (_: unknown, text: string): Promise<void> =>
  pointOf(text)
    ? Promise.resolve()
    : Promise.reject(new Error(t('请在图上点选，或填“经度, 纬度”')));

/** Those of the street whose code is known, and the street itself. */
const communitiesOf = ({ organisations }: BlowChoicesQuery, street: string) =>
  organisations
    .filter(({ id, parent, kind }) => id === street || (parent === street && kind === 'COMMUNITY'))
    .filter(({ regionCode }) => regionCode !== null)
    .map(({ regionCode, name }) => ({ value: regionCode, label: name }));

/** Where it is: on the map, by the device, or typed. The community follows from it where it is known. */
export function PlaceFields({ street, choices, point, form, at }: Props) {
  const choose = (place: Point): void => {
    form.setFieldValue('point', textOf(place));
    void form.validateFields(['point']);
  };
  const communities = communitiesOf(choices, street);
  const region = at?.regionAt;
  const isElsewhere = region?.street != null && region.street !== street;
  return (
    <section className="panel" aria-label={t('地点')}>
      <Form.Item
        name="address"
        label={t('地址')}
        rules={[{ required: true, message: t('请填写地址'), whitespace: true }]}
      >
        <Input maxLength={200} placeholder={t('如：建设街 18 号')} />
      </Form.Item>
      <div className="map-and-near">
        <div>
          <StreetMap street={street} place={point} choose={choose} />
          <Locate choose={choose} />
        </div>
        <Nearby at={at} />
      </div>
      {isElsewhere && (
        <p role="alert">
          {t('这个位置在{{street}}，不在本街道。', { street: region.streetName ?? '' })}
        </p>
      )}
      <div className="pair">
        <Form.Item
          name="point"
          label={t('坐标（经度, 纬度）')}
          required
          rules={[{ validator: isPoint }]}
        >
          <Input placeholder="116.310000, 39.920000" autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="regionCode"
          label={t('社区')}
          rules={[{ required: true, message: t('请选择社区') }]}
        >
          {communities.length > 0 ? (
            <Select options={communities} />
          ) : (
            <Input inputMode="numeric" maxLength={12} placeholder={t('12 位区划代码')} />
          )}
        </Form.Item>
      </div>
    </section>
  );
}
