import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { ActivatedRoute } from '@angular/router';
import type { VerifiedDocument } from '@hms/shared-dto';
import { Problem } from '@hms/shared-ui';
import { provideIcons } from '@hms/shared-ui/shell';
import { BehaviorSubject, type Observable, of, throwError } from 'rxjs';
import { VerifyApi } from './verify.api';
import { VerifyPage } from './verify.page';

const CODE = 'Zk3c0dG9rZW4tdGhhdC1ub2JvZHktZ3Vlc3Nlcy00Mg';
const PAPER: VerifiedDocument = {
  printedOn: '2026-11-22',
  hospital: 'City Hospital',
  doctor: 'Dr Meera Iyer',
};
const refusal = (status: number, code: string) =>
  throwError(() => new Problem({ status, code, title: 'No', detail: 'Why.', traceId: null }));

describe('what the code on a paper leads to', () => {
  const verify = jest.fn((): Observable<VerifiedDocument> => of(PAPER));

  let fixture: ComponentFixture<VerifyPage>;
  const fragments = new BehaviorSubject<string | null>(null);

  async function opened(fragment: string | null): Promise<HTMLElement> {
    fragments.next(fragment);
    TestBed.configureTestingModule({
      providers: [
        provideIcons(),
        { provide: VerifyApi, useValue: { verify } },
        { provide: ActivatedRoute, useValue: { fragment: fragments } },
      ],
    });
    fixture = TestBed.createComponent(VerifyPage);
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  }

  beforeEach(() => verify.mockClear());

  it('says of what day, hospital and doctor, and nothing else', async () => {
    const page = await opened(CODE);
    expect(verify).toHaveBeenCalledWith(CODE);
    expect([...page.querySelectorAll('dd')].map(({ textContent }) => textContent)).toEqual([
      '22-Nov-2026',
      'City Hospital',
      'Dr Meera Iyer',
    ]);
  });

  it('names no doctor of a paper that no person answers for', async () => {
    verify.mockReturnValueOnce(of({ ...PAPER, doctor: null }));
    expect([...(await opened(CODE)).querySelectorAll('dt')].map(({ textContent }) => textContent)).toEqual(['Printed on', 'Hospital']);
  });

  it('asks anew for the next paper that is scanned in the same tab', async () => {
    await opened(CODE);
    verify.mockReturnValueOnce(refusal(404, 'document.not_found'));
    fragments.next('B'.repeat(43));
    await fixture.whenStable();
    expect((fixture.nativeElement as HTMLElement).textContent).toContain('Not known');
    expect((fixture.nativeElement as HTMLElement).textContent).not.toContain('Genuine');
  });

  it('does not ask with half a code', async () => {
    expect((await opened(CODE.slice(1))).textContent).toContain('Not known');
    expect(verify).not.toHaveBeenCalled();
  });

  it('tells a code that nobody printed apart from a question that failed', async () => {
    verify.mockReturnValueOnce(refusal(404, 'document.not_found'));
    expect((await opened(CODE)).textContent).toContain('Not known');
    TestBed.resetTestingModule();
    verify.mockReturnValueOnce(refusal(503, 'unavailable'));
    const page = await opened(CODE);
    expect(page.textContent).not.toContain('Not known');
    expect(page.querySelector('button')?.textContent).toContain('Try again');
  });
});
