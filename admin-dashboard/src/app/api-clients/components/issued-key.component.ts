import { Component, computed, input, output, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { ApiClient } from '@hms/shared-dto';
import { HmsCopyButton, HmsFocusHere, HmsNotice } from '@hms/shared-ui';
import { curlFor } from '../key-use';

/** A key, the one time that it is shown, with all that a program needs beside it. */
@Component({
  selector: 'adm-issued-key',
  imports: [HmsCopyButton, HmsFocusHere, HmsNotice, MatIcon],
  template: `
    <hms-notice tone="caution" hmsFocusHere>
      <b>This key is shown only now.</b> It is kept nowhere, and nobody can show it again. Put it where the program keeps its secrets; if it
      is lost, issue a new one.
    </hms-notice>
    <div class="key">
      <span id="issued-key" class="label">Key</span>
      <code aria-labelledby="issued-key" tabindex="0" (copy)="copied.emit()">{{ key() }}</code>
      <button type="button" class="btn" (click)="copy()"><mat-icon [svgIcon]="told() ? 'check' : 'content_copy'" />Copy key</button>
      <span class="small-text" role="status">{{ told() }}</span>
    </div>
    <dl>
      <dt>App id</dt>
      <dd>{{ client().id }} <hms-copy-button label="app id" [value]="client().id" /></dd>
      <dt>Hospital id</dt>
      <dd>{{ client().tenantId }} ({{ client().tenantName }}) <hms-copy-button label="hospital id" [value]="client().tenantId ?? ''" /></dd>
    </dl>
    <div>
      <p class="row">
        <span class="grow label">To try it, with the key in the variable HMS_API_KEY</span>
        <hms-copy-button label="example" [value]="example()" />
      </p>
      <pre role="region" aria-label="Example of a call">{{ example() }}</pre>
    </div>
  `,
  styleUrl: './issued-key.component.scss',
})
export class IssuedKeyView {
  readonly key = input.required<string>();
  readonly client = input.required<ApiClient>();
  readonly apiUrl = input.required<string>();
  /** The key was taken along, by the button or by hand. */
  readonly copied = output();

  protected readonly told = signal('');
  protected readonly example = computed(() => curlFor(this.client(), this.apiUrl()));

  protected async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.key());
      this.told.set('Copied.');
      this.copied.emit();
    } catch {
      this.told.set('The browser did not let it be copied. Mark the key and copy it by hand.');
    }
  }
}
