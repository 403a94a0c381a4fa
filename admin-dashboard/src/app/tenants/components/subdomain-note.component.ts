import { Component, computed, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { SubdomainCheck } from '../tenants.feature';

/** Whether the typed subdomain is free, and one that is; why it is not, the field itself says. */
@Component({
  selector: 'adm-subdomain-note',
  imports: [MatIcon],
  template: `
    @if (shown(); as note) {
      @if (note.text) {
        <span [class]="note.kind"><mat-icon class="small" [svgIcon]="note.icon" />{{ note.text }}</span>
      }
      @if (note.suggestion; as free) {
        <button type="button" class="btn quiet sm" (click)="chosen.emit(free)">Use {{ free }}</button>
      }
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 var(--s-2);
    }
    span {
      display: inline-flex;
      align-items: center;
      gap: 4px;
    }
    .free {
      color: var(--ok-fg);
    }
  `,
})
export class SubdomainNote {
  readonly check = input.required<SubdomainCheck>();
  /** The subdomain as it stands in the field; an answer about another one is not shown. */
  readonly subdomain = input.required<string>();
  /** The suggested one was taken up. */
  readonly chosen = output<string>();

  protected readonly shown = computed(() => {
    const check = this.check();
    if (check.kind === 'checking') return { kind: 'checking', icon: 'schedule' as const, text: 'Checking…', suggestion: null };
    if (check.kind !== 'checked' || check.answer.subdomain !== this.subdomain()) return null;
    const { available, suggestion } = check.answer;
    return { kind: 'free', icon: 'check_circle' as const, text: available ? 'Free' : '', suggestion: available ? null : suggestion };
  });
}
