import {
  divIcon,
  geoJSON,
  type LatLngBoundsExpression,
  latLngBounds,
  layerGroup,
  type LayerGroup,
  type Map as LeafletMap,
  map as makeMap,
  marker,
  type Marker,
} from 'leaflet';
import { useEffect, useRef, useState } from 'react';
import 'leaflet/dist/leaflet.css';

import { t } from '../app/text';
import { type Cluster, clustersOf, type Placed, SIGN } from './clusters';

/** A street or community by its boundary. */
export interface Region {
  readonly id: string;
  readonly name: string;
  readonly boundary: string;
  readonly isStreet: boolean;
}

interface Props {
  readonly regions: readonly Region[];
  readonly points: readonly Placed[];
  /** What was tapped: one whistle, or several that no nearer look parts. */
  readonly choose: (ids: readonly string[]) => void;
}

const CELL = 56;
const [FARTHEST, NEAREST] = [8, 19];
/** Seen again after going back, as it was left. */
let lastView: LatLngBoundsExpression | undefined;

function useMap() {
  const box = useRef<HTMLDivElement>(null);
  const [made, setMade] = useState<LeafletMap>();
  const [look, setLook] = useState(0);
  useEffect(() => {
    if (!box.current) return undefined;
    const next = makeMap(box.current, {
      attributionControl: false,
      zoomControl: false,
      minZoom: FARTHEST,
      maxZoom: NEAREST,
      zoomSnap: 0.5,
      zoomAnimation: false,
      fadeAnimation: false,
    });
    next.on('moveend', () => {
      lastView = next.getBounds();
      setLook((before) => before + 1);
    });
    setMade(next);
    return () => {
      next.remove();
      setMade(undefined);
    };
  }, []);
  return { box, made, look };
}

/** The boundaries of the directory: a map without a picture from anywhere else. */
function useRegions(made: LeafletMap | undefined, regions: readonly Region[]): void {
  useEffect(() => {
    if (!made) return undefined;
    const drawn = layerGroup().addTo(made);
    for (const { name, boundary, isStreet } of regions) {
      const shape = geoJSON(JSON.parse(boundary), {
        interactive: false,
        style: { className: isStreet ? 'region street' : 'region' },
      });
      shape.bindTooltip(name, { permanent: true, direction: 'center', className: 'region-name' });
      shape.addTo(drawn);
    }
    return () => void drawn.remove();
  }, [made, regions]);
}

/** Shows everything, once there is something. */
function useView(made: LeafletMap | undefined, { regions, points }: Props): void {
  const isSet = useRef(false);
  useEffect(() => {
    if (!made || isSet.current) return;
    const bounds = latLngBounds([]);
    for (const { boundary } of regions) bounds.extend(geoJSON(JSON.parse(boundary)).getBounds());
    for (const { latitude, longitude } of points) bounds.extend([latitude, longitude]);
    if (!bounds.isValid()) return;
    isSet.current = true;
    made.fitBounds(lastView ?? bounds.pad(0.02), { animate: false });
  }, [made, regions, points]);
}

const keyOf = ({ ids, urgency, longitude, latitude }: Cluster): string =>
  [ids[0], ids.length, urgency, longitude.toFixed(6), latitude.toFixed(6)].join('/');

function pinOf({ ids, urgency, latitude, longitude }: Cluster): Marker {
  const sign = document.createElement('span');
  sign.textContent = ids.length > 1 ? `${SIGN[urgency]}${ids.length}` : SIGN[urgency];
  const icon = divIcon({ className: `pin ${urgency}`, html: sign, iconSize: [44, 44] });
  const name =
    ids.length > 1 ? t('{{count}} 声哨，点开放大', { count: ids.length }) : t('一声哨，点开看详情');
  const urgent = urgency === 'late' ? t('，有超期') : '';
  return marker([latitude, longitude], { icon, title: name + urgent, keyboard: true });
}

/** Looks nearer at several; at one, or at several in one place, whoever shows the map does. */
function tapped(map: LeafletMap, { ids }: Cluster, { points, choose }: Props): void {
  const own = points.filter(({ id }) => ids.includes(id));
  const bounds = latLngBounds(own.map(({ latitude, longitude }) => [latitude, longitude]));
  const isOneSpot = bounds.getNorthEast().equals(bounds.getSouthWest());
  if (isOneSpot || map.getZoom() >= NEAREST) choose(ids);
  else map.fitBounds(bounds.pad(0.2), { animate: false });
}

/** Pins that stay the same are left alone, so that they keep the focus. */
function usePins(made: LeafletMap | undefined, look: number, props: Props): void {
  const layer = useRef<LayerGroup>(undefined);
  const pins = useRef(new Map<string, Marker>());
  const latest = useRef(props);
  latest.current = props;
  const { points } = props;
  useEffect(() => {
    if (!made) return undefined;
    layer.current = layerGroup().addTo(made);
    const kept = pins.current;
    return () => {
      kept.clear();
      layer.current?.remove();
    };
  }, [made]);
  useEffect(() => {
    if (!made || look === 0) return;
    const zoom = made.getZoom();
    const seen = made.getBounds().pad(0.3);
    const inView = points.filter((one) => seen.contains([one.latitude, one.longitude]));
    const clusters = clustersOf(inView, CELL, (one) =>
      made.project([one.latitude, one.longitude], zoom),
    );
    const wanted = new Map(clusters.map((one) => [keyOf(one), one]));
    for (const [key, pin] of pins.current)
      if (!wanted.has(key)) {
        pin.remove();
        pins.current.delete(key);
      }
    for (const [key, cluster] of wanted) {
      if (pins.current.has(key)) continue;
      const pin = pinOf(cluster).on('click', () => tapped(made, cluster, latest.current));
      pin.addTo(layer.current ?? made);
      pins.current.set(key, pin);
    }
  }, [made, look, points]);
}

const Zoom = ({ made }: { readonly made: LeafletMap | undefined }) => (
  <div className="zoom">
    <button type="button" aria-label={t('放大')} onClick={() => made?.zoomIn()}>
      +
    </button>
    <button type="button" aria-label={t('缩小')} onClick={() => made?.zoomOut()}>
      −
    </button>
  </div>
);

/** Open whistles on the district, those that lie too near for pins of their own together. */
export function WhistleMap(props: Props) {
  const { box, made, look } = useMap();
  useRegions(made, props.regions);
  useView(made, props);
  usePins(made, look, props);
  return (
    <div className="map-frame">
      <div ref={box} className="whistle-map" role="region" aria-label={t('地图')} />
      <Zoom made={made} />
    </div>
  );
}
