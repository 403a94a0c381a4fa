import { HttpErrorResponse, HttpRequest } from '@angular/common/http';
import { firstValueFrom, throwError } from 'rxjs';
import { Problem } from './problem';
import { problemInterceptor } from './problem.interceptor';

/** What a browser's Blob is to the interceptor; the one of the test environment cannot be read. */
const aBlob = (text: string, type: string): Blob => Object.assign(new Blob([text], { type }), { text: () => Promise.resolve(text) });

const refused = (error: unknown): Promise<unknown> => {
  const failure = new HttpErrorResponse({ error, status: 401, url: '/api/patients/export' });
  return firstValueFrom(problemInterceptor(new HttpRequest('GET', '/api/patients/export'), () => throwError(() => failure))).catch(
    (problem: unknown) => problem,
  );
};

describe('a refused download', () => {
  it('is the problem that its Blob holds, as any other answer', async () => {
    const body = { code: 'reauth_required', title: 'Proof needed', detail: 'Confirm that it is you.', traceId: 'a1' };
    const problem = await refused(aBlob(JSON.stringify(body), 'application/problem+json'));
    expect(problem).toBeInstanceOf(Problem);
    expect(problem).toMatchObject({ ...body, status: 401 });
    expect(await refused(body)).toMatchObject(body);
  });

  it('that a proxy answered in its own words is told by its status', async () => {
    expect(await refused(aBlob('<h1>Bad gateway</h1>', 'text/html'))).toMatchObject({ status: 401, code: 'http.401' });
  });
});
