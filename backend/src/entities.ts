import { ImportMappingEntity } from './patients/import-mapping.entity.js';
import { PatientEntity } from './patients/patient.entity.js';

/** Every entity of the application; TypeORM is told of them in one place. */
export const ENTITIES: (new () => object)[] = [PatientEntity, ImportMappingEntity];
