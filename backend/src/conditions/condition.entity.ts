import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { ConditionCategory, ConditionClinicalStatus, ConditionVerificationStatus } from '@hms/shared-dto';

/** A diagnosis or problem of a patient; the table is in the hospital's own schema. */
@Entity('conditions')
export class ConditionEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'patient_id' })
  patientId!: string;

  @Column('uuid', { name: 'visit_id', nullable: true })
  visitId!: string | null;

  @Column('text')
  category!: ConditionCategory;

  @Column('text', { nullable: true })
  code!: string | null;

  @Column('text')
  display!: string;

  @Column('text', { name: 'clinical_status' })
  clinicalStatus!: ConditionClinicalStatus;

  @Column('text', { name: 'verification_status' })
  verificationStatus!: ConditionVerificationStatus;

  @Column('boolean', { name: 'is_primary' })
  primary!: boolean;

  @Column('date', { name: 'onset_on', nullable: true })
  onsetOn!: string | null;

  @Column('date', { name: 'abated_on', nullable: true })
  abatedOn!: string | null;

  @Column('text', { nullable: true })
  note!: string | null;

  @Column('text', { name: 'error_reason', nullable: true })
  errorReason!: string | null;

  @Column('uuid', { name: 'recorder_id', nullable: true })
  recorderId!: string | null;

  @Column('text', { name: 'recorder_name' })
  recorderName!: string;

  @Column('timestamptz', { name: 'recorded_at', default: () => 'now()' })
  recordedAt!: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt!: Date;

  @Column('text', { name: 'updated_by_name' })
  updatedByName!: string;

  @Column('int', { default: 1 })
  version!: number;
}
