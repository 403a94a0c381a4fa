import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Texts for the empty sections of a note. Those that it has none for are empty. */
@Entity('visit_templates')
export class VisitTemplateEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

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

  @Column('timestamptz', { name: 'archived_at', nullable: true })
  archivedAt!: Date | null;

  @Column('integer', { default: 1 })
  version!: number;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt!: Date;
}
