import { provideHttpClient } from '@angular/common/http';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideIcons } from '../icons/provide-icons';
import { Connection } from '../session/connection';
import { Problem } from '../session/problem';
import { HmsErrorPanel } from './error-panel.component';

const aProblem = (code: string) => new Problem({ status: 0, title: 'x', detail: 'It failed.', code, traceId: 'abc' });

describe('error panel', () => {
  let fixture: ComponentFixture<HmsErrorPanel>;
  let connection: Connection;
  let retries: number;

  const show = (code: string, retriable = true) => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideIcons()] });
    connection = TestBed.inject(Connection);
    connection.failed();
    fixture = TestBed.createComponent(HmsErrorPanel);
    fixture.componentRef.setInput('title', 'Patients could not be loaded.');
    fixture.componentRef.setInput('problem', aProblem(code));
    fixture.componentRef.setInput('retriable', retriable);
    retries = 0;
    fixture.componentInstance.retry.subscribe(() => retries++);
    fixture.detectChanges();
  };
  const comeBack = () => {
    connection.answered();
    fixture.detectChanges();
  };

  it('says what failed and which request it was', () => {
    show('server');
    expect((fixture.nativeElement as HTMLElement).textContent).toMatch(/Patients could not be loaded\.\s+It failed\.\s+Request abc\./);
  });

  it('tries again once when the connection is back', () => {
    show('network');
    expect(retries).toBe(0);
    comeBack();
    comeBack();
    expect(retries).toBe(1);
  });

  it('leaves everything else to the person', () => {
    show('server.error');
    comeBack();
    expect(retries).toBe(0);
  });

  it('never repeats what may not be repeated', () => {
    show('network', false);
    comeBack();
    expect(retries).toBe(0);
  });
});
