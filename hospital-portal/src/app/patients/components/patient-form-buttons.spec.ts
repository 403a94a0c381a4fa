import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { createPatientForm } from '../patient-form';
import { type FurtherWay, PatientFormFields } from './patient-form.component';

const WAYS: readonly FurtherWay[] = [
  { next: 'wristband', label: 'Save and print wristband' },
  { next: 'booking', label: 'Save and book' },
];

function shown(further: readonly FurtherWay[]) {
  TestBed.configureTestingModule({ providers: [provideRouter([])] });
  const fixture = TestBed.createComponent(PatientFormFields);
  const form = createPatientForm();
  for (const [name, value] of Object.entries({ form, further, submitLabel: 'Register patient', cancelLink: '/patients' }))
    fixture.componentRef.setInput(name, value);
  const asked: string[] = [];
  fixture.componentInstance.submitted.subscribe(() => asked.push('submitted'));
  fixture.componentInstance.furtherSubmitted.subscribe((next) => asked.push(next));
  fixture.detectChanges();
  const buttons = [...(fixture.nativeElement as HTMLElement).querySelectorAll<HTMLButtonElement>('.form-footer button')];
  return { fixture, form, asked, buttons };
}

describe('the buttons of the patient form', () => {
  it('are one to submit, which Enter presses, and one for each way that leads further', () => {
    expect(shown([]).buttons.map(({ type }) => type)).toEqual(['submit']);
    TestBed.resetTestingModule();
    const { buttons, fixture } = shown(WAYS);
    expect(buttons.map(({ type, textContent }) => [type, textContent.trim()])).toEqual([
      ['button', 'Save and print wristband'],
      ['button', 'Save and book'],
      ['submit', 'Register patient'],
    ]);
    const submits = (fixture.nativeElement as HTMLElement).querySelectorAll('button[type=submit], button:not([type])');
    expect([...submits]).toEqual([buttons[2]]);
  });

  it('say which of them was pressed, and nothing while something is missing', () => {
    const { form, asked, buttons } = shown(WAYS);
    for (const button of buttons) button.click();
    expect(asked).toEqual([]);
    form.patchValue({ unidentified: true, gender: 'female' });
    for (const button of buttons) button.click();
    expect(asked).toEqual(['wristband', 'booking', 'submitted']);
  });
});
