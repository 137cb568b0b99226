import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { countedConnectionType, GraphQLDateTime } from '#graphql';
import type { SummonsStatus } from '../../domain/summons-clocks.js';
import type {
  ClockName,
  SummonsRole,
  SupervisionStep,
  WhistleLevel,
} from '../../domain/whistle.events.js';
import type { WhistleStage } from '../../domain/whistle.state.js';
import {
  ClockNameEnum,
  SummonsRoleEnum,
  SupervisionStepEnum,
  WhistleLevelEnum,
  WhistleStageEnum,
} from '../../whistle.enums.js';
import { CardColourEnum, SummonsStatusEnum, WhistleStatusEnum } from '../read.enums.js';
import { ActionType } from '../whistle-detail/action.type.js';
import type { CardColour } from './work-lists.cards.js';
import { ListedDepartmentType } from './listed-department.type.js';
import type { WhistleStatus } from './street-work-list.js';

/**
 * Of what may be done with one row: folding its events and asking each decision. Measured: a whistle of
 * twelve events takes 0.45 ms of a core, a twelfth of its own page; one of fifty twice that.
 */
export const ACTIONS_COST = 300;
export const ACTIONS =
  '您对该召集（整哨的行则对整哨）能办什么、不能办的为何；每页至多 50 条时可查；查看联系方式见 whistle.actions。What you may do with the summons, or with the whole whistle where the row is of that, and why not; on pages of at most 50.';

/** What every list shows of the whistle. */
@ObjectType({ isAbstract: true })
export abstract class ListedWhistle {
  @Field(() => ID, { description: '哨的编号。Id of the whistle.' })
  whistleId!: string;

  @Field(() => String, { description: '种类。Kind.' })
  kind!: string;

  @Field(() => String, { description: '种类名称。Its name.' })
  kindName!: string;

  @Field(() => WhistleLevelEnum, { description: '级别。Level.' })
  level!: WhistleLevel;

  @Field(() => String, { description: 'GB/T 30428 类别。Category.' })
  category!: string;

  @Field(() => String, { description: '类别所属大类的名称。Name of its main class.' })
  categoryName!: string;

  @Field(() => String, { description: '标题。Title.' })
  title!: string;

  @Field(() => String, { description: '地址。Address.' })
  address!: string;

  @Field(() => ID, { description: '街道。Street.' })
  street!: string;

  @Field(() => String, { description: '街道名称。Its name.' })
  streetName!: string;
}

/** The same, with its place on the map. */
@ObjectType({ isAbstract: true })
export abstract class PlacedWhistle extends ListedWhistle {
  @Field(() => Float, { nullable: true, description: '经度，WGS 84。Longitude.' })
  longitude!: number | null;

  @Field(() => Float, { nullable: true, description: '纬度，WGS 84。Latitude.' })
  latitude!: number | null;
}

@ObjectType({ isAbstract: true })
abstract class WorkItem extends PlacedWhistle {
  @Field(() => Boolean, { description: '是否已超期。Whether what is due next is overdue.' })
  overdue!: boolean;

  @Field(() => GraphQLDateTime, { description: '最近变动。Last change.' })
  changedAt!: string;
}

@ObjectType('StreetWorkItem', { description: '街道清单中的一个哨。A whistle on a street’s list.' })
export class StreetWorkItemType extends WorkItem {
  @Field(() => WhistleStatusEnum, { description: '状态。Status.' })
  status!: WhistleStatus;

  @Field(() => WhistleStageEnum, {
    description: '阶段：派出之前在等什么。What it waits for before it has sounded.',
  })
  stage!: WhistleStage;

  @Field(() => ID, { description: '吹哨单位。Organisation that blew it.' })
  raisedBy!: string;

  @Field(() => String, { description: '吹哨单位名称。Its name.' })
  raisedByName!: string;

