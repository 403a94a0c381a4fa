import 'reflect-metadata';
import fs from 'node:fs';
import { startApi } from '../../test/api.js';
import { PatientImport } from './patient-import.service.js';
const D = '/work/shared/data/';
const lines = (f: string) => fs.readFileSync(D + 'india/names/' + f, 'utf8').split('\n').map((s) => s.trim()).filter(Boolean);
it('manual', async () => {
  const api = await startApi();
  const h = await api.aHospital({ roles: ['Admin'] });
  const admin = await h.as('Admin');
  const run = async (file: any, name: string) => {
    const t = Date.now();
    const r = await admin.upload<any>('/api/patients/import', file, 'text/csv');
    const t2 = Date.now();
    if (r.status !== 202) return console.log(name, r.status, r.text);
    const { rows } = await api.database.query('SELECT * FROM public.job_requests WHERE id=$1', [r.body.jobId]);
    let result: any;
    await api.app.get(PatientImport).run({ id: r.body.jobId, tenantId: h.id, payload: rows[0].payload, requestedBy: null, step: async (_n, w) => w(), progress: async () => {}, result: async (v) => void (result = v) });
    const tally: any = {}; for (const e of result.errors) { const k = `${e.code} ${e.column}`; tally[k] = (tally[k] ?? 0) + 1; }
    console.log(name, 'upload ms', t2 - t, 'job ms', Date.now() - t2, { imported: result.imported, rejected: result.rejected }, tally, result.errors.slice(0, 4));
  };
  for (const f of ['csv-ma-2024', 'csv-omop-27']) await run(fs.readFileSync(`${D}synthea/${f}/patients.csv`), f);
  const one = (await admin.get<any>('/api/patients?q=Wuckert')).body.data[0]; console.log(JSON.stringify((await admin.get<any>('/api/patients/' + one.id)).body));
  console.log(JSON.stringify((await admin.get<any>('/api/patients?q=Maynard46')).body.data));
  const [fF, fM, l, c, st, dF, dM, dL] = ['en_IN_first_female', 'en_IN_first_male', 'en_IN_last', 'en_IN_city', 'en_IN_state', 'ne_devanagari_first_female', 'ne_devanagari_first_male', 'ne_devanagari_last'].map((f) => lines(f + '.txt'));
  const rnd = (n: number) => Math.floor(Math.random() * n); const pick = (a: any) => a[rnd(a.length)]; const qt = (s: any) => `"${String(s).replaceAll('"', '""')}"`;
  const out = ['Patient Name,Sex,D.O.B.,Mobile No.,Address,City,State,Pin Code,Blood Group'];
  for (let i = 0; i < 10000; i++) { const f = rnd(2); const dev = rnd(10) === 0; const nm = dev ? `${pick(f ? dF : dM)} ${pick(dL)}` : `${pick(f ? fF : fM)} ${pick(l)}`; const d = 1 + rnd(28), m = 1 + rnd(12), y = 1930 + rnd(95);
    const mm = ['Jan','Feb','Mar','Apr','May','Jun','Jul','Aug','Sep','Oct','Nov','Dec'][m - 1];
    const dt = [`${d}/${m}/${y}`, `${d}-${mm}-${y}`, `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`][rnd(3)];
    out.push([nm, f ? pick(['F', 'Female', 'महिला']) : pick(['M', 'male', 'पुरुष']), dt, pick(['+91 ', '0', '']) + '9' + String(100000000 + rnd(899999999)), `${1 + rnd(200)}, MG Road`, pick(c), pick(st), 110001 + rnd(700000), pick(['B+', 'O Positive', 'ab -ve', ''])].map(qt).join(',')); }
  await run(Buffer.from(out.join('\r\n')), 'india 10k'); await run(Buffer.from(out.join('\r\n')), 'india again');
  const per = await api.database.query(`SELECT count(*), count(DISTINCT patient_number), count(phone), count(blood_group), min(date_of_birth)::text, max(date_of_birth)::text FROM "${h.id}".patients`); console.log(per.rows);
  await api.close();
}, 300_000);
