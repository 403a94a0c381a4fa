import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A kind of appointment; times in minutes. */
@Entity('appointment_types')
export class AppointmentTypeEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  @Column('integer', { name: 'duration_minutes' })
  durationMinutes!: number;

  @Column('integer', { name: 'buffer_before_minutes' })
  bufferBeforeMinutes!: number;

  @Column('integer', { name: 'buffer_after_minutes' })
  bufferAfterMinutes!: number;

  @Column('integer')
  colour!: number;

  @Column('integer')
  capacity!: number;

  @Column('timestamptz', { name: 'archived_at', nullable: true })
  archivedAt!: Date | null;

  @Column('integer', { default: 1 })
  version!: number;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt!: Date;
}
