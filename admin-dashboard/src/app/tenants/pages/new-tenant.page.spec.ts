import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { APP_CONFIG } from '@hms/shared-ui';
import { provideMockActions } from '@ngrx/effects/testing';
import { provideMockStore } from '@ngrx/store/testing';
import { EMPTY } from 'rxjs';
import { readDraft } from '../new-tenant-draft';
import { initialTenants } from '../tenants.feature';
import { NewTenantPage } from './new-tenant.page';

it('writes the draft upon Next at once: a reload right after it loses nothing', () => {
  sessionStorage.clear();
  TestBed.configureTestingModule({
    imports: [NewTenantPage],
    providers: [
      provideRouter([{ path: '**', children: [] }]),
      provideMockStore({ initialState: { tenants: initialTenants } }),
      provideMockActions(() => EMPTY),
      { provide: APP_CONFIG, useValue: { apiPort: 3000 } },
    ],
  });
  const fixture = TestBed.createComponent(NewTenantPage);
  fixture.componentRef.setInput('step', 'hospital');
  fixture.detectChanges();
  const page = fixture.nativeElement as HTMLElement;
  const address = page.querySelector('textarea');
  if (!address) throw new Error('There is no field for the address.');
  address.value = '12 MG Road, Pune';
  address.dispatchEvent(new Event('input'));
  expect(readDraft().details.address).toBe('');
  page.querySelector('form')?.dispatchEvent(new Event('submit'));
  expect(readDraft().details.address).toBe('12 MG Road, Pune');
});
