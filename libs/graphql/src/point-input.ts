import { applyDecorators } from '@nestjs/common';
import { Field, Float, InputType } from '@nestjs/graphql';
import { Max, Min } from 'class-validator';

/** A number of degrees or metres within bounds. */
export function Measure(
  label: string,
  english: string,
  [min, max]: readonly [number, number],
): PropertyDecorator {
  const message = `${label}须在 ${min} 到 ${max} 之间`;
  return applyDecorators(
    Field(() => Float, { description: `${label}。${english}.` }),
    Min(min, { message }),
    Max(max, { message }),
  );
}

@InputType({ description: '一处位置，WGS 84。A point.' })
export class PointInput {
  @Measure('经度', 'Longitude in degrees, WGS 84', [-180, 180])
  longitude!: number;

  @Measure('纬度', 'Latitude in degrees, WGS 84', [-90, 90])
  latitude!: number;
}
