import type { Signal, SignalKind } from './signal.js';

const KIND: Readonly<Record<SignalKind, string>> = {
  'identical-ratings': '评分千篇一律',
  'retaliatory-ratings': '争议后低分',
  'blown-anew': '办结后再次吹哨',
  'photo-reused': '一图多用',
  'arrival-burst': '批量报到',
};

const SUBJECT: Readonly<Record<SignalKind, string>> = {
  'identical-ratings': '评分',
  'retaliatory-ratings': '',
  'blown-anew': '类别与地点',
  'photo-reused': '照片',
  'arrival-burst': '账号',
};

/** A signal in one line, with every figure of it. */
export function signalText(signal: Signal, nameOf: (organisation: string) => string): string {
  const { kind, street, department, subject, figures, total } = signal;
  const who = [street, department].flatMap((id) => (id === null ? [] : [nameOf(id)]));
  return [
    `${KIND[kind]}：${[...who, ...(subject === null ? [] : [`${SUBJECT[kind]} ${subject}`])].join('，')}`,
    ...figures.map(({ name, value }) => `${name} ${value}`),
    `涉及 ${total} 声哨`,
  ].join('，');
}
