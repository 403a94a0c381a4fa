import { Component, viewChild } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { provideIcons } from '../icons/provide-icons';
import { HmsField } from './field.component';
import { HmsFormSummary } from './form-summary.component';
import { HmsInput } from './input.directive';

@Component({
  imports: [HmsField, HmsFormSummary, HmsInput, ReactiveFormsModule],
  template: `
    <form [formGroup]="form">
      <hms-form-summary />
      <hms-field label="Last name" [messages]="{ required: 'Write the last name.' }"><input hmsInput formControlName="name" /></hms-field>
      <fieldset>
        <legend>Roles</legend>
        <label><input type="checkbox" aria-invalid="true" />Doctor</label>
        <label><input type="checkbox" aria-invalid="true" />Nurse</label>
      </fieldset>
    </form>
  `,
})
class Host {
  readonly form = new FormGroup({ name: new FormControl('', { validators: [Validators.required] }) });
  readonly summary = viewChild.required(HmsFormSummary);
}

it('says of each question once what is wrong, and leads there', async () => {
  TestBed.configureTestingModule({ providers: [provideIcons()] });
  const fixture = TestBed.createComponent(Host);
  fixture.detectChanges();
  fixture.componentInstance.form.markAllAsTouched();
  fixture.componentInstance.summary().report(['The server refused this.']);
  await fixture.whenStable();
  const page = fixture.nativeElement as HTMLElement;
  const rows = [...page.querySelectorAll('li')].map((row) => row.textContent?.replace(/\s+/g, ' ').trim());
  expect(rows).toEqual(['The server refused this.', 'Last name: Write the last name.', 'Roles']);
  page.querySelectorAll<HTMLElement>('li button')[1]?.click();
  expect(document.activeElement).toBe(page.querySelector('fieldset input'));
});
