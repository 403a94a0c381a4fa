import type { Doctor, FreeSlot } from '@hms/shared-dto';
import { TestBed } from '@angular/core/testing';
import { anyDoctorChoices, anyDoctorOf } from './any-doctor';
import { AppointmentsPageActions } from './appointments.actions';
import { choicesOf, freeTimesWanted } from './booking-choices';
import { createBookingForm } from './booking-form';
import { NextFree } from './components/next-free.component';

const doctor = (id: string, specialty: string | null, departmentName: string | null = null): Doctor => ({
  id,
  name: `Dr ${id}`,
  specialty,
  departmentId: departmentName && `of-${departmentName}`,
  departmentName,
  qualification: null,
  registrationNumber: null,
});
const doctors = [doctor('d1', 'Medicine', 'Wards'), doctor('d2', 'Cardiology'), doctor('d3', 'medicine', 'Wards'), doctor('d4', null)];
const choices = choicesOf({ doctors, departments: [], types: [], rooms: [] }, null);

describe('any doctor', () => {
  it('is of the specialties and departments that doctors have, each once', () => {
    const found = anyDoctorChoices(doctors);
    expect(found.map(({ label }) => label)).toEqual([
      'Any doctor',
      'Any doctor of Cardiology',
      'Any doctor of medicine',
      'Any doctor of the department Wards',
    ]);
    expect(found.map(({ value }) => anyDoctorOf(value))).toEqual([
      {},
      { specialty: 'Cardiology' },
      { specialty: 'medicine' },
      { departmentId: 'of-Wards' },
    ]);
    expect([anyDoctorOf('d1'), anyDoctorOf(''), anyDoctorOf(undefined)]).toEqual([null, null, null]);
  });

  it('asks for the next free times from the day, and one doctor for those of the day', () => {
    const day = '2026-11-23';
    expect(freeTimesWanted({ doctorId: 'any-specialty:Cardiology', day }, choices)).toEqual(
      AppointmentsPageActions.nextFreeWanted({ query: { specialty: 'Cardiology', from: day } }),
    );
    expect(freeTimesWanted({ doctorId: 'd1', day, typeId: 'archived' }, choices)).toEqual(
      AppointmentsPageActions.slotsWanted({ doctorId: 'd1', date: day }),
    );
    expect([freeTimesWanted({ doctorId: 'any', day: '2026-02-30' }, choices), freeTimesWanted({ doctorId: '', day }, choices)]).toEqual([
      null,
      null,
    ]);
  });

  it('is nobody that one can be booked with', () => {
    const { doctorId } = createBookingForm('2026-11-23').controls;
    doctorId.setValue('any-department:of-Wards');
    expect(doctorId.errors).toEqual({ anyDoctor: true });
    doctorId.setValue('d1');
    expect(doctorId.errors).toBeNull();
  });
});

describe('the next free times', () => {
  const slot = (doctorId: string, startsAt: string): FreeSlot => ({
    doctorId,
    doctorName: `Dr ${doctorId}`,
    specialty: null,
    startsAt,
    endsAt: startsAt,
  });

  it('stand by day on the clock of the hospital, and one press takes doctor and time', () => {
    const fixture = TestBed.createComponent(NextFree);
    const slots = [slot('d1', '2026-11-23T18:15:00Z'), slot('d2', '2026-11-23T18:15:00Z'), slot('d1', '2026-11-23T18:30:00Z')];
    fixture.componentRef.setInput('slots', slots);
    fixture.componentRef.setInput('zone', 'Asia/Kolkata');
    const taken: FreeSlot[] = [];
    fixture.componentInstance.chosen.subscribe((one) => taken.push(one));
    fixture.detectChanges();
    const page = fixture.nativeElement as HTMLElement;
    expect([...page.querySelectorAll('h3')].map(({ textContent }) => textContent)).toEqual(['Monday 23-Nov-2026', 'Tuesday 24-Nov-2026']);
    const buttons = [...page.querySelectorAll('button')];
    expect(buttons.map(({ textContent }) => textContent?.trim())).toEqual(['23:45 Dr d1', '23:45 Dr d2', '00:00 Dr d1']);
    buttons[1].click();
    expect(taken).toEqual([slots[1]]);
  });

  it('say so when there are none', () => {
    const fixture = TestBed.createComponent(NextFree);
    fixture.componentRef.setInput('slots', []);
    fixture.componentRef.setInput('zone', 'Asia/Kolkata');
    fixture.detectChanges();
    expect((fixture.nativeElement as HTMLElement).textContent).toContain('None of these doctors has a free time');
  });
});
