import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { CarePlanStatus } from '@hms/shared-dto';

/** A treatment plan of a patient; the table is in the hospital's own schema. */
@Entity('care_plans')
export class CarePlanEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'patient_id' })
  patientId!: string;

  @Column('uuid', { name: 'visit_id', nullable: true })
  visitId!: string | null;

  @Column('text')
  title!: string;

  @Column('text', { nullable: true })
  description!: string | null;

  @Column('text', { default: 'active' })
  status!: CarePlanStatus;

  @Column('text', { name: 'status_reason', nullable: true })
  statusReason!: string | null;

  @Column('timestamptz', { name: 'status_at', default: () => 'now()' })
  statusAt!: Date;

  @Column('text', { name: 'status_by_name' })
  statusByName!: string;

  @Column('date', { name: 'period_start' })
  periodStart!: string;

  @Column('date', { name: 'period_end', nullable: true })
  periodEnd!: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy!: string | null;

  @Column('text', { name: 'created_by_name' })
  createdByName!: string;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt!: Date;

  @Column('text', { name: 'updated_by_name' })
  updatedByName!: string;

  @Column('int', { default: 1 })
  version!: number;
}
