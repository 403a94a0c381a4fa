import { Injectable } from '@nestjs/common';
import type { DiagnosisCode, DiagnosisCodeList, DiagnosisCodesQuery } from '@hms/shared-dto';
import type { Principal } from '../common/request.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { favouriteCodes, searchCodes } from './diagnosis-codes.queries.js';

const USUAL_LIMIT = 20;
const toList = (data: DiagnosisCode[]): DiagnosisCodeList => ({ data, page: { nextCursor: null, total: null, totalIsEstimate: false } });

/** What diagnoses are chosen from. It names no patient, so looking leaves nothing in the audit. */
@Injectable()
export class DiagnosisCodes {
  constructor(private readonly units: UnitsOfWork) {}

  async search({ q, limit = USUAL_LIMIT }: DiagnosisCodesQuery): Promise<DiagnosisCodeList> {
    return toList(await searchCodes(this.units.current, q, limit));
  }

  /** The caller's own. */
  async favourites({ userId }: Principal): Promise<DiagnosisCodeList> {
    return toList(await favouriteCodes(this.units.current, userId));
  }
}
