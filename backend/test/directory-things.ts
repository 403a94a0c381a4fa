import type { ApiClient } from './client.js';

/** Entries of a hospital's directory: ids by the part of the path before them, and where each PUT of one finds it. */
export interface DirectoryThings {
  readonly ids: Readonly<Record<string, string>>;
  readonly versioned: Readonly<Record<string, string>>;
}

const APPOINTMENT_TYPE = { durationMinutes: 15, bufferBeforeMinutes: 0, bufferAfterMinutes: 0, colour: 1, capacity: 1 };

/** Of a test or panel of the laboratory. */
const codeOf = (name: string): string =>
  name
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, 20);

/** Each collection with what an entry of this name is made of. */
const COLLECTIONS: Readonly<Record<string, (name: string) => object>> = {
  '/api/appointment-types/': (name) => ({ name, ...APPOINTMENT_TYPE }),
  '/api/custom-fields/': (label) => ({ label, key: label.toLowerCase().replace(/\W/g, '_'), type: 'text', required: false, visibleTo: [] }),
  '/api/departments/': (name) => ({ name }),
  '/api/lab-tests/': (name) => ({ code: codeOf(name), name, kind: 'text', specimen: 'serum', ranges: [], codes: [] }),
  '/api/rooms/': (name) => ({ name }),
};

/** Makes one entry of each kind, and a profile for one of the staff, in the hospital of this Admin. */
export async function directoryThings(admin: ApiClient, name: string, staffId: string): Promise<DirectoryThings> {
  const ids: Record<string, string> = {};
  for (const [path, of] of Object.entries(COLLECTIONS)) {
    const { status, body } = await admin.post<{ id: string }>(path.slice(0, -1), of(name));
    if (status !== 201) throw new Error(`adding to ${path} answered ${status}`);
    ids[path] = body.id;
  }
  const panel = { code: codeOf(name), name, testIds: [ids['/api/lab-tests/']] };
  ids['/api/lab-panels/'] = (await admin.post<{ id: string }>('/api/lab-panels', panel)).body.id;
  const profile = `/api/staff/${staffId}/profile`;
  await admin.put(profile, { specialty: name }, { version: 0 });
  const entries = Object.entries(ids).map(([path, id]): [string, string] => [`PUT ${path}{id}`, `${path}${id}`]);
  return { ids, versioned: { ...Object.fromEntries(entries), 'PUT /api/staff/{id}/profile': profile } };
}
