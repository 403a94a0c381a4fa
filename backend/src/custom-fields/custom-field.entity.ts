import type { CustomFieldType, HospitalRole } from '@hms/shared-dto';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A field of patients that the hospital defined. */
@Entity('custom_fields')
export class CustomFieldEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('text')
  key!: string;

  @Column('text')
  type!: CustomFieldType;

  @Column('text')
  label!: string;

  @Column('boolean', { default: false })
  required!: boolean;

  @Column('text', { name: 'visible_to', array: true })
  visibleTo!: HospitalRole[];

  @Column('text', { nullable: true })
  unit!: string | null;

  @Column('double precision', { nullable: true })
  minimum!: number | null;

  @Column('double precision', { nullable: true })
  maximum!: number | null;

  @Column('text', { array: true, default: () => "'{}'" })
  options!: string[];

  @Column('integer')
  position!: number;

  @Column('timestamptz', { name: 'archived_at', nullable: true })
  archivedAt!: Date | null;

  @Column('integer', { default: 1 })
  version!: number;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt!: Date;
}
