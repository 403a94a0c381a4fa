import { TestBed } from '@angular/core/testing';
import { aProblem } from '../testing/builders';
import { EMPTY_DRAFT, clearDraft, readDraft, writeDraft } from './new-tenant-draft';
import { NewTenantForm, fieldsOf, stepOf } from './new-tenant.form';

const filled = (): NewTenantForm => {
  const form = TestBed.configureTestingModule({ providers: [NewTenantForm] }).inject(NewTenantForm);
  form.details.setValue({
    name: ' City Hospital ',
    email: 'Contact@City.example',
    phone: '98220 41763',
    address: '12 MG Road',
    subdomain: 'CityHospital',
    timeZone: 'Asia/Kolkata',
  });
  form.admin.patchValue({ name: 'Kavita', email: 'kavita@city.example' });
  form.plan.setValue({ plan: 'advanced', billingCycle: 'yearly' });
  return form;
};

beforeEach(() => {
  sessionStorage.clear();
});

it('sends what the server would make of it, by invitation unless a password is wanted', () => {
  const form = filled();
  form.details.patchValue({ subdomain: 'cityhospital' });
  expect(form.all.valid).toBe(true);
  expect(form.request()).toEqual({
    name: 'City Hospital',
    email: 'contact@city.example',
    phone: '+919822041763',
    address: '12 MG Road',
    subdomain: 'cityhospital',
    timeZone: 'Asia/Kolkata',
    plan: 'advanced',
    billingCycle: 'yearly',
    admin: { name: 'Kavita', email: 'kavita@city.example' },
  });
});

it('wants a password that meets the policy only when one is handed over', () => {
  const form = filled();
  form.admin.controls.firstSignIn.setValue('password');
  expect(form.admin.valid).toBe(false);
  form.admin.controls.password.setValue('Secret-Pass-1234');
  expect(form.request().admin.password).toBe('Secret-Pass-1234');
  form.admin.controls.firstSignIn.setValue('invitation');
  expect(form.request().admin).not.toHaveProperty('password');
});

it('never writes the password into the draft', () => {
  const form = filled();
  form.admin.controls.firstSignIn.setValue('password');
  form.admin.controls.password.setValue('Secret-Pass-1234');
  expect(writeDraft(form.draft())).toBe(true);
  expect(JSON.stringify({ ...sessionStorage })).not.toContain('Secret-Pass-1234');
  expect(readDraft()).toMatchObject({ details: { address: '12 MG Road' }, admin: { firstSignIn: 'password' }, plan: { plan: 'advanced' } });
});

it('survives a broken draft and forgets on request', () => {
  sessionStorage.setItem('hms.admin.new-hospital', '{oops');
  expect(readDraft()).toEqual(EMPTY_DRAFT);
  writeDraft({ ...EMPTY_DRAFT, ownSubdomain: true });
  clearDraft();
  expect(readDraft()).toEqual(EMPTY_DRAFT);
});

it.each([
  [aProblem('tenant.subdomain_taken', 409), 'hospital', 'details.subdomain'],
  [aProblem('tenant.name_taken', 409), 'hospital', 'details.name'],
  [aProblem('request.invalid', 400, [{ path: 'admin.email', code: 'email.invalid', message: 'x' }]), 'admin', 'admin.email'],
  [aProblem('request.invalid', 400, [{ path: 'billingCycle', code: 'choice.invalid', message: 'x' }]), 'plan', 'plan.billingCycle'],
])('leads to the step that owns a complaint', (problem, step, path) => {
  expect(stepOf(problem)).toBe(step);
  expect(fieldsOf(problem)[0]?.path).toBe(path);
});

it('stays where it is for a problem of no field', () => {
  expect(stepOf(aProblem())).toBeNull();
});
