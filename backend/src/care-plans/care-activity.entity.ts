import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { CareActivityKind, HospitalRole, OwnActivityStatus } from '@hms/shared-dto';

/** An activity of a treatment plan. */
@Entity('care_plan_activities')
export class CareActivityEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'plan_id' })
  planId!: string;

  @Column('text')
  kind!: CareActivityKind;

  @Column('text')
  description!: string;

  @Column('date', { name: 'due_on', nullable: true })
  dueOn!: string | null;

  @Column('text', { name: 'performer_role', nullable: true })
  performerRole!: HospitalRole | null;

  @Column('text', { default: 'not-started' })
  status!: OwnActivityStatus;

  @Column('text', { name: 'status_reason', nullable: true })
  statusReason!: string | null;

  @Column('timestamptz', { name: 'done_at', nullable: true })
  doneAt!: Date | null;

  @Column('uuid', { name: 'done_by', nullable: true })
  doneBy!: string | null;

  @Column('text', { name: 'done_by_name', nullable: true })
  doneByName!: string | null;

  @Column('uuid', { name: 'lab_order_id', nullable: true })
  labOrderId!: string | null;

  @Column('uuid', { name: 'prescription_id', nullable: true })
  prescriptionId!: string | null;

  @Column('uuid', { name: 'appointment_id', nullable: true })
  appointmentId!: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt!: Date;

  @Column('text', { name: 'updated_by_name' })
  updatedByName!: string;

  @Column('int', { default: 1 })
  version!: number;
}
