import type { TestHospital } from './api.js';
import type { ApiClient } from './client.js';
import { dayAt, timesAt } from './clinic.js';
import { directoryThings } from './directory-things.js';
import { aVisit } from './visits.js';

/** A medicine of this name. */
export const aMedicine = (name: string) => ({
  ...{ name, classes: [], form: 'tablet', route: 'PO', perValue: 1, perUnit: '{tablet}' },
  ingredients: [{ substance: 'testol', value: 500, unit: 'mg' }],
});

/**
 * One thing of each kind that has an id, in a hospital with an Admin, a Doctor, a Nurse and a LabTechnician.
 * @param mark is in the texts of all of them
 * @returns their ids by the part of a route's path before the id
 */
export async function oneOfEverything(hospital: TestHospital, mark: string): Promise<Record<string, string>> {
  const admin = await hospital.as('Admin');
  const make = async (path: string, body: object): Promise<string> => (await admin.post<{ id: string }>(path, body)).body.id;
  const person = { lastName: mark, dateOfBirth: '1978-03-02', gender: 'female', medicalHistory: mark, allowDuplicate: true };
  const patientId = await make('/api/patients', person);
  await admin.put(`/api/patients/import-mappings/${mark}`, { columns: [{ column: mark, field: 'lastName' }], dateOrder: 'dmy' });
  const visit = await aVisit(await hospital.as('Doctor'), patientId, { chiefComplaint: mark });
  const job = await admin.upload<{ jobId: string }>('/api/patients/import', 'Last name,DOB,Gender\nRao,1978-03-02,F\n', 'text/csv');
  const doctorId = hospital.users.Doctor!.id;
  const medicationId = await make('/api/medications', aMedicine(mark));
  const prescribed = {
    patientId,
    medicationId,
    dose: { value: 1, unit: '{tablet}' },
    route: 'PO',
    frequency: '1-0-1',
    durationDays: 5,
    indication: mark,
  };
  const doctor = await hospital.as('Doctor');
  const prescription = await doctor.post<{ id: string }>('/api/prescriptions', prescribed);
  const things = await directoryThings(admin, mark, hospital.users.Nurse!.id);
  const ordered = { patientId, testIds: [things.ids['/api/lab-tests/']], panelIds: [], indication: mark };
  const order = (await doctor.post<{ id: string; specimens: { id: string }[] }>('/api/lab-orders', ordered)).body;
  const technician = await hospital.as('LabTechnician');
  const leave = { kind: 'leave', fromDate: dayAt(5), toDate: dayAt(5), note: mark };
  return {
    ...things.ids,
    ...{ '/api/lab-orders/': order.id, '/api/lab-specimens/': order.specimens[0].id },
    '/api/lab-messages/': await messageOf(technician, mark),
    '/api/lab-code-mappings/': await make('/api/lab-code-mappings', {
      ...{ sender: mark, system: 'L', code: mark, testId: things.ids['/api/lab-tests/'] },
    }),
    '/api/patients/': patientId,
    ...{
      '/api/documents/visit-summaries/': visit.id,
      '/api/documents/prescriptions/': prescription.body.id,
      '/api/documents/lab-reports/': order.id,
    },
    ...{ '/api/records/': visit.id, '/api/visit-templates/': await make('/api/visit-templates', { name: mark, history: mark }) },
    '/api/conditions/': await problemOf(hospital, patientId, mark),
    '/api/care-plans/': await planOf(hospital, patientId, mark),
    '/api/vitals/': await measuringOf(hospital, patientId, mark),
    '/api/staff/': hospital.users.Nurse!.id,
    ...{ '/api/jobs/': job.body.jobId, '/api/patients/imports/': job.body.jobId },
    '/api/patients/import-mappings/': mark,
    '/api/appointments/': await make('/api/appointments', { ...timesAt(3), patientId, doctorId, reason: mark }),
    '/api/availability-exceptions/': await make(`/api/doctors/${doctorId}/exceptions`, leave),
    '/api/doctors/': doctorId,
    '/api/queue-tokens/': await make('/api/queue-tokens', { patientId, doctorId }),
    '/api/waitlist/': await make('/api/waitlist', { patientId, doctorId, fromDate: dayAt(3), toDate: dayAt(5), reason: mark }),
    '/api/appointment-series/': await make('/api/appointment-series', {
      ...{ ...timesAt(20), patientId, doctorId, reason: mark },
      repeat: { frequency: 'weekly', count: 2 },
    }),
    ...{ '/api/medications/': medicationId, '/api/prescriptions/': prescription.body.id },
    '/api/holidays/': await make('/api/holidays', { date: dayAt(9), name: mark }),
  };
}

/** Results of somebody whom nobody knows, which wait. */
async function messageOf(technician: ApiClient, mark: string): Promise<string> {
  const message = `MSH|^~\\&|${mark}||HMS||20261122||ORU^R01|${mark}|P|2.5.1\rPID|||${mark}||${mark}\rOBX|1|ST|${mark}||${mark}`;
  await technician.upload('/api/lab-messages', message, 'application/hl7-v2');
  return (await technician.get<{ data: { id: string }[] }>('/api/lab-messages')).body.data[0].id;
}

async function measuringOf(hospital: TestHospital, patientId: string, note: string): Promise<string> {
  const nurse = await hospital.as('Nurse');
  return (await nurse.post<{ id: string }>(`/api/patients/${patientId}/vitals`, { heartRate: 72, note })).body.id;
}

/** With a goal and a task. */
async function planOf(hospital: TestHospital, patientId: string, title: string): Promise<string> {
  const doctor = await hospital.as('Doctor');
  const { id } = (await doctor.post<{ id: string }>(`/api/patients/${patientId}/care-plans`, { title })).body;
  await doctor.post(`/api/care-plans/${id}/goals`, { description: title });
  await doctor.post(`/api/care-plans/${id}/activities`, { kind: 'Task', description: title });
  return id;
}

async function problemOf(hospital: TestHospital, patientId: string, text: string): Promise<string> {
  const doctor = await hospital.as('Doctor');
  return (await doctor.post<{ id: string }>(`/api/patients/${patientId}/conditions`, { category: 'problem-list-item', text })).body.id;
}
