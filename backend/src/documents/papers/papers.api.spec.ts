import 'reflect-metadata';
import type { Condition, LabOrder, LabSpecimenSheet, LabTest, LabTestList, StaffProfile, VerifiedDocument, Visit } from '@hms/shared-dto';
import { extractText, getDocumentProxy } from 'unpdf';
import { startApi, type TestApi } from '../../../test/api.js';
import type { ApiClient } from '../../../test/client.js';
import { Laboratory, ok } from '../../../test/laboratory.js';
import { aPharmacy, type Pharmacy } from '../../../test/prescribing.js';
import { NOBODY } from '../../../test/route-cases.js';
import { aNote, aSignedVisit, aVisit } from '../../../test/visits.js';
import { dayIn } from '../../common/days.js';
import type { Principal } from '../../common/request.js';
import { RequestScope } from '../../common/request-scope.js';
import { UnitsOfWork } from '../../tenancy/units-of-work.js';
import { Documents } from '../documents.service.js';

let api: TestApi;
let pharmacy: Pharmacy;
beforeAll(async () => {
  api = await startApi();
  pharmacy = await aPharmacy(api);
});
afterAll(() => api.close());

const at = (path: string): string => `/api/documents/${path}`;

/** The words of a file, its pages one after another. */
async function printed(by: ApiClient, path: string) {
  const { statusCode, headers, rawPayload } = await api.app.inject({ method: 'GET', url: at(path), headers: by.headers() });
  expect([statusCode, headers['content-type']]).toEqual([200, 'application/pdf']);
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(rawPayload)), { mergePages: true });
  return { words: text.replaceAll(/\s+/g, ' '), disposition: headers['content-disposition'] };
}

const refusal = async (by: ApiClient, path: string): Promise<string> => {
  const { status, problem } = await by.get(at(path));
  return `${status} ${problem.code}`;
};
const eventsOf = async (hospital: string, subject: string) =>
  (
    await api.database.query<{ patient_id: string; entity: string }>(
      `SELECT patient_id, entity FROM "${hospital}".audit_events WHERE action = 'document.issued' AND entity_id = $1`,
      [subject],
    )
  ).rows;

describe('a visit on paper', () => {
  it('is refused while it is a draft or was a mistake, and to who may not read records', async () => {
    const patient = await pharmacy.aPatient();
    const draft = await aVisit(pharmacy.doctor, patient.id, { chiefComplaint: 'Fever' });
    expect(await refusal(pharmacy.doctor, `visit-summaries/${draft.id}`)).toBe('409 visit.illegal_state');
    expect(await refusal(pharmacy.pharmacist, `visit-summaries/${draft.id}`)).toBe('403 permission.denied');
    expect(await refusal(pharmacy.doctor, `visit-summaries/${NOBODY}`)).toBe('404 visit.not_found');
    expect(await eventsOf(pharmacy.hospital.id, draft.id)).toEqual([]);
  });

  it('says what was signed, of whom and by whom, and that it was amended', async () => {
    const patient = await pharmacy.aPatient({ firstName: 'Meena', lastName: 'Sharma' });
    const visit = await aSignedVisit(pharmacy.doctor, patient.id, { assessment: 'Viral pharyngitis ≥ 3 days' });
    const first = await printed(pharmacy.doctor, `visit-summaries/${visit.id}`);
    for (const part of ['Visit summary', 'SHARMA, Meena', patient.patientNumber, 'No known allergies', 'Fever for three days', '≥ 3 days'])
      expect(first.words).toContain(part);
    expect(first.words).toContain('Next visit on 04-Jan-2027');
    expect(first.words).not.toContain('AMENDED');
    expect(first.disposition).toBe(`inline; filename="visit-summary-${patient.patientNumber.toLowerCase()}.pdf"`);
    const amendment = { chiefComplaint: 'Fever for four days', reason: 'Counted anew' };
    ok(await pharmacy.doctor.post<Visit>(`/api/records/${visit.id}/amendments`, amendment, { version: visit.version }));
    const second = await printed(pharmacy.doctor, `visit-summaries/${visit.id}`);
    expect(second.words).toContain('AMENDED');
    expect(second.words).toContain('Fever for four days');
    expect(await eventsOf(pharmacy.hospital.id, visit.id)).toEqual([
      { patient_id: patient.id, entity: 'visit_summary' },
      { patient_id: patient.id, entity: 'visit_summary' },
    ]);
  });
});

