import type { AbstractControl, FormGroup } from '@angular/forms';
import { take } from 'rxjs';
import type { Problem } from '../session/problem';

/**
 * Puts the server's field errors on the form's controls (`address.city`, `contacts.0.phone`); each goes away when its field is edited.
 * Returns the sentences that belong to no control, for the form's summary; the problem's own detail when it names no field.
 */
export function applyProblem(form: FormGroup, problem: Problem): string[] {
  const left: string[] = [];
  for (const { path, message } of problem.errors) {
    const control = form.get(path.replace(/\[(\d+)\]/g, '.$1'));
    if (control) markServerError(control, message);
    else left.push(message);
  }
  return problem.errors.length ? left : [problem.detail];
}

function markServerError(control: AbstractControl, message: string): void {
  control.setErrors({ ...control.errors, server: message });
  control.markAsTouched();
  control.valueChanges.pipe(take(1)).subscribe(() => control.updateValueAndValidity({ emitEvent: false }));
}
