import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { StaffMember } from '@hms/shared-dto';
import { Dialogs } from '@hms/shared-ui';
import { provideIcons } from '@hms/shared-ui/shell';
import { MatDialog } from '@angular/material/dialog';
import { Store, provideStore } from '@ngrx/store';
import { of, throwError } from 'rxjs';
import { StaffTable, type StaffChangeAsked } from './components/staff-table.component';
import { StaffCommands } from './staff-commands';
import { StaffPageActions } from './staff.actions';
import { StaffApi } from './staff.api';
import { NAMED_BOOKINGS, suspendQuestion } from './suspend-question';

const asha: StaffMember = {
  ...{ id: 'u1', name: 'Asha Kulkarni', email: 'asha@clinic.example', roles: [], status: 'pending', tenantId: 'demo_hospital_001' },
  ...{ createdAt: '2026-11-01T05:00:00Z', lastSignInAt: null, version: 1 },
};

describe('who waits for approval', () => {
  let fixture: ComponentFixture<StaffTable>;
  const confirm = jest.fn();
  const open = jest.fn();
  const bookings = jest.fn();
  const asked: StaffChangeAsked[] = [];

  beforeEach(() => {
    jest.clearAllMocks();
    asked.length = 0;
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        provideIcons(),
        provideStore(),
        { provide: Dialogs, useValue: { confirm } },
        { provide: StaffApi, useValue: { bookings } },
        { provide: MatDialog, useValue: { open } },
      ],
    });
    fixture = TestBed.createComponent(StaffTable);
    fixture.componentRef.setInput('members', [asha]);
    fixture.componentInstance.asked.subscribe((change) => asked.push(change));
    fixture.detectChanges();
  });

  it('can be let in or rejected, and nothing else', () => {
    const row = (fixture.nativeElement as HTMLElement).querySelector('tbody tr');
    expect(row?.textContent).toContain('None yet');
    expect(row?.textContent).toContain('Waiting for approval');
    row?.querySelector<HTMLButtonElement>('button.btn')?.click();
    row?.querySelector<HTMLButtonElement>('button.icon-btn')?.click();
    fixture.detectChanges();
    const choices = [...document.querySelectorAll('[mat-menu-item]')].map(({ textContent }) => textContent.trim());
    expect(choices).toEqual(['Let in', 'Reject']);
    expect(asked).toEqual([{ member: asha, change: 'approve' }]);
  });

  it('is let in with the roles that were chosen, and with none without', async () => {
    const dispatch = jest.spyOn(TestBed.inject(Store), 'dispatch');
    open.mockReturnValueOnce({ afterClosed: () => of(undefined) }).mockReturnValueOnce({ afterClosed: () => of(['Nurse']) });
    for (let times = 0; times < 2; times += 1) {
      TestBed.inject(StaffCommands).run({ member: asha, change: 'approve' });
      await new Promise((resolve) => setTimeout(resolve));
    }
    expect(open.mock.calls.map(([, options]) => (options as { data: unknown }).data)).toEqual(Array(2).fill({ member: asha, joins: true }));
    expect(dispatch.mock.calls).toEqual([[StaffPageActions.approveAsked({ id: 'u1', roles: ['Nurse'] })]]);
  });

  it('is suspended although it cannot be looked up what is booked with them', async () => {
    bookings.mockReturnValueOnce(throwError(() => new Error('down')));
    confirm.mockResolvedValueOnce({ reason: '' });
    const doctor: StaffMember = { ...asha, roles: ['Doctor'] };
    const dispatch = jest.spyOn(TestBed.inject(Store), 'dispatch');
    TestBed.inject(StaffCommands).run({ member: doctor, change: 'suspend' });
    await new Promise((resolve) => setTimeout(resolve));
    expect(bookings).toHaveBeenCalledWith('u1', NAMED_BOOKINGS);
    expect(confirm).toHaveBeenLastCalledWith(suspendQuestion(doctor, null, 'UTC'));
    expect(dispatch).toHaveBeenLastCalledWith(StaffPageActions.suspendAsked({ id: 'u1', reason: '' }));
  });

  it('is rejected for a reason', async () => {
    const dispatch = jest.spyOn(TestBed.inject(Store), 'dispatch');
    confirm.mockResolvedValueOnce(null).mockResolvedValueOnce({ reason: 'Not ours.' });
    for (let times = 0; times < 2; times += 1) {
      TestBed.inject(StaffCommands).run({ member: asha, change: 'reject' });
      await new Promise((resolve) => setTimeout(resolve));
    }
    expect(dispatch.mock.calls).toEqual([[StaffPageActions.rejectAsked({ member: asha, reason: 'Not ours.' })]]);
  });
});
