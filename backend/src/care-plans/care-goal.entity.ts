import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { CareGoalAchievement, CareGoalLifecycle, TargetComparator } from '@hms/shared-dto';

/** A goal of a treatment plan. */
@Entity('care_plan_goals')
export class CareGoalEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'plan_id' })
  planId!: string;

  @Column('text')
  description!: string;

  @Column('text', { name: 'target_measure', nullable: true })
  targetMeasure!: string | null;

  @Column('text', { name: 'target_comparator', nullable: true })
  targetComparator!: TargetComparator | null;

  @Column('float8', { name: 'target_value', nullable: true })
  targetValue!: number | null;

  @Column('text', { name: 'target_unit', nullable: true })
  targetUnit!: string | null;

  @Column('date', { name: 'due_on', nullable: true })
  dueOn!: string | null;

  @Column('text', { name: 'lifecycle_status', default: 'active' })
  lifecycleStatus!: CareGoalLifecycle;

  @Column('text', { name: 'achievement_status', default: 'in-progress' })
  achievementStatus!: CareGoalAchievement;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt!: Date;

  @Column('text', { name: 'updated_by_name' })
  updatedByName!: string;

  @Column('int', { default: 1 })
  version!: number;
}
