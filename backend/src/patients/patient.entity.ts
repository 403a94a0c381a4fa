import { Column, Entity, PrimaryColumn } from 'typeorm';
import type {
  Address,
  BloodGroup,
  EmergencyContact,
  Gender,
  MaritalStatus,
  PatientIdentifier,
  PatientPhone,
  PatientStatus,
} from '@hms/shared-dto';

/** A patient of one hospital; the search path says which. */
@Entity('patients')
export class PatientEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text', { name: 'patient_number' })
  patientNumber!: string;

  @Column('text', { name: 'first_name', nullable: true })
  firstName!: string | null;

  @Column('text', { name: 'middle_name', nullable: true })
  middleName!: string | null;

  @Column('text', { name: 'last_name' })
  lastName!: string;

  @Column('text', { nullable: true })
  title!: string | null;

  @Column('text', { name: 'local_name', nullable: true })
  localName!: string | null;

  @Column('text', { name: 'name_search' })
  nameSearch!: string;

  @Column('text', { name: 'local_name_search', nullable: true })
  localNameSearch!: string | null;

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

  @Column('jsonb')
  phones!: PatientPhone[];

  @Column('text', { name: 'phones_search', nullable: true })
  phonesSearch!: string | null;

  @Column('jsonb')
  identifiers!: PatientIdentifier[];

  @Column('jsonb', { name: 'emergency_contact', nullable: true })
  emergencyContact!: EmergencyContact | null;

  @Column('text', { nullable: true })
  language!: string | null;

  @Column('text', { nullable: true })
  occupation!: string | null;

  @Column('text', { name: 'marital_status', nullable: true })
  maritalStatus!: MaritalStatus | null;

  @Column('date', { name: 'deceased_date', nullable: true })
  deceasedDate!: string | null;

  @Column('uuid', { name: 'mother_id', nullable: true })
  motherId!: string | null;

  @Column('int', { name: 'multiple_birth_order', nullable: true })
  multipleBirthOrder!: number | null;

  @Column('text', { name: 'blood_group', nullable: true })
  bloodGroup!: BloodGroup | null;

  @Column('text', { name: 'medical_history', nullable: true })
  medicalHistory!: string | null;

  @Column('jsonb', { name: 'custom_fields' })
  customFields!: Record<string, unknown>;

  @Column('text')
  status!: PatientStatus;

  @Column('uuid', { name: 'replaced_by', nullable: true })
  replacedById!: string | null;

  @Column('timestamptz', { name: 'last_visit_at', nullable: true })
  lastVisitAt!: Date | null;

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
