import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ImportColumn, ImportDateOrder } from '@hms/shared-dto';

/** A saved column mapping. */
@Entity('import_mappings')
export class ImportMappingEntity {
  @PrimaryColumn('text')
  name!: string;

  @Column('jsonb')
  columns!: ImportColumn[];

  @Column('text', { name: 'date_order' })
  dateOrder!: ImportDateOrder;

  @Column('integer', { default: 1 })
  version!: number;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}
