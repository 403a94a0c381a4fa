import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { HmsEmptyState, HmsErrorPanel, HmsPageHead, HmsPager, HmsPanel, HmsSkeleton, ListUrl, formatTotal } from '@hms/shared-ui';
import { HmsFindFilter } from '@hms/shared-ui/filters';
import { Store } from '@ngrx/store';
import { HospitalChoicesActions } from '../../shared/hospitals/hospital-choices.actions';
import { hospitalChoicesFeature } from '../../shared/hospitals/hospital-choices.feature';
import { ApiClientsPageActions } from '../api-clients.actions';
import { apiClientsFeature } from '../api-clients.feature';
import { toClientQuery } from '../client-query';
import { ClientTable } from '../components/client-table.component';

/** Apps of third parties: `/api-clients?tenantId=&cursor=`. */
@Component({
  selector: 'adm-client-list-page',
  imports: [ClientTable, HmsEmptyState, HmsErrorPanel, HmsFindFilter, HmsPageHead, HmsPager, HmsPanel, HmsSkeleton, MatIcon, RouterLink],
  templateUrl: './client-list.page.html',
  styleUrls: ['../../shared/list-page.scss', './client-list.page.scss'],
})
export class ClientListPage {
  readonly tenantId = input<string>();
  readonly cursor = input<string>();

  readonly #store = inject(Store);
  readonly #route = inject(ActivatedRoute);
  readonly #url = inject(ListUrl);
  readonly #query = computed(() => toClientQuery({ tenantId: this.tenantId(), cursor: this.cursor() }), {
    equal: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });

  protected readonly list = this.#store.selectSignal(apiClientsFeature.selectList);
  protected readonly clients = this.#store.selectSignal(apiClientsFeature.selectListed);
  protected readonly hospitals = this.#store.selectSignal(hospitalChoicesFeature.selectHospitals);
  protected readonly hospitalName = computed(() => {
    const id = this.#query().tenantId;
    if (!id) return null;
    const offered = this.hospitals().find((hospital) => hospital.id === id)?.name;
    return offered ?? this.clients().find((client) => client.tenantId === id)?.tenantName ?? 'One hospital';
  });
  protected readonly resultText = computed(() => {
    const { status, page } = this.list();
    if (status !== 'loaded' || !page) return '';
    const total = page.total ?? this.clients().length;
    return total === 1 ? '1 app' : `${formatTotal(total, page.totalIsEstimate)} apps`;
  });

  constructor() {
    effect(() => {
      const query = this.#query();
      untracked(() => this.#store.dispatch(ApiClientsPageActions.listOpened({ query })));
    });
  }

  protected searchHospitals(text: string): void {
    this.#store.dispatch(HospitalChoicesActions.searched({ text }));
  }

  protected showHospital(tenantId: string | null): void {
    this.#url.filter(this.#route, { tenantId });
  }

  protected next(): void {
    const cursor = this.list().page?.nextCursor;
    if (cursor) this.#url.next(this.#route, cursor);
  }

  protected previous(): void {
    this.#url.previous(this.#route);
  }

  protected retry(): void {
    this.#store.dispatch(ApiClientsPageActions.listOpened({ query: this.#query() }));
  }
}
