import { CareActivityEntity } from './care-plans/care-activity.entity.js';
import { CareGoalEntity } from './care-plans/care-goal.entity.js';
import { CarePlanEntity } from './care-plans/care-plan.entity.js';
import { ConditionEntity } from './conditions/condition.entity.js';
import { CustomFieldEntity } from './custom-fields/custom-field.entity.js';
import { AppointmentTypeEntity } from './directory/appointment-type.entity.js';
import { DepartmentEntity } from './directory/department.entity.js';
import { RoomEntity } from './directory/room.entity.js';
import { AllergyEntity } from './patients/allergy.entity.js';
import { ImportMappingEntity } from './patients/import-mapping.entity.js';
import { PatientEntity } from './patients/patient.entity.js';
import { MedicationEntity } from './prescriptions/formulary/medication.entity.js';
import { VisitTemplateEntity } from './records/visit-template.entity.js';
import { VisitEntity } from './records/visit.entity.js';

/** Every entity of the application; TypeORM is told of them in one place. */
export const ENTITIES: (new () => object)[] = [
  AllergyEntity,
  AppointmentTypeEntity,
  CareActivityEntity,
  CareGoalEntity,
  CarePlanEntity,
  ConditionEntity,
  CustomFieldEntity,
  DepartmentEntity,
  ImportMappingEntity,
  MedicationEntity,
  PatientEntity,
  RoomEntity,
  VisitEntity,
  VisitTemplateEntity,
];
