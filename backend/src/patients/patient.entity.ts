import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Address, BloodGroup, Gender, PatientStatus } from '@hms/shared-dto';

/** A patient of one hospital; the search path says which. */
@Entity('patients')
export class PatientEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text', { name: 'patient_number' })
  patientNumber!: string;

  @Column('text', { name: 'first_name', nullable: true })
  firstName!: string | null;

  @Column('text', { name: 'last_name' })
  lastName!: string;

  @Column('text', { name: 'name_search' })
  nameSearch!: string;

  @Column('boolean')
  unidentified!: boolean;

  @Column('date', { name: 'date_of_birth', nullable: true })
  dateOfBirth!: string | null;

  @Column('boolean', { name: 'birth_date_estimated' })
  birthDateEstimated!: boolean;

  @Column('text')
  gender!: Gender;

  @Column('text', { nullable: true })
  email!: string | null;

  @Column('text', { nullable: true })
  phone!: string | null;

  @Column('jsonb', { nullable: true })
  address!: Address | null;

  @Column('text', { name: 'blood_group', nullable: true })
  bloodGroup!: BloodGroup | null;

  @Column('text', { name: 'medical_history', nullable: true })
  medicalHistory!: string | null;

  @Column('jsonb', { name: 'custom_fields' })
  customFields!: Record<string, unknown>;

  @Column('text')
  status!: PatientStatus;

  @Column('int')
  version!: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;

  @Column('uuid', { name: 'updated_by', nullable: true })
  updatedBy!: string | null;

  @Column('text', { name: 'updated_by_name' })
  updatedByName!: string;
}
