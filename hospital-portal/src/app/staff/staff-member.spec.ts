import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { PERMISSIONS, type StaffAccess, type StaffMember, type StaffProfile } from '@hms/shared-dto';
import { Dialogs, Problem, ToastService, sessionFeature } from '@hms/shared-ui';
import { provideIcons } from '@hms/shared-ui/shell';
import { provideEffects } from '@ngrx/effects';
import { provideState, provideStore } from '@ngrx/store';
import { type Observable, of, throwError } from 'rxjs';
import * as memberEffects from './member/member.effects';
import { memberFeature } from './member/member.feature';
import { RoleMatrixPage } from './pages/role-matrix.page';
import { StaffMemberPage } from './pages/staff-member.page';
import { StaffApi } from './staff.api';
import { staffFeature } from './staff.feature';

const asha: StaffMember = {
  ...{ id: 'u1', name: 'Asha Kulkarni', email: 'asha@clinic.example', roles: ['Doctor'], status: 'active', tenantId: 'demo_hospital_001' },
  ...{ createdAt: '2026-11-01T05:00:00Z', lastSignInAt: null, version: 1 },
};
const PROFILE: StaffProfile = {
  ...{
    departmentId: 'd9',
    departmentName: 'Old ward',
    specialty: 'Cardiology',
    qualification: null,
    registrationNumber: null,
    labVerifier: false,
    version: 2,
  },
};
const ACCESS: StaffAccess = { openSessions: 2, lastUsedAt: '2026-11-22T05:00:00Z', mfaEnabled: true, mfaResettable: true };
const refused = (status: number, code: string): Observable<never> =>
  throwError(() => new Problem({ status, code, title: '', detail: `Refused: ${code}.`, traceId: null }));

describe('the page of a member of staff', () => {
  let fixture: ComponentFixture<StaffMemberPage>;
  const api = {
    read: jest.fn(() => of(asha)),
    profile: jest.fn(() => of(PROFILE)),
    access: jest.fn(() => of(ACCESS)),
    departments: jest.fn(() => of([])),
    changeProfile: jest.fn(),
    endSessions: jest.fn(() => of(2)),
    resetMfa: jest.fn(),
  };
  const dialogs = { confirm: jest.fn(), resolveConflict: jest.fn() };
  const page = () => fixture.nativeElement as HTMLElement;
  const shown = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  };
  const button = (words: string) => [...page().querySelectorAll('button')].find(({ textContent }) => textContent.includes(words));
  const press = async (words: string) => {
    button(words)?.click();
    await shown();
  };
  const type = (field: string, value: string) => {
    const input = page().querySelector<HTMLInputElement>(`[formControlName=${field}]`);
    if (!input) throw new Error(`no field ${field}`);
    input.value = value;
    input.dispatchEvent(new Event('input'));
  };
  const open = async () => {
    fixture = TestBed.createComponent(StaffMemberPage);
    fixture.componentRef.setInput('id', 'u1');
    await shown();
  };
  const toast = () => TestBed.inject(ToastService).current()?.text;

  beforeEach(() => {
    jest.clearAllMocks();
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        provideIcons(),
        provideStore(),
        provideState(sessionFeature),
        provideState(staffFeature),
        provideState(memberFeature),
        provideEffects(memberEffects),
        { provide: StaffApi, useValue: api },
        { provide: Dialogs, useValue: dialogs },
      ],
    });
  });

  it('saves the profile with the version that was read, and keeps an archived department that was chosen before', async () => {
    await open();
    expect([...page().querySelectorAll('option')].map(({ textContent }) => textContent)).toEqual(['None', 'Old ward']);
    api.changeProfile.mockReturnValue(of({ ...PROFILE, specialty: null, version: 3 }));
    type('specialty', '');
    type('registrationNumber', ' MMC 1 ');
    await press('Save profile');
    expect(api.changeProfile).toHaveBeenCalledWith('u1', { departmentId: 'd9', registrationNumber: 'MMC 1' }, 2);
    expect(toast()).toBe('Profile saved.');
  });

  it('asks which to keep when somebody else saved first, and saves over theirs', async () => {
    await open();
    api.changeProfile.mockReturnValueOnce(refused(412, 'version.stale')).mockReturnValueOnce(of({ ...PROFILE, version: 6 }));
    api.profile.mockReturnValueOnce(of({ ...PROFILE, specialty: 'Nephrology', qualification: 'MBBS', version: 5 }));
    dialogs.resolveConflict.mockResolvedValue({ specialty: 'yours', qualification: 'theirs' });
    type('specialty', 'Oncology');
    await press('Save profile');
    await shown();
    expect(api.changeProfile).toHaveBeenLastCalledWith('u1', { departmentId: 'd9', specialty: 'Oncology', qualification: 'MBBS' }, 5);
  });

  it('ends sessions after a question, and reads anew how many are open', async () => {
    await open();
    dialogs.confirm.mockResolvedValueOnce(null).mockResolvedValueOnce({ reason: '' });
    await press('End sessions');
    expect(api.endSessions).not.toHaveBeenCalled();
    api.access.mockReturnValueOnce(of({ ...ACCESS, openSessions: 0, lastUsedAt: null }));
    await press('End sessions');
    await shown();
    expect(api.endSessions).toHaveBeenCalledWith('u1');
    expect(toast()).toBe('Asha Kulkarni is signed out of this hospital.');
    await press('End sessions');
    expect(dialogs.confirm).toHaveBeenCalledTimes(2);
  });

  it('offers to reset a second factor only where the account is the hospital’s alone', async () => {
    api.access.mockReturnValueOnce(of({ ...ACCESS, mfaResettable: false }));
    await open();
    expect(button('Reset second factor')).toBeUndefined();
    expect(page().textContent).toContain('used outside this hospital too');
  });

  it('says why a second factor was not reset, and stays as it was when nobody proves to be there', async () => {
    await open();
    dialogs.confirm.mockResolvedValue({ reason: '' });
    api.resetMfa.mockReturnValueOnce(refused(401, 'reauth_required')).mockReturnValueOnce(refused(422, 'mfa.shared_account'));
    await press('Reset second factor');
    expect(page().textContent).not.toContain('Refused');
    await press('Reset second factor');
    expect(page().textContent).toContain('Refused: mfa.shared_account.');
  });

  it('says that there is nobody, when there is nobody', async () => {
    api.read.mockReturnValueOnce(refused(404, 'user.not_found'));
    await open();
    expect(page().textContent).toContain('Refused: user.not_found.');
  });
});

describe('what roles may do', () => {
  it('is the table that the API enforces, without the platform’s rights', () => {
    TestBed.configureTestingModule({ providers: [provideIcons()] });
    const fixture = TestBed.createComponent(RoleMatrixPage);
    fixture.detectChanges();
    const rows = [...(fixture.nativeElement as HTMLElement).querySelectorAll('tbody tr')].map((row) => [
      row.querySelector('th')?.textContent.trim(),
      [...row.querySelectorAll('td .sr-only')].map(({ textContent }) => textContent),
    ]);
    expect(rows.find(([label]) => label === PERMISSIONS['records:write'].label)?.[1]).toEqual(['No', 'Yes', 'No', 'No', 'No', 'No', 'No']);
    expect(rows.map(([label]) => label)).not.toContain(PERMISSIONS['tenants:manage'].label);
  });
});