  @Field(() => GraphQLDateTime, { description: '吹哨时间。Raised at.' })
  raisedAt!: string;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      '最紧的到期时间：审哨或派单、各部门的下一到期与整哨到期中最早者。The earliest of all due times.',
  })
  dueAt!: string | null;

  @Field(() => Int, { description: '未办结的召集数。Summonses still to be settled.' })
  openSummonses!: number;

  @Field(() => CardColourEnum, {
    nullable: true,
    description:
      '所亮的牌，取最重者：各部门的、街道自身各步的、审哨派单和全程的；停表则收，哨终止则无。The worst card shown: of its departments, of the street’s own steps, of its own clocks; null once it is over.',
  })
  card!: CardColour | null;

  @Field(() => [ListedDepartmentType], {
    description:
      '各部门，按召集先后，已解除的也列。Its departments in the order they were called, those let go too.',
  })
  departments!: ListedDepartmentType[];

  @Field(() => [ActionType], { complexity: ACTIONS_COST, description: ACTIONS })
  actions!: ActionType[];

  @Field(() => Int, { description: '版本。Revision.' })
  revision!: number;
}

@ObjectType({ isAbstract: true })
abstract class ListedSummons extends WorkItem {
  @Field(() => Int, { description: '召集在哨内的序号。Ordinal of the summons in its whistle.' })
  summons!: number;

  @Field(() => ID, { description: '部门。Department.' })
  department!: string;

  @Field(() => String, { description: '部门名称。Its name.' })
  departmentName!: string;

  @Field(() => SummonsRoleEnum, { description: '角色。Role.' })
  role!: SummonsRole;

  @Field(() => SummonsStatusEnum, { description: '召集的状态。Status of the summons.' })
  status!: SummonsStatus;

  @Field(() => WhistleStatusEnum, { description: '哨的状态。Status of the whistle.' })
  whistleStatus!: WhistleStatus;

  @Field(() => Boolean, { description: '是否挂账。Whether its clocks stand still.' })
  paused!: boolean;

  @Field(() => Boolean, { description: '已退哨，待裁定。Declined, and not ruled on yet.' })
  declined!: boolean;

  @Field(() => CardColourEnum, {
    nullable: true,
    description: '所亮的牌：将到期为黄牌，已逾期为红牌，停表则收。Card shown while the clock runs.',
  })
  card!: CardColour | null;

  @Field(() => SupervisionStepEnum, {
    nullable: true,
    description: '已到的最高督办层级。The highest rung of supervision so far.',
  })
  supervision!: SupervisionStep | null;

  @Field(() => GraphQLDateTime, { description: '派哨时间。Dispatched at.' })
  summonedAt!: string;

  @Field(() => Boolean, {
    description: '已办结，街道待评。Settled, and its street has yet to rate it.',
  })
  ratingWanted!: boolean;

  @Field(() => ClockNameEnum, { nullable: true, description: '下一到期的时钟。Next clock due.' })
  nextClock!: ClockName | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: '下一到期时间；挂账、待核实、已办结则无。Next due at; null while nothing runs.',
  })
  nextDueAt!: string | null;

  @Field(() => Boolean, { description: '暂定：涉及尚未公布的节假日。Provisional due time.' })
  provisional!: boolean;

  @Field(() => [ActionType], { complexity: ACTIONS_COST, description: ACTIONS })
  actions!: ActionType[];
}

@ObjectType('DepartmentWorkItem', { description: '部门清单中的一个召集。A summons on a list.' })
export class DepartmentWorkItemType extends ListedSummons {}

@ObjectType('OverdueSummons', { description: '已超期的召集。A summons that is overdue.' })
export class OverdueSummonsType extends ListedSummons {
  @Field(() => Int, { description: '超期分钟数（自然时间）。Natural minutes overdue.' })
  minutesOverdue!: number;
}

export const StreetWorkItems = countedConnectionType(StreetWorkItemType, 'StreetWorkItem');
export const DepartmentWorkItems = countedConnectionType(
  DepartmentWorkItemType,
  'DepartmentWorkItem',
);
export const OverdueSummonses = countedConnectionType(OverdueSummonsType, 'OverdueSummons');
