import { useEffect, useState } from 'react';
import { t } from '../app/text';

/** Where a device is, WGS 84. */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
  readonly accuracyMetres: number;
}

/** Longer than this nobody waits for satellites: the arrival counts without a place. */
const LONGEST_MS = 20_000;
const GOOD_METRES = 15;

interface Props {
  readonly value?: Place;
  readonly onChange?: (place: Place) => void;
}

/** Keeps the best fix of the device; never in the way of an arrival. */
export function LocationField({ value, onChange }: Props) {
  const [trouble, setTrouble] = useState<string>();
  useEffect(() => {
    if (!('geolocation' in navigator) || !window.isSecureContext) {
      setTrouble(t('本机不能定位，报到照样有效。'));
      return;
    }
    let best = Number.POSITIVE_INFINITY;
    const watch = navigator.geolocation.watchPosition(
      ({ coords: { latitude, longitude, accuracy } }) => {
        if (accuracy >= best) return;
        best = accuracy;
        onChange?.({ latitude, longitude, accuracyMetres: accuracy });
        if (accuracy <= GOOD_METRES) navigator.geolocation.clearWatch(watch);
      },
      ({ code }) =>
        setTrouble(
          code === 1 ? t('没有允许定位，报到照样有效。') : t('没有定到位，报到照样有效。'),
        ),
      { enableHighAccuracy: true, timeout: LONGEST_MS, maximumAge: 0 },
    );
    const timer = setTimeout(() => navigator.geolocation.clearWatch(watch), LONGEST_MS);
    return () => {
      clearTimeout(timer);
      navigator.geolocation.clearWatch(watch);
    };
    // Asked once, when the form opens.
  }, []);
  if (value)
    return (
      <span>{t('已定位，误差约 {{metres}} 米', { metres: Math.round(value.accuracyMetres) })}</span>
    );
  return <span className="muted">{trouble ?? t('正在定位…')}</span>;
}
