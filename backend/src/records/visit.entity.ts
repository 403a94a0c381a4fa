import type { VisitClass, VisitStatus } from '@hms/shared-dto';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A visit (FHIR R4 Encounter) with its note as it reads today. Texts are empty, never null, where nothing is written. */
@Entity('visits')
export class VisitEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'patient_id' })
  patientId!: string;

  @Column('uuid', { name: 'appointment_id', nullable: true })
  appointmentId!: string | null;

  /** Who writes the draft and signs it. */
  @Column('uuid', { name: 'doctor_id' })
  doctorId!: string;

  @Column('text', { name: 'doctor_name' })
  doctorName!: string;

  /** v3-ActEncounterCode. */
  @Column('text', { default: 'AMB' })
  class!: VisitClass;

  @Column('timestamptz', { name: 'started_at', default: () => 'now()' })
  startedAt!: Date;

  @Column('text', { default: 'draft' })
  status!: VisitStatus;

  @Column('text', { name: 'chief_complaint', default: '' })
  chiefComplaint!: string;

  @Column('text', { default: '' })
  history!: string;

  @Column('text', { default: '' })
  examination!: string;

  @Column('text', { default: '' })
  assessment!: string;

  @Column('text', { default: '' })
  plan!: string;

  @Column('text', { name: 'follow_up', default: '' })
  followUp!: string;

  /** Calendar date, `YYYY-MM-DD`. */
  @Column('date', { name: 'follow_up_on', nullable: true })
  followUpOn!: string | null;

  /** Number of the signed version that it reads as; null for what was never signed. */
  @Column('integer', { name: 'signed_version', nullable: true })
  signedVersion!: number | null;

  @Column('timestamptz', { name: 'signed_at', nullable: true })
  signedAt!: Date | null;

  @Column('uuid', { name: 'signed_by', nullable: true })
  signedBy!: string | null;

  @Column('text', { name: 'signed_by_name', nullable: true })
  signedByName!: string | null;

  @Column('text', { name: 'error_reason', nullable: true })
  errorReason!: string | null;

  @Column('integer', { default: 1 })
  version!: number;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt!: Date;
}
