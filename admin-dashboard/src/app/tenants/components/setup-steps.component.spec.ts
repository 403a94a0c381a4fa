import { TestBed } from '@angular/core/testing';
import { provideIcons } from '@hms/shared-ui/shell';
import type { Job, JobState } from '@hms/shared-dto';
import { SetupSteps } from './setup-steps.component';

const job = (state: JobState): Job => ({
  id: '0197f2c4-0000-7000-8000-000000000009',
  kind: 'tenant.provision',
  state,
  progress: { done: 1, total: 6 },
  steps: [
    { name: 'reserve', state: 'done', durationMs: 12 },
    { name: 'schema', state: 'failed', durationMs: 40 },
  ],
});

const textOf = async (state: JobState): Promise<string> => {
  TestBed.configureTestingModule({ providers: [provideIcons()] });
  const fixture = TestBed.createComponent(SetupSteps);
  fixture.componentRef.setInput('job', job(state));
  await fixture.whenStable();
  return (fixture.nativeElement as HTMLElement).textContent;
};

describe('the steps of a setup', () => {
  it('say that a failed step is tried again while the job goes on', async () =>
    expect(await textOf('running')).toContain('Failed, trying again'));

  it('no longer say so when the job has given up', async () => expect(await textOf('failed')).not.toContain('trying again'));
});
