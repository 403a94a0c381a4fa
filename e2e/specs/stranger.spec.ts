import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '../fixtures/test.js';
import { generateApi } from 'swagger-typescript-api';
import { apiUrl, DEMO_PASSWORD, portalUrl } from '../fixtures/ports.js';

const DOCUMENT = fileURLToPath(new URL('../../docs/openapi.json', import.meta.url));

/** What an engineer who has only the document would write. */
const PROGRAM = `
import { Api } from './client.ts';

const [baseUrl, origin, password] = process.argv.slice(2);
const api = new Api({ baseUrl, securityWorker: (token) => (token ? { headers: { authorization: 'Bearer ' + token } } : undefined) });
const app = { headers: { 'x-app-id': 'hospital-portal', origin } };
const signedIn = await api.auth.authSignIn({ email: 'receptionist@cityhospital.example', password, subdomain: 'cityhospital' }, app);
const { accessToken, tenantId } = signedIn.data;
api.setSecurityData(accessToken);
const hospital = { headers: { ...app.headers, 'x-tenant-id': tenantId } };
const person = { firstName: 'Ekaterina', lastName: 'Stranger', dateOfBirth: '1990-05-17', gender: 'female', phone: '+919876501234' };
const registered = await api.api.patientsRegister(person, hospital);
const found = await api.api.patientsList({ q: 'stranger ekaterina' }, hospital);
const refused = await api.api.staffList({}, hospital).catch((answer) => answer);
console.log(JSON.stringify({ number: registered.data.patientNumber, found: found.data.data.map((row) => row.patientNumber), refused: refused.error.code }));
`;

test('a client generated from the document signs in, registers and finds a patient', async () => {
  const scratch = mkdtempSync(path.join(tmpdir(), 'hms-stranger-'));
  try {
    await generateApi({ input: DOCUMENT, output: scratch, fileName: 'client.ts', silent: true });
    writeFileSync(path.join(scratch, 'program.ts'), PROGRAM);
    writeFileSync(path.join(scratch, 'package.json'), '{ "type": "module" }');
    const program = ['--experimental-transform-types', '--disable-warning=ExperimentalWarning', 'program.ts'];
    const { stdout } = await promisify(execFile)(process.execPath, [...program, apiUrl(''), portalUrl(), DEMO_PASSWORD], { cwd: scratch });
    const told = JSON.parse(stdout) as { number: string; found: string[]; refused: string };
    expect(told.number).toMatch(/^CH-\d{7}$/);
    expect(told.found).toEqual([told.number]);
    expect(told.refused).toBe('permission.denied');
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
});
