import { DOCUMENT, Component, computed, inject, input, output, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { HmsFocusHere } from '../components/focus-here.directive';
import { HmsNotice } from '../components/notice.component';

const COPIED_MS = 2000;

/** Recovery codes, the one time that they are shown: to copy, print or save. Goes on only once the person says that they are kept. */
@Component({
  selector: 'hms-recovery-codes',
  imports: [HmsFocusHere, HmsNotice, MatIcon],
  templateUrl: './recovery-codes.component.html',
  styleUrl: './mfa.scss',
})
export class HmsRecoveryCodes {
  readonly codes = input.required<readonly string[]>();
  /** Whose they are, for the paper: the e-mail address. */
  readonly account = input.required<string>();
  /** What the button says. */
  readonly action = input('Continue');
  readonly kept = output();

  readonly #document = inject(DOCUMENT);
  protected readonly told = signal('');
  protected readonly ticked = signal(false);
  protected readonly tried = signal(false);
  readonly #text = computed(() => `Recovery codes for ${this.account()}\nEach works once.\n\n${this.codes().join('\n')}\n`);

  protected async copy(): Promise<void> {
    await navigator.clipboard.writeText(this.#text());
    this.told.set('Copied');
    setTimeout(() => this.told.set(''), COPIED_MS);
  }

  protected print(): void {
    this.#document.defaultView?.print();
  }

  protected download(): void {
    const url = URL.createObjectURL(new Blob([this.#text()], { type: 'text/plain' }));
    const link = this.#document.createElement('a');
    link.href = url;
    link.download = 'recovery-codes.txt';
    link.click();
    URL.revokeObjectURL(url);
  }

  protected tick(event: Event): void {
    this.ticked.set((event.target as HTMLInputElement).checked);
  }

  protected goOn(): void {
    this.tried.set(true);
    if (this.ticked()) this.kept.emit();
  }
}
