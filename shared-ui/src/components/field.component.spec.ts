import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { FormControl, ReactiveFormsModule, Validators } from '@angular/forms';
import { provideIcons } from '../icons/provide-icons';
import { HmsField } from './field.component';
import { HmsInput } from './input.directive';

@Component({
  selector: 'hms-test-form',
  imports: [HmsField, HmsInput, ReactiveFormsModule],
  template: `<hms-field label="Name" hint="As on the card."><input hmsInput [formControl]="name" /></hms-field>`,
})
class TestForm {
  readonly name = new FormControl('', { nonNullable: true, validators: Validators.required });
}

describe('field', () => {
  const setUp = async () => {
    TestBed.configureTestingModule({ providers: [provideIcons()] });
    const fixture = TestBed.createComponent(TestForm);
    await fixture.whenStable();
    const host = fixture.nativeElement as HTMLElement;
    const box = host.querySelector('input') as HTMLInputElement;
    const note = () => host.querySelector(`#${box.getAttribute('aria-describedby')}`)?.textContent?.trim();
    return { fixture, host, box, note };
  };

  it('ties label and hint to the control', async () => {
    const { host, box, note } = await setUp();
    expect(host.querySelector('label')?.htmlFor).toBe(box.id);
    expect(note()).toBe('As on the card.');
    expect(box.getAttribute('aria-required')).toBe('true');
    expect(box.hasAttribute('aria-invalid')).toBe(false);
  });

  it('puts the error in the hint’s place once the person has left the field, and takes it back', async () => {
    const { fixture, box, note } = await setUp();
    box.dispatchEvent(new Event('blur'));
    await fixture.whenStable();
    expect(note()).toBe('Fill this in.');
    expect(box.getAttribute('aria-invalid')).toBe('true');
    fixture.componentInstance.name.setValue('Rao');
    await fixture.whenStable();
    expect(note()).toBe('As on the card.');
    expect(box.hasAttribute('aria-invalid')).toBe(false);
  });
});