describe('what belongs to a visit', () => {
  it('is on its paper: diagnoses, what was measured, prescribed and ordered then, and nothing that was a mistake or of another visit', async () => {
    const { doctor } = pharmacy;
    const patient = await pharmacy.aPatient();
    const [draft, other] = [await aVisit(doctor, patient.id, aNote()), await aVisit(doctor, patient.id, aNote())];
    const visitId = draft.id;
    const diagnosed = (body: object) =>
      doctor.post<Condition>(`/api/patients/${patient.id}/conditions`, {
        ...{ category: 'encounter-diagnosis', clinicalStatus: 'active', verificationStatus: 'confirmed', visitId, ...body },
      });
    ok(await diagnosed({ text: 'Dry cough', verificationStatus: 'provisional' }), 201);
    ok(await diagnosed({ code: 'E11.9', primary: true }), 201);
    const wrong = ok(await diagnosed({ text: 'Broken leg' }), 201);
    ok(await doctor.post(`/api/conditions/${wrong.id}/entered-in-error`, { reason: 'Another patient' }, { version: wrong.version }));
    ok(await diagnosed({ text: 'Of another day', visitId: other.id }), 201);
    ok(await doctor.post(`/api/patients/${patient.id}/vitals`, { visitId, systolic: 118, diastolic: 76, heartRate: 140 }), 201);
    await pharmacy.signed(patient.id, { visitId });
    await pharmacy.drafted(patient.id, { visitId, medicationId: (await pharmacy.medicine('Cetirizine 10 mg tablet')).id });
    const [potassium] = (await doctor.get<LabTestList>('/api/lab-tests?q=potassium')).body.data;
    const order = ok(
      await doctor.post<LabOrder>('/api/lab-orders', { ...{ patientId: patient.id, visitId }, testIds: [potassium.id], panelIds: [] }),
      201,
    );
    ok(await doctor.post(`/api/records/${visitId}/sign`, undefined, { version: draft.version }));
    const { words } = await printed(doctor, `visit-summaries/${visitId}`);
    expect(words).toMatch(/Diagnoses E11\.9 Type 2 diabetes [^(]*\(primary\) Dry cough \(free text, provisional\)/);
    expect(words).toMatch(/Vital signs [^:]+:\d\d: Blood pressure 118\/76 mmHg, Heart rate 140 \/min HH?/);
    expect(words).toMatch(/Prescriptions Paracetamol 500 mg tablet: .*1-0-1.*Quantity 10 tablets/);
    expect(words).toContain(`Laboratory orders ${order.orderNumber}: Potassium (ordered)`);
    for (const left of ['Broken leg', 'Of another day', 'Cetirizine']) expect(words).not.toContain(left);
  });
});

describe('a prescription on paper', () => {
  it('is refused while it is a draft', async () => {
    const { id } = await pharmacy.drafted((await pharmacy.aPatient()).id);
    expect(await refusal(pharmacy.doctor, `prescriptions/${id}`)).toBe('409 prescription.illegal_state');
    expect(await refusal(pharmacy.doctor, `prescriptions/${NOBODY}`)).toBe('404 prescription.not_found');
  });

  it('has all that the prescriber signed for the patient that day, names in capitals, and how to take it in Hindi too', async () => {
    const patient = await pharmacy.aPatient();
    const one = await pharmacy.signed(patient.id, { instructions: 'After food' });
    await pharmacy.signed(patient.id, { medicationId: (await pharmacy.medicine('Cetirizine 10 mg tablet')).id, frequency: '0-0-1' });
    await pharmacy.signed((await pharmacy.aPatient()).id, { medicationId: (await pharmacy.medicine('Metformin 500 mg tablet')).id });
    const { words } = await printed(pharmacy.pharmacist, `prescriptions/${one.id}`);
    for (const part of [
      '1. Paracetamol 500 mg tablet',
      '2. Cetirizine 10 mg tablet',
      '1-0-1',
      'for 5 days',
      'Quantity 10 tablets',
      'After food',
    ])
      expect(words).toContain(part);
    expect(words).toMatch(/[\u0900-\u097f]/);
    expect(words).not.toContain('METFORMIN');
  });
});

describe('a laboratory report on paper', () => {
  it('has what is verified with flag and range, says what is open, and what was corrected', async () => {
    const lab = await Laboratory.open(api);
    const order = await lab.ordered(['K', 'NA']);
    const { id } = await lab.received(order);
    ok(await lab.enter(id, { K: '6.9' }));
    expect(await refusal(lab.as.Doctor, `lab-reports/${order.id}`)).toBe('409 lab_order.illegal_state');
    const sheet = ok(await lab.verify(id));
    const first = await printed(lab.as.LabTechnician, `lab-reports/${order.id}`);
    expect(first.words).toMatch(/Potassium 6\.9 HH mmol\/L [\d.–]+/);
    expect(first.words).toContain('Not reported yet: Sodium');
    expect(first.words).toContain(`Order ${order.orderNumber}`);
    const { itemId } = sheet.entries.find(({ code }) => code === 'K')!;
    ok(await lab.as.Doctor.post<LabSpecimenSheet>(`/api/lab-specimens/${id}/correct`, { itemId, value: '4.1', reason: 'Haemolysed' }));
    const second = await printed(lab.as.Doctor, `lab-reports/${order.id}`);
    expect(second.words).toContain('CORRECTED');
    expect(second.words).toMatch(/Potassium was reported as 6\.9; corrected by Test Doctor, .*: Haemolysed/);
  });
});

describe('a laboratory report', () => {
  it('carries the words of range and test as they were then, and says of which tests nobody has confirmed the ranges', async () => {
    const lab = await Laboratory.open(api);
    const { id: testId, version, status: _s, confirmedAt: _c, confirmedBy: _b, updatedAt: _u, ...definition } = lab.test('K');
    const ranges = definition.ranges.map((range) => ({ ...range, note: 'Fasting or not.' }));
    const noted = { ...definition, note: 'Haemolysis raises it.', ranges };
    ok(await lab.as.Admin.put<LabTest>(`/api/lab-tests/${testId}`, noted, { version }));
    ok(await lab.as.Admin.post(`/api/lab-tests/${lab.test('NA').id}/confirm`));
    const order = await lab.ordered(['K', 'NA']);
    const { id } = await lab.received(order);
    ok(await lab.enter(id, { K: '4.1', NA: '140' }));
    ok(await lab.verify(id));
    ok(await lab.as.Admin.put<LabTest>(`/api/lab-tests/${testId}`, definition, { version: version + 1 }));
    const { words } = await printed(lab.as.Doctor, `lab-reports/${order.id}`);
    expect(words).toContain('Potassium: Fasting or not. Potassium: Haemolysis raises it.');
    expect(words).toContain('Ranges not confirmed by the laboratory: Potassium');
    expect(words).not.toMatch(/not confirmed by the laboratory: [^.]*Sodium/);
  });

  it('has the qualification and registration number of who verified, and no signature of a program', async () => {
    const lab = await Laboratory.open(api);
    const profile = `/api/staff/${lab.hospital.users.Doctor!.id}/profile`;
    ok(await lab.as.Admin.put<StaffProfile>(profile, { qualification: 'MD (Pathology)', registrationNumber: 'MMC 77' }, { version: 0 }));
    for (const code of ['NA', 'CL']) ok(await lab.as.Admin.post(`/api/lab-tests/${lab.test(code).id}/confirm`));
    await lab.set({ autoVerify: true });
    const mixed = await lab.ordered(['K', 'NA']);
    const { id } = await lab.received(mixed);
    ok(await lab.enter(id, { K: '4.1', NA: '140' }));
    ok(await lab.verify(id));
    const signed = (await printed(lab.as.Doctor, `lab-reports/${mixed.id}`)).words;
    expect(signed).toContain('Test Doctor MD (Pathology) Registration no. MMC 77');
    expect(signed).toContain('Verified automatically by rules of the laboratory: Sodium');
    const alone = await lab.ordered(['CL']);
    ok(await lab.enter((await lab.received(alone)).id, { CL: '102' }));
    const unsigned = (await printed(lab.as.Doctor, `lab-reports/${alone.id}`)).words;
    expect(unsigned).toContain('Verified automatically by rules of the laboratory: Chloride');
    expect(unsigned).not.toMatch(/Automatic |MD \(Pathology\)/);
    const { rows } = await api.database.query(
      `SELECT doctor_name FROM public.issued_documents WHERE tenant_id = $1 ORDER BY issued_at DESC LIMIT 1`,
      [lab.hospital.id],
    );
    expect(rows).toEqual([{ doctor_name: null }]);
  });
});

describe('a code on a paper', () => {
  const verify = (code: string) => api.anonymous(pharmacy.hospital.subdomain).get<VerifiedDocument>(at(`verification?code=${code}`));

  it('says genuine, when, hospital and doctor, and nothing else, to whoever has it', async () => {
    const { hospital, doctor } = pharmacy;
    const patient = await pharmacy.aPatient({ lastName: 'Secretwala' });
    const visit = await aSignedVisit(doctor, patient.id);
    const caller = { name: doctor.user.name, timeZone: 'Asia/Kolkata', permissions: new Set(['patients:read']), roles: ['Doctor'] };
    const paper = {
      ...{ kind: 'visit_summary' as const, subjectId: visit.id, patientId: patient.id, content: () => [] },
      doctor: { id: visit.doctorId, name: visit.doctorName },
    };
    const origin = { actor: { id: doctor.user.id, name: doctor.user.name }, address: null, appId: null, requestId: 'r1' };
    const { verification } = await api.app
      .get(RequestScope)
      .run(origin, () =>
        api.app.get(UnitsOfWork).tenant(hospital.id, () => api.app.get(Documents).issue(paper, caller as unknown as Principal)),
      );
    const code = new URL(verification).hash.slice(1);
    expect(new URL(verification).pathname).toBe('/verify');
    const { status, body, text } = await verify(code);
    expect([status, body]).toEqual([200, { printedOn: dayIn('Asia/Kolkata'), hospital: hospital.name, doctor: visit.doctorName }]);
    await api.database.query(`UPDATE public.issued_documents SET issued_at = '2026-11-21T20:11:00Z' WHERE hash = sha256($1)`, [
      Buffer.from(code),
    ]);
    expect((await verify(code)).body.printedOn).toBe('2026-11-22');
    for (const secret of ['visit_summary', 'Secretwala', patient.patientNumber, patient.id, visit.id]) expect(text).not.toContain(secret);
  });

  it('is not there when nobody printed it, and not read when it is not whole', async () => {
    expect((await verify('A'.repeat(43))).status).toBe(404);
    expect((await verify('A'.repeat(42))).status).toBe(400);
  });

  it('rests nowhere: a hospital cannot even read that it printed', async () => {
    await expect(
      api.app.get(UnitsOfWork).tenant(pharmacy.hospital.id, (unit) => unit.query('SELECT hash FROM public.issued_documents')),
    ).rejects.toThrow(/permission denied/);
  });
});
