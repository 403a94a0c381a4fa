import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { createPatientForm } from '../patient-form';
import { PatientFormFields } from './patient-form.component';

function shown(furtherLabel: string | null) {
  TestBed.configureTestingModule({ providers: [provideRouter([])] });
  const fixture = TestBed.createComponent(PatientFormFields);
  const form = createPatientForm();
  for (const [name, value] of Object.entries({ form, furtherLabel, submitLabel: 'Register patient', cancelLink: '/patients' }))
    fixture.componentRef.setInput(name, value);
  const asked: string[] = [];
  fixture.componentInstance.submitted.subscribe(() => asked.push('submitted'));
  fixture.componentInstance.furtherSubmitted.subscribe(() => asked.push('further'));
  fixture.detectChanges();
  const buttons = [...(fixture.nativeElement as HTMLElement).querySelectorAll<HTMLButtonElement>('.form-footer button')];
  return { fixture, form, asked, buttons };
}

describe('the buttons of the patient form', () => {
  it('are one to submit, which Enter presses, and one that leads further where there is such a way', () => {
    expect(shown(null).buttons.map(({ type }) => type)).toEqual(['submit']);
    TestBed.resetTestingModule();
    const { buttons, fixture } = shown('Save and book');
    expect(buttons.map(({ type, textContent }) => [type, textContent.trim()])).toEqual([
      ['button', 'Save and book'],
      ['submit', 'Register patient'],
    ]);
    const submits = (fixture.nativeElement as HTMLElement).querySelectorAll('button[type=submit], button:not([type])');
    expect([...submits]).toEqual([buttons[1]]);
  });

  it('say which of them was pressed, and nothing while something is missing', () => {
    const { form, asked, buttons } = shown('Save and book');
    for (const button of buttons) button.click();
    expect(asked).toEqual([]);
    form.patchValue({ unidentified: true, gender: 'female' });
    for (const button of buttons) button.click();
    expect(asked).toEqual(['further', 'submitted']);
  });
});
