import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { ActivatedRoute } from '@angular/router';
import { HmsPageHead, ListUrl } from '@hms/shared-ui';
import { AuditPageActions, HmsAuditResults, auditFeature, daysInWords, toAuditQuery } from '@hms/shared-ui/audit';
import { type DayRange, type FindChoice, HmsDayRange, HmsFindFilter } from '@hms/shared-ui/filters';
import { Store } from '@ngrx/store';
import { AuditChoicesActions } from './audit-choices.actions';
import { auditChoicesFeature } from './audit-choices.feature';

const inFull = ({ name, detail }: FindChoice): string => [name, detail].filter(Boolean).join(', ');

/** Who read or changed whose data: `/audit?patientId=&actorId=&from=&to=&cursor=`. */
@Component({
  selector: 'hp-audit-page',
  imports: [HmsAuditResults, HmsDayRange, HmsFindFilter, HmsPageHead],
  templateUrl: './audit.page.html',
  styleUrl: './audit.page.scss',
})
export class AuditPage {
  readonly patientId = input<string>();
  readonly actorId = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  readonly cursor = input<string>();

  readonly #store = inject(Store);
  readonly #route = inject(ActivatedRoute);
  readonly #url = inject(ListUrl);
  protected readonly query = computed(
    () => toAuditQuery({ patientId: this.patientId(), actorId: this.actorId(), from: this.from(), to: this.to(), cursor: this.cursor() }),
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  readonly #patientId = computed(() => this.query().patientId ?? null);

  protected readonly state = this.#store.selectSignal(auditFeature.selectAuditState);
  protected readonly choices = this.#store.selectSignal(auditChoicesFeature.selectAuditChoicesState);
  protected readonly patient = computed(() => {
    const id = this.#patientId();
    if (!id) return null;
    const found = this.#known(id);
    return found ? inFull(found) : 'One patient';
  });
  protected readonly person = computed(() => {
    const id = this.query().actorId;
    if (!id) return null;
    const found = this.choices().people.find((person) => person.id === id)?.name;
    return found ?? this.state().events.find(({ actorId }) => actorId === id)?.actorName ?? 'One person';
  });
  protected readonly filtered = computed(() => {
    const { patientId, actorId, from, to } = this.query();
    return !!(patientId ?? actorId ?? from ?? to);
  });
  protected readonly emptyText = computed(() => {
    const { patientId, actorId } = this.query();
    const about = [patientId ? 'about this patient' : '', actorId ? 'by this person' : '', daysInWords(this.query())];
    return `${['No event', ...about].filter(Boolean).join(' ')}.`;
  });

  constructor() {
    effect(() => {
      const query = this.query();
      untracked(() => this.#store.dispatch(AuditPageActions.listOpened({ query })));
    });
    effect(() => {
      const id = this.#patientId();
      untracked(() => {
        if (id && !this.#known(id)) this.#store.dispatch(AuditChoicesActions.patientAsked({ id }));
      });
    });
  }

  protected searchPeople(text: string): void {
    this.#store.dispatch(AuditChoicesActions.peopleSearched({ text }));
  }

  protected searchPatients(text: string): void {
    this.#store.dispatch(AuditChoicesActions.patientsSearched({ text }));
  }

  protected set(name: 'patientId' | 'actorId', value: string | null): void {
    this.#url.filter(this.#route, { [name]: value });
  }

  protected setDays({ from, to }: DayRange): void {
    this.#url.filter(this.#route, { from: from || null, to: to || null });
  }

  protected clear(): void {
    this.#url.filter(this.#route, { patientId: null, actorId: null, from: null, to: null });
  }

  protected next(cursor: string): void {
    this.#url.next(this.#route, cursor);
  }

  protected previous(): void {
    this.#url.previous(this.#route);
  }

  protected retry(): void {
    this.#store.dispatch(AuditPageActions.listOpened({ query: this.query() }));
  }

  #known(id: string): FindChoice | undefined {
    const { patient, patients } = this.choices();
    return patient?.id === id ? patient : patients.find((one) => one.id === id);
  }
}
