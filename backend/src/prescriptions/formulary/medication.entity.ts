import type { DoseUnit, IngredientStrength, MedicationForm, Route } from '@hms/shared-dto';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A medicine of the hospital's formulary; the table is in the hospital's own schema. */
@Entity('medications')
export class MedicationEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  @Column('jsonb')
  ingredients!: IngredientStrength[];

  @Column('text', { array: true, default: () => "'{}'" })
  classes!: string[];

  @Column('text')
  form!: MedicationForm;

  @Column('text')
  route!: Route;

  @Column('double precision', { name: 'per_value' })
  perValue!: number;

  @Column('text', { name: 'per_unit' })
  perUnit!: DoseUnit;

  @Column('timestamptz', { name: 'archived_at', nullable: true })
  archivedAt!: Date | null;

  @Column('integer', { default: 1 })
  version!: number;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt!: Date;
}
