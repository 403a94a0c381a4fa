import { Component, DestroyRef, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { HmsErrorPanel, HmsNotice, HmsPageHead, HmsSkeleton, sessionFeature } from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { OwnFieldsActions } from '../fields/own-fields.actions';
import { ownFieldsFeature } from '../fields/own-fields.feature';
import { FilePicker } from '../../shared/file-picker.component';
import { type CsvHead, readCsvHead } from './csv-head';
import { ImportMappingEditor, type NamedMapping } from './import-mapping.component';
import { ImportProgress } from './import-progress.component';
import { ImportResultPanel } from './import-result.component';
import { ImportPageActions } from './patient-import.actions';
import { patientImportFeature } from './patient-import.feature';

const BYTES_PER_MB = 1024 * 1024;
const megabytes = (bytes: number): number => Math.round((bytes / BYTES_PER_MB) * 10) / 10;

interface ChosenFile {
  readonly file: File;
  readonly head: CsvHead;
}

/** Patients out of a CSV file: choose, map, send, and watch the job, whose id in the address outlives a reload. */
@Component({
  selector: 'hp-patient-import-page',
  imports: [FilePicker, HmsErrorPanel, HmsNotice, HmsPageHead, HmsSkeleton, ImportMappingEditor, ImportProgress, ImportResultPanel],
  templateUrl: './patient-import.page.html',
})
export class PatientImportPage {
  /** The job, out of the address. */
  readonly job = input<string>();

  readonly #store = inject(Store);
  readonly #router = inject(Router);
  readonly #following = this.#store.selectSignal(patientImportFeature.selectFollowing);
  protected readonly onHold = computed(() => this.#store.selectSignal(sessionFeature.selectUser)()?.billingHold ?? false);
  protected readonly saved = this.#store.selectSignal(patientImportFeature.selectMappings);
  /** Columns can fill them, so no column is guessed before they are read. */
  protected readonly own = this.#store.selectSignal(ownFieldsFeature.selectOwnFieldsState);
  protected readonly upload = this.#store.selectSignal(patientImportFeature.selectUpload);
  protected readonly chosen = signal<ChosenFile | null>(null);
  protected readonly begun = signal<NamedMapping | null>(null);
  protected readonly fileFault = signal<string | null>(null);
  protected readonly followed = computed(() => (this.#following().id === this.job() ? this.#following() : null));
  protected readonly running = computed(() => this.followed()?.job ?? null);
  protected readonly over = computed(() => ['done', 'failed'].includes(this.running()?.state ?? ''));
  protected readonly sentMb = computed(() => megabytes(this.upload().sentBytes));
  protected readonly totalMb = computed(() => megabytes(this.upload().totalBytes));

  constructor() {
    this.#store.dispatch(ImportPageActions.opened());
    this.readFields();
    effect(() => {
      if (this.job()) untracked(() => this.follow());
    });
    inject(DestroyRef).onDestroy(() => this.#store.dispatch(ImportPageActions.left()));
  }

  protected readFields(): void {
    this.#store.dispatch(OwnFieldsActions.wanted());
  }

  protected async choose(file: File): Promise<void> {
    this.chosen.set(null);
    this.begun.set(null);
    try {
      this.chosen.set({ file, head: await readCsvHead(file) });
      this.fileFault.set(null);
    } catch (fault) {
      this.fileFault.set(fault instanceof RangeError ? fault.message : 'The file cannot be read. Choose it again.');
    }
  }

  protected send(wanted: NamedMapping): void {
    const file = this.chosen()?.file;
    this.begun.set(wanted);
    if (file) this.#store.dispatch(ImportPageActions.uploadAsked({ file, ...wanted }));
  }

  protected stop(): void {
    this.#store.dispatch(ImportPageActions.uploadStopped());
  }

  protected follow(): void {
    const jobId = this.job();
    if (jobId) this.#store.dispatch(ImportPageActions.jobFollowed({ jobId }));
  }

  protected stopJob(): void {
    const jobId = this.job();
    if (jobId) this.#store.dispatch(ImportPageActions.stopAsked({ jobId }));
  }

  protected fetchReport(): void {
    const jobId = this.job();
    if (jobId) this.#store.dispatch(ImportPageActions.reportAsked({ jobId }));
  }

  protected startOver(): void {
    this.chosen.set(null);
    this.#store.dispatch(ImportPageActions.opened());
    void this.#router.navigate(['/patients/import']);
  }
}
