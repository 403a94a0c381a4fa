import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { ActivatedRoute } from '@angular/router';
import { HmsFilterChip, HmsPageHead, ListUrl } from '@hms/shared-ui';
import { AuditPageActions, HmsAuditResults, auditFeature, daysInWords, toAuditQuery } from '@hms/shared-ui/audit';
import { type DayRange, HmsDayRange, HmsFindFilter } from '@hms/shared-ui/filters';
import { Store } from '@ngrx/store';
import { HospitalChoicesActions } from '../../shared/hospitals/hospital-choices.actions';
import { hospitalChoicesFeature } from '../../shared/hospitals/hospital-choices.feature';

/** Who did what to which hospital: `/audit?tenantId=&actorId=&from=&to=&cursor=`, or of one: `/tenants/:tenantId/audit?…`. */
@Component({
  selector: 'adm-audit-page',
  imports: [HmsAuditResults, HmsDayRange, HmsFilterChip, HmsFindFilter, HmsPageHead],
  templateUrl: './audit.page.html',
  styleUrl: '../../shared/list-page.scss',
})
export class AuditPage {
  readonly tenantId = input<string>();
  readonly actorId = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  readonly cursor = input<string>();

  readonly #store = inject(Store);
  readonly #route = inject(ActivatedRoute);
  readonly #url = inject(ListUrl);
  /** A tab of one hospital: the path names it, and no filter changes it. */
  protected readonly ofOne = 'tenantId' in this.#route.snapshot.params;
  protected readonly query = computed(
    () => toAuditQuery({ tenantId: this.tenantId(), actorId: this.actorId(), from: this.from(), to: this.to(), cursor: this.cursor() }),
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );

  protected readonly state = this.#store.selectSignal(auditFeature.selectAuditState);
  protected readonly hospitals = this.#store.selectSignal(hospitalChoicesFeature.selectHospitals);
  readonly #knownName = computed(() => {
    const id = this.query().tenantId;
    const offered = this.hospitals().find((hospital) => hospital.id === id)?.name;
    return offered ?? this.state().events.find(({ tenantId }) => tenantId === id)?.tenantName;
  });
  protected readonly hospitalName = computed(() => (this.query().tenantId ? (this.#knownName() ?? 'One hospital') : null));
  protected readonly person = computed(() => {
    const id = this.query().actorId;
    return id ? (this.state().events.find(({ actorId }) => actorId === id)?.actorName ?? 'One person') : null;
  });
  protected readonly filtered = computed(() => {
    const { tenantId, actorId, from, to } = this.query();
    return !!(actorId ?? from ?? to) || (!this.ofOne && !!tenantId);
  });
  protected readonly emptyText = computed(() => {
    const place = this.query().tenantId ? `about ${this.#knownName() ?? 'this hospital'}` : '';
    return `${['No event', place, daysInWords(this.query())].filter(Boolean).join(' ')}.`;
  });

  constructor() {
    effect(() => {
      const query = this.query();
      untracked(() => this.#store.dispatch(AuditPageActions.listOpened({ query })));
    });
  }

  protected searchHospitals(text: string): void {
    this.#store.dispatch(HospitalChoicesActions.searched({ text }));
  }

  protected set(name: 'tenantId' | 'actorId', value: string | null): void {
    this.#url.filter(this.#route, { [name]: value });
  }

  protected setDays({ from, to }: DayRange): void {
    this.#url.filter(this.#route, { from: from || null, to: to || null });
  }

  protected clear(): void {
    this.#url.filter(this.#route, { actorId: null, from: null, to: null, ...(this.ofOne ? {} : { tenantId: null }) });
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
}
