import { FormControl, FormGroup, type ValidatorFn } from '@angular/forms';
import { type ConflictChoice, type ConflictField } from '@hms/shared-ui';
import { limitsOf, validatorsFor } from '@hms/shared-ui/forms';
import { COLOUR_WORDS, type DirectoryKind, type DirectoryRecord, type DirectoryRequest } from './directory-kind';

const text = (validators: ValidatorFn[]) => new FormControl('', { nonNullable: true, validators });
/** Empty while somebody types; reset to its value. */
const number = (value: number, validators: ValidatorFn[]) => new FormControl<number | null>(value, { nonNullable: true, validators });

/** All fields of the three forms; a kind shows and sends its own. The server's limits are the rules. */
export function createDirectoryForm() {
  const room = limitsOf('RoomRequest');
  const type = limitsOf('AppointmentTypeRequest');
  return new FormGroup({
    name: text(validatorsFor(room, 'name')),
    departmentId: new FormControl('', { nonNullable: true }),
    durationMinutes: number(15, validatorsFor(type, 'durationMinutes')),
    bufferBeforeMinutes: number(0, validatorsFor(type, 'bufferBeforeMinutes')),
    bufferAfterMinutes: number(0, validatorsFor(type, 'bufferAfterMinutes')),
    colour: new FormControl(1, { nonNullable: true, validators: validatorsFor(type, 'colour') }),
    capacity: number(1, validatorsFor(type, 'capacity')),
  });
}

export type DirectoryForm = ReturnType<typeof createDirectoryForm>;

const FIELDS: Readonly<Record<DirectoryKind, readonly (keyof DirectoryRequest)[]>> = {
  departments: ['name'],
  rooms: ['name', 'departmentId'],
  'appointment-types': ['name', 'durationMinutes', 'bufferBeforeMinutes', 'bufferAfterMinutes', 'colour', 'capacity'],
};

/** What the kind sends; what is empty is left out. */
export function toRequest(kind: DirectoryKind, form: DirectoryForm): DirectoryRequest {
  const typed = form.getRawValue();
  const sent = FIELDS[kind].map((field) => [field, typed[field]] as const).filter(([, value]) => value !== '' && value !== null);
  const request = Object.fromEntries(sent) as unknown as DirectoryRequest;
  return { ...request, name: typed.name.trim() };
}

const LABELS: Readonly<Record<keyof DirectoryRequest, string>> = {
  name: 'Name',
  departmentId: 'Department',
  durationMinutes: 'Length',
  bufferBeforeMinutes: 'Kept free before',
  bufferAfterMinutes: 'Kept free after',
  colour: 'Colour',
  capacity: 'Patients at once',
};

/** A field's value in words; `departments` gives the names of ids. */
type Words = (field: keyof DirectoryRequest, value: string | number | null | undefined) => string;

const wordsWith =
  (departments: ReadonlyMap<string, string>): Words =>
  (field, value) => {
    if (value === null || value === undefined || value === '') return 'None';
    if (field === 'departmentId') return departments.get(String(value)) ?? 'Archived department';
    return field === 'colour' ? COLOUR_WORDS[Number(value)] : String(value);
  };

/** Where one's own entry and what somebody else saved meanwhile differ. */
export function conflictFields(
  kind: DirectoryKind,
  { yours, theirs }: { yours: DirectoryRequest; theirs: DirectoryRecord },
  departments: ReadonlyMap<string, string>,
): ConflictField[] {
  const words = wordsWith(departments);
  return FIELDS[kind]
    .map((field) => ({ path: field, label: LABELS[field], yours: words(field, yours[field]), theirs: words(field, theirs[field]) }))
    .filter((field) => field.yours !== field.theirs);
}

/** One's own, with theirs where that was picked. */
export function mergeChoice(yours: DirectoryRequest, theirs: DirectoryRecord, choice: ConflictChoice): DirectoryRequest {
  const picked = Object.keys(choice).filter((path) => choice[path] === 'theirs') as (keyof DirectoryRequest)[];
  const merged = { ...yours, ...Object.fromEntries(picked.map((field) => [field, theirs[field] ?? undefined])) };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined)) as unknown as DirectoryRequest;
}

/** An entry as the form's value. */
export function toFormValue(entry: Partial<DirectoryRecord> | DirectoryRequest): Partial<ReturnType<DirectoryForm['getRawValue']>> {
  const known = Object.entries(entry).filter(([field, value]) => field in LABELS && value !== null && value !== undefined);
  return Object.fromEntries(known);
}
