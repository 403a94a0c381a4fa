import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { ActivatedRoute, convertToParamMap, provideRouter } from '@angular/router';
import type { AppointmentType, Department } from '@hms/shared-dto';
import { Dialogs, Problem, ToastService } from '@hms/shared-ui';
import { provideIcons } from '@hms/shared-ui/shell';
import { provideEffects } from '@ngrx/effects';
import { provideState, provideStore } from '@ngrx/store';
import { BehaviorSubject, type Observable, of, throwError } from 'rxjs';
import { DirectoryApi } from './directory.api';
import * as directoryEffects from './directory.effects';
import { directoryFeature } from './directory.feature';
import { type DirectoryKind, type DirectoryRecord, bufferWords, usageFacts } from './directory-kind';
import { conflictFields, mergeChoice } from './directory-form';
import { DirectoryPage } from './pages/directory.page';

const entry = { id: 'e1', name: 'Cardiology', status: 'active', createdAt: '2026-11-01T05:00:00Z', version: 3 } as const;
const DEPARTMENT: Department = { ...entry, staffCount: 0, roomCount: 0 };
const TYPE: AppointmentType = {
  ...{ ...entry, name: 'Follow-up', durationMinutes: 10, bufferBeforeMinutes: 0, bufferAfterMinutes: 5, colour: 3, capacity: 1 },
};
const refused = (status: number, code: string): Observable<never> =>
  throwError(() => new Problem({ status, code, title: '', detail: `Refused: ${code}.`, traceId: null }));

describe('words of the lists', () => {
  it('say what is kept free and what would lose its choice', () => {
    expect([bufferWords(TYPE), bufferWords({ ...TYPE, bufferBeforeMinutes: 10 }), bufferWords(DEPARTMENT)]).toEqual([
      '5 min after',
      '10 min before, 5 min after',
      'None',
    ]);
    expect(usageFacts({ ...DEPARTMENT, staffCount: 12 })).toEqual([{ label: 'People of this department', value: '12' }]);
    expect(usageFacts(TYPE)).toEqual([]);
  });

  it('show where two who edit at once differ, and keep what was chosen', () => {
    const yours = { name: 'Room 1', departmentId: 'd1' };
    const theirs: DirectoryRecord = { ...entry, name: 'Room one', departmentId: null };
    const fields = conflictFields('rooms', { yours, theirs }, new Map([['d1', 'Medicine']]));
    expect(fields.map((field) => [field.label, field.yours, field.theirs])).toEqual([
      ['Name', 'Room 1', 'Room one'],
      ['Department', 'Medicine', 'None'],
    ]);
    expect(mergeChoice(yours, theirs, { name: 'yours', departmentId: 'theirs' })).toEqual({ name: 'Room 1' });
  });
});

