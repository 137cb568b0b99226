import { Alert, Button, Form, Input } from 'antd';
import { useRef, useState } from 'react';

import { t } from '../app/text';
import { ringsOf, sheetOf } from '../blow/boundary';

const HIGHEST = 260;

/** The geometry of a GeoJSON text: itself, of one feature, or of the first of several. */
function geometryIn(text: string): string {
  const json = JSON.parse(text) as {
    readonly geometry?: object;
    readonly features?: readonly { readonly geometry?: object }[];
  };
  return JSON.stringify(json.geometry ?? json.features?.[0]?.geometry ?? json);
}

function drawn(boundary: string) {
  try {
    const rings = ringsOf(boundary);
    return rings.length === 0 ? undefined : { rings, sheet: sheetOf(rings.flat()) };
  } catch {
    // What cannot be drawn is what the service will refuse, with the reason.
    return undefined;
  }
}

/** A boundary as a picture, north up. */
export function BoundaryShown({ boundary }: { readonly boundary: string }) {
  const picture = drawn(boundary);
  if (!picture) return null;
  const { rings, sheet } = picture;
  return (
    <svg
      className="map adm-map"
      style={{
        aspectRatio: sheet.width / sheet.height,
        maxWidth: (HIGHEST * sheet.width) / sheet.height,
      }}
      viewBox={`0 0 ${sheet.width} ${sheet.height}`}
      role="img"
      aria-label={t('界线，上北下南，{{count}} 块', { count: rings.length })}
    >
      {rings.map((ring) => (
        <polygon
          key={String(ring[0])}
          points={ring.map(([east, north]) => `${sheet.x(east)},${sheet.y(north)}`).join(' ')}
        />
      ))}
    </svg>
  );
}

/** A boundary from a GeoJSON file, looked at before it is sent. */
export function BoundaryField() {
  const form = Form.useFormInstance();
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string>();
  const boundary = Form.useWatch<string | undefined>('boundary', form);
  const read = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    try {
      form.setFieldValue('boundary', geometryIn(await file.text()));
      setProblem(undefined);
    } catch {
      setProblem(t('这个文件不是 GeoJSON：须为 Polygon 或 MultiPolygon，WGS 84。'));
    }
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept=".geojson,.json,application/geo+json"
        aria-label={t('GeoJSON 文件')}
        onChange={({ target }) => void read(target.files?.[0])}
      />
      <Button style={{ marginBottom: 12 }} onClick={() => input.current?.click()}>
        {t('选择 GeoJSON 文件')}
      </Button>
      {problem !== undefined && <Alert type="error" role="alert" title={problem} />}
      {boundary !== undefined && boundary !== '' && <BoundaryShown boundary={boundary} />}
      <Form.Item name="boundary" label={t('界线（GeoJSON）')}>
        <Input.TextArea rows={3} maxLength={16_384} spellCheck={false} />
      </Form.Item>
    </>
  );
}
