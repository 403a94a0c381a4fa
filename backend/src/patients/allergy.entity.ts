import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { AllergyCategory, AllergyClinicalStatus, AllergySeverity, AllergyVerificationStatus } from '@hms/shared-dto';

/** An allergy or intolerance of a patient; the table is in the hospital's own schema. */
@Entity('allergy_intolerances')
export class AllergyEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'patient_id' })
  patientId!: string;

  @Column('text')
  substance!: string;

  @Column('text', { nullable: true })
  category!: AllergyCategory | null;

  @Column('text', { name: 'clinical_status' })
  clinicalStatus!: AllergyClinicalStatus;

  @Column('text', { name: 'verification_status' })
  verificationStatus!: AllergyVerificationStatus;

  @Column('text', { nullable: true })
  severity!: AllergySeverity | null;

  @Column('text', { array: true })
  reactions!: string[];

  @Column('text', { nullable: true })
  note!: string | null;

  @Column('int', { default: 1 })
  version!: number;

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
}
