import { Problem } from '@hms/shared-ui';
import { csvHead, parseCsv, readCsvHead } from './csv-head';
import {
  appliedMapping,
  columnsOf,
  fits,
  guessedMapping,
  mappingFault,
  targetLabel,
  targetsOf,
  unfilledRequired,
  withField,
} from './import-mapping';
import { ImportApiActions, ImportPageActions } from './patient-import.actions';
import { initialImport, patientImportFeature } from './patient-import.feature';

describe('the beginning of a CSV file', () => {
  it('reads quotes, doubled quotes, line breaks in cells and CRLF', () => {
    expect(parseCsv('a,"b ""x"", c"\r\n"1\n2",\r\n', ',')).toEqual([
      ['a', 'b "x", c'],
      ['1\n2', ''],
    ]);
  });

  it('finds the delimiter, and drops the mark at the start and empty lines', () => {
    expect(csvHead('\uFEFFName;"a,b,c,d";Age\n\nRao;x;4\n', false)).toEqual({
      heads: ['Name', 'a,b,c,d', 'Age'],
      rows: [['Rao', 'x', '4']],
    });
    expect(csvHead('Name\tAge\nRao\t4', false).rows).toEqual([['Rao', '4']]);
  });

  it('leaves out the last row where the reading stopped', () => {
    expect(csvHead('Name,Age\nRao,4\nSha', true).rows).toEqual([['Rao', '4']]);
  });

  it('says what is wrong with a file that is no table', async () => {
    const file = (text: string) =>
      ({
        size: text.length,
        slice: () => ({ arrayBuffer: () => Promise.resolve(new TextEncoder().encode(text).buffer) }),
      }) as unknown as Blob;
    await expect(readCsvHead(file('hello'))).rejects.toThrow('No table');
    await expect(readCsvHead({ size: 65 * 1024 * 1024 } as Blob)).rejects.toThrow('64 MB');
  });
});

describe('the mapping of columns', () => {
  const head = { heads: ['Patient name', 'DOB', 'Remarks'], rows: [['Meena Sharma', '03/14/1978', '']] };

  it('is guessed from heads and dates', () => {
    expect(guessedMapping(head)).toEqual({ fields: ['fullName', 'dateOfBirth', null], dateOrder: 'mdy' });
  });

  it('gives a field to one column only', () => {
    expect(withField(['fullName', 'dateOfBirth', null], 2, 'fullName')).toEqual([null, 'dateOfBirth', 'fullName']);
  });

  it('is used again for files with the same columns', () => {
    const saved = {
      name: 'Old',
      columns: columnsOf(head.heads, ['fullName', 'dateOfBirth', null]),
      dateOrder: 'dmy' as const,
      updatedAt: '',
      version: 1,
    };
    expect(fits(head, saved)).toBe(true);
    expect(fits({ heads: ['Name'], rows: [] }, saved)).toBe(false);
    expect(appliedMapping(head, saved)).toEqual({ fields: ['fullName', 'dateOfBirth', null], dateOrder: 'dmy' });
  });

  it('knows the hospital’s own fields, and leaves out those that are gone', () => {
    const own = [{ key: 'village', label: 'Native place' }];
    const file = { heads: ['Name', 'DOB', 'native place'], rows: [] };
    expect(guessedMapping(file, own).fields).toEqual(['fullName', 'dateOfBirth', 'cf.village']);
    expect(targetsOf(own).at(-1)).toEqual({ value: 'cf.village', label: 'Native place' });
    expect([targetLabel('cf.village', own), targetLabel('cf.village'), targetLabel('gender')]).toEqual(['Native place', 'village', 'Sex']);
    const saved = { columns: columnsOf(file.heads, ['fullName', 'dateOfBirth', 'cf.village']), dateOrder: 'dmy' as const };
    expect(appliedMapping(file, saved, own).fields[2]).toBe('cf.village');
    expect(appliedMapping(file, saved, []).fields).toEqual(['fullName', 'dateOfBirth', null]);
  });

  it('names what is missing', () => {
    const own = [
      { key: 'village', label: 'Native place', required: true },
      { key: 'diet', label: 'Diet', required: false },
    ];
    expect([unfilledRequired(['lastName', null], own), unfilledRequired(['cf.village'], own)]).toEqual([['Native place'], []]);
    expect(mappingFault(['phone'])).toBe('Choose the column for: name, date of birth or age.');
    expect(mappingFault(['lastName', 'ageYears'])).toBeNull();
  });
});

describe('import state', () => {
  const { reducer } = patientImportFeature;
  const job = (id: string) => ({ id, kind: 'patients.import', state: 'running' as const, progress: { done: 1, total: 5 } });

  it('shows the job of the address only', () => {
    const following = reducer(initialImport, ImportPageActions.jobFollowed({ jobId: 'a' }));
    expect(reducer(following, ImportApiActions.jobRead({ job: job('b') })).following.job).toBeNull();
    expect(reducer(following, ImportApiActions.jobRead({ job: job('a') })).following.job?.progress.done).toBe(1);
  });

  it('offers the last used mapping first and forgets a failed upload upon the next', () => {
    const mapping = (name: string, updatedAt: string) => ({ name, updatedAt, columns: [], dateOrder: 'dmy' as const, version: 1 });
    const loaded = reducer(
      initialImport,
      ImportApiActions.mappingsLoaded({ mappings: [mapping('a', '2026-01-01'), mapping('b', '2026-02-01')] }),
    );
    expect(loaded.mappings?.map(({ name }) => name)).toEqual(['b', 'a']);
    const problem = new Problem({ status: 422, code: 'import.unusable', title: '', detail: 'No rows.', traceId: null });
    const failed = reducer(loaded, ImportApiActions.uploadFailed({ problem }));
    const again = reducer(
      failed,
      ImportPageActions.uploadAsked({ file: { size: 9 } as File, name: 'a', mapping: { columns: [], dateOrder: 'dmy' } }),
    );
    expect(again.upload).toEqual({ status: 'sending', sentBytes: 0, totalBytes: 9, problem: null });
  });

  it('is stopping once that was asked, and tells why it could not be', () => {
    const following = reducer(initialImport, ImportPageActions.jobFollowed({ jobId: 'a' }));
    expect(reducer(following, ImportApiActions.jobStopped({ jobId: 'a' })).following).toMatchObject({ stopping: true, refusal: null });
    expect(reducer(following, ImportApiActions.jobStopped({ jobId: 'b' }))).toBe(following);
    const problem = new Problem({ status: 503, code: 'dependency.down', title: '', detail: '', traceId: null });
    const failed = reducer(following, ImportApiActions.jobActionFailed({ jobId: 'a', problem }));
    expect(failed.following.refusal).toBe(problem);
    expect(reducer(failed, ImportPageActions.reportAsked({ jobId: 'a' })).following.refusal).toBeNull();
  });
});