describe('a list of the settings', () => {
  let fixture: ComponentFixture<DirectoryPage>;
  const query = new BehaviorSubject(convertToParamMap({}));
  const route = { queryParamMap: query, snapshot: { data: { kind: 'rooms' as DirectoryKind }, queryParams: {} } };
  const api = {
    all: jest.fn((): Observable<readonly DirectoryRecord[]> => of([DEPARTMENT])),
    departments: jest.fn(() => of([])),
    get: jest.fn(),
    add: jest.fn(),
    change: jest.fn(),
    archive: jest.fn(() => of(undefined)),
    restore: jest.fn(() => of(DEPARTMENT)),
  };
  const dialogs = { confirm: jest.fn(), resolveConflict: jest.fn() };
  const page = () => fixture.nativeElement as HTMLElement;
  const shown = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  };
  const press = async (words: string) => {
    [...page().querySelectorAll('button')].find(({ textContent }) => textContent.includes(words))?.click();
    await shown();
  };
  const type = (field: string, value: string) => {
    const input = page().querySelector<HTMLInputElement>(`[formControlName=${field}]`);
    if (!input) throw new Error(`no field ${field}`);
    input.value = value;
    input.dispatchEvent(new Event('input'));
  };
  const open = async (kind: DirectoryKind) => {
    route.snapshot.data.kind = kind;
    fixture = TestBed.createComponent(DirectoryPage);
    await shown();
  };
  const toast = () => TestBed.inject(ToastService).current();

  beforeEach(() => {
    jest.clearAllMocks();
    query.next(convertToParamMap({}));
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        provideIcons(),
        provideStore(),
        provideState(directoryFeature),
        provideEffects(directoryEffects),
        { provide: DirectoryApi, useValue: api },
        { provide: Dialogs, useValue: dialogs },
        { provide: ActivatedRoute, useValue: route },
      ],
    });
  });

  it('adds with the values of its kind, once for the same request, and closes the form', async () => {
    await open('appointment-types');
    api.add.mockReturnValueOnce(refused(409, 'appointment_type.name_taken')).mockReturnValueOnce(of(TYPE));
    await press('Add an appointment type');
    type('name', ' Follow-up ');
    type('durationMinutes', '10');
    await press('Save');
    expect(page().querySelector('[role=alert]')?.textContent).toContain('Refused: appointment_type.name_taken.');
    await press('Save');
    const [one, two] = api.add.mock.calls as [DirectoryKind, object, string][];
    expect(one).toEqual(two);
    expect(one[1]).toEqual({
      name: 'Follow-up',
      durationMinutes: 10,
      bufferBeforeMinutes: 0,
      bufferAfterMinutes: 0,
      colour: 1,
      capacity: 1,
    });
    expect(page().querySelector('form')).toBeNull();
    expect(toast()?.text).toBe('Follow-up saved.');
  });

  it('sends nothing out of bounds', async () => {
    await open('appointment-types');
    await press('Add an appointment type');
    type('name', 'Long');
    type('durationMinutes', '481');
    await press('Save');
    expect(api.add).not.toHaveBeenCalled();
    expect(page().querySelector('[role=alert]')?.textContent).toContain('Length');
  });

  it('archives at once and offers to undo it; asks first where something belongs to it', async () => {
    await open('departments');
    await press('Archive Cardiology');
    expect(dialogs.confirm).not.toHaveBeenCalled();
    expect(api.archive).toHaveBeenCalledWith('departments', 'e1');
    expect(toast()?.text).toBe('Cardiology archived.');
    TestBed.inject(ToastService).act();
    expect(api.restore).toHaveBeenCalledWith('departments', 'e1');
    api.all.mockReturnValue(of([{ ...DEPARTMENT, staffCount: 2 }]));
    await open('departments');
    dialogs.confirm.mockResolvedValueOnce(null);
    await press('Archive Cardiology');
    expect(dialogs.confirm).toHaveBeenCalledWith(expect.objectContaining({ facts: [{ label: 'People of this department', value: '2' }] }));
    expect(api.archive).toHaveBeenCalledTimes(1);
  });

  it('asks which to keep when somebody else saved first', async () => {
    api.all.mockReturnValue(of([DEPARTMENT]));
    await open('departments');
    api.change.mockReturnValueOnce(refused(412, 'version.stale')).mockReturnValueOnce(of({ ...DEPARTMENT, version: 5 }));
    api.get.mockReturnValueOnce(of({ ...DEPARTMENT, name: 'Heart', version: 4 }));
    dialogs.resolveConflict.mockResolvedValue({ name: 'yours' });
    await press('Edit Cardiology');
    type('name', 'Cardiology and vessels');
    await press('Save');
    await shown();
    expect(api.change).toHaveBeenLastCalledWith('departments', expect.objectContaining({ version: 4 }), { name: 'Cardiology and vessels' });
    expect(page().querySelector('form')).toBeNull();
  });

  it('says why it is empty, and why it could not be loaded', async () => {
    api.all.mockReturnValue(of([]));
    await open('rooms');
    expect(page().textContent).toContain('No rooms yet');
    query.next(convertToParamMap({ status: 'archived' }));
    await shown();
    expect(page().textContent).toContain('Nothing is archived');
    api.all.mockReturnValue(refused(503, 'dependency.down'));
    query.next(convertToParamMap({}));
    await shown();
    expect(page().textContent).toContain('Refused: dependency.down.');
  });
});
