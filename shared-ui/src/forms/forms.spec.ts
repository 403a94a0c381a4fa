import { FormControl, FormGroup } from '@angular/forms';
import { Problem } from '../session/problem';
import { applyProblem } from './apply-problem';
import { type LimitTable, limitsIn } from './limits';
import { messageOf } from './messages';
import { passwordPolicy, passwordRules } from './password-policy';
import { validatorsFor } from './validators';

const TABLE: LimitTable = {
  RegisterPatient: {
    lastName: { required: true, minLength: 1, maxLength: 5, pattern: '^[\\p{L}\\p{M} ]+$' },
    ageYears: { minimum: 0, maximum: 130 },
    gender: { required: true, enum: ['male', 'female'] },
  },
};

const errorsOf = (field: string, value: unknown) => new FormControl(value, validatorsFor(limitsIn(TABLE, 'RegisterPatient'), field)).errors;

describe('validators from the API’s limits', () => {
  it.each([
    ['lastName', '', 'required'],
    ['lastName', '   ', 'required'],
    ['lastName', 'Sharma', 'maxlength'],
    ['lastName', 'R2', 'pattern'],
    ['ageYears', -1, 'min'],
    ['ageYears', 131, 'max'],
    ['gender', 'cat', 'choice'],
  ])('%s refuses %p as %s', (field, value, key) => expect(Object.keys(errorsOf(field, value) ?? {})).toContain(key));

  it.each([
    ['lastName', 'Rao'],
    ['lastName', 'शर्मा'],
    ['ageYears', null],
    ['ageYears', 0],
    ['gender', 'female'],
  ])('%s takes %p', (field, value) => expect(errorsOf(field, value)).toBeNull());

  it('fails on a misspelt schema or field', () => {
    expect(() => limitsIn(TABLE, 'Nothing')).toThrow("no request schema 'Nothing'");
    expect(() => validatorsFor(limitsIn(TABLE, 'RegisterPatient'), 'nothing')).toThrow("no field 'nothing'");
  });
});

describe('messages', () => {
  it('prefers the server, then required', () => {
    expect(messageOf({ required: true, server: 'Taken.' })).toBe('Taken.');
    expect(messageOf({ pattern: {}, required: true })).toBe('Fill this in.');
    expect(messageOf({ maxlength: { requiredLength: 200 } })).toBe('Use at most 200 characters.');
    expect(messageOf({ required: true }, { required: 'Enter your e-mail.' })).toBe('Enter your e-mail.');
    expect(messageOf(null)).toBeNull();
  });
});

describe('applyProblem', () => {
  const form = () => new FormGroup({ email: new FormControl(''), address: new FormGroup({ city: new FormControl('') }) });
  const problem = (errors: Problem['errors']) =>
    new Problem({ status: 400, title: 'Invalid', detail: 'Check the form.', code: 'request.invalid', traceId: 't', errors });

  it('puts each error on its control and returns the rest', () => {
    const group = form();
    const left = applyProblem(
      group,
      problem([
        { path: 'address.city', code: 'x', message: 'City is wrong.' },
        { path: 'ghost', code: 'y', message: 'Ghost is wrong.' },
      ]),
    );
    expect(group.get('address.city')?.errors).toEqual({ server: 'City is wrong.' });
    expect(group.get('address.city')?.touched).toBe(true);
    expect(left).toEqual(['Ghost is wrong.']);
  });

  it('takes the error away when the field is edited', () => {
    const group = form();
    applyProblem(group, problem([{ path: 'email', code: 'x', message: 'Taken.' }]));
    group.controls.email.setValue('a@b.example');
    expect(group.valid).toBe(true);
  });

  it('gives the detail when no field is named', () => expect(applyProblem(form(), problem([]))).toEqual(['Check the form.']));
});

describe('password policy', () => {
  it('names each missing part', () => {
    expect(passwordRules('abcdefghijkl').filter(({ met }) => !met)).toHaveLength(2);
    expect(passwordPolicy(new FormControl('Abcdefghijk1', { nonNullable: true }))).toBeNull();
    expect(passwordPolicy(new FormControl('Short1', { nonNullable: true }))).toEqual({ passwordPolicy: true });
  });
});
