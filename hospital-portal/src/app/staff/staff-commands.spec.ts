import { TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import type { AppointmentList, HospitalRole, StaffMember } from '@hms/shared-dto';
import { Dialogs, sessionFeature } from '@hms/shared-ui';
import { Store, provideState, provideStore } from '@ngrx/store';
import { type Observable, of, throwError } from 'rxjs';
import { StaffCommands } from './staff-commands';
import { StaffPageActions } from './staff.actions';
import { StaffApi } from './staff.api';

const member = (roles: HospitalRole[]) => ({ id: 'd1', name: 'Dr Asha Menon', roles, version: 1 }) as unknown as StaffMember;
const booked = (count: number): AppointmentList => ({
  data: Array.from({ length: count }, () => ({
    startsAt: '2026-11-22T19:30:00Z',
    patient: { lastName: 'Sharma', firstName: 'Meena' },
  })) as AppointmentList['data'],
  page: { nextCursor: null, total: count, totalIsEstimate: false },
});

describe('roles that are changed', () => {
  const confirm = jest.fn();
  const bookings = jest.fn((): Observable<AppointmentList> => of(booked(0)));
  let chosen: HospitalRole[];
  let dispatch: jest.SpyInstance;
  const change = async (before: HospitalRole[], after: HospitalRole[]): Promise<number> => {
    chosen = after;
    dispatch.mockClear();
    await TestBed.inject(StaffCommands).changeRoles({ member: member(before) });
    return dispatch.mock.calls.filter(([{ type }]: [{ type: string }]) => type === StaffPageActions.rolesAsked.type).length;
  };

  beforeEach(() => {
    jest.resetAllMocks();
    bookings.mockImplementation(() => of(booked(0)));
    TestBed.configureTestingModule({
      providers: [
        provideStore(),
        provideState(sessionFeature),
        { provide: StaffApi, useValue: { bookings } },
        { provide: Dialogs, useValue: { confirm } },
        { provide: MatDialog, useValue: { open: () => ({ afterClosed: () => of(chosen) }) } },
      ],
    });
    dispatch = jest.spyOn(TestBed.inject(Store), 'dispatch');
  });

  it('ask nothing where nobody stops being a doctor, or nothing is booked', async () => {
    expect([
      await change(['Nurse'], ['Receptionist']),
      await change(['Doctor'], ['Doctor', 'Admin']),
      await change(['Doctor'], ['Nurse']),
    ]).toEqual([1, 1, 1]);
    expect([confirm.mock.calls.length, bookings.mock.calls.length]).toEqual([0, 1]);
  });

  it('name the bookings of who is a doctor no longer, and stay until somebody says yes', async () => {
    bookings.mockImplementation(() => of(booked(3)));
    confirm.mockResolvedValueOnce(null).mockResolvedValueOnce({ reason: '' });
    expect([await change(['Doctor', 'Admin'], ['Admin']), await change(['Doctor', 'Admin'], ['Admin'])]).toEqual([0, 1]);
    expect(confirm.mock.calls[0]).toEqual([expect.objectContaining({ title: 'Take the role Doctor from Dr Asha Menon?' })]);
  });

  it('say that bookings could not be looked up, and ask all the same', async () => {
    bookings.mockImplementation(() => throwError(() => new Error('offline')));
    confirm.mockResolvedValueOnce({ reason: '' });
    expect(await change(['Doctor'], ['Nurse'])).toBe(1);
    expect(confirm).toHaveBeenCalledWith(expect.objectContaining({ text: expect.stringContaining('could not be looked up') as string }));
  });
});
