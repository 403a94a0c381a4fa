import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable, StreamableFile } from '@nestjs/common';
import { DOCUMENT_TITLES, type DocumentKind, type VerifiedDocument } from '@hms/shared-dto';
import type { Content } from 'pdfmake/interfaces.js';
import { AuditLog } from '../audit/audit-log.js';
import { APP_CONFIG, type AppConfig } from '../config/config.js';
import { appUrl } from '../common/app-urls.js';
import { dayIn } from '../common/days.js';
import type { Principal } from '../common/request.js';
import { PatientsService } from '../patients/patients.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { framed, type Paper } from './document-frame.js';
import { instantInWords, patientInWords } from './document-words.rules.js';
import { findIssued, insertIssued, readLetterhead, readTitles } from './documents.queries.js';
import { toPdf } from './pdf.js';

const CODE_BYTES = 32;

/** How a code rests in the database: it is random, so a plain hash is enough. */
const hashOf = (code: string): Buffer => createHash('sha256').update(code).digest();

/** The page that a code leads to. Behind the `#` it stays out of every log on its way. */
const verificationUrl = (config: AppConfig, subdomain: string, code: string): string => `${appUrl(config, subdomain)}/verify#${code}`;

/** What a paper is about, from the module whose it is. */
export interface PaperRequest {
  readonly kind: DocumentKind;
  /** The prescription, visit or order. */
  readonly subjectId: string;
  readonly patientId: string;
  /** Who answers for it, whose qualification is told where it is a member. Null of what no person does. */
  readonly doctor: { readonly id: string; readonly name: string } | null;
  /** Beside the title, such as "CORRECTED". */
  readonly mark?: string;
  /** @param timeZone the hospital's */
  readonly content: (timeZone: string) => Content[];
}

/** Papers that leave the hospital: each with its own code, by which whoever holds it finds out that it is genuine. */
@Injectable()
export class Documents {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly patients: PatientsService,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** Issues a paper, within the unit of work that reads what stands on it; the audit says who printed what of whom. `file` makes the file, outside of it. */
  async issue({ kind, subjectId, patientId, doctor, mark, content }: PaperRequest, caller: Principal): Promise<Paper> {
    const unit = this.units.current;
    const hospital = await readLetterhead(unit);
    const patient = await this.patients.get(patientId, caller);
    const code = randomBytes(CODE_BYTES).toString('base64url');
    await insertIssued(unit, kind, doctor?.name ?? null, hashOf(code));
    await this.audit.record({ action: 'document.issued', entity: kind, entityId: subjectId, patientId, details: { kind } });
    const printedAt = instantInWords(new Date(), hospital.timeZone);
    return {
      ...{ title: DOCUMENT_TITLES[kind], mark: mark ?? null, hospital, content: content(hospital.timeZone) },
      doctor: doctor && { name: doctor.name, ...(await readTitles(unit, doctor.id)) },
      patient: patientInWords(patient, dayIn(hospital.timeZone)),
      ...{ printedBy: caller.name, printedAt, verification: verificationUrl(this.config, hospital.subdomain, code) },
    };
  }

  /** The paper as a PDF file. Takes a tenth of a second of this process: never inside a unit of work. */
  async file(paper: Paper): Promise<StreamableFile> {
    const name = `${paper.title} ${paper.patient.patientNumber}.pdf`.replaceAll(/[^\w.-]+/g, '-').toLowerCase();
    return new StreamableFile(await toPdf(framed(paper)), { type: 'application/pdf', disposition: `inline; filename="${name}"` });
  }

  /** What a stranger may know of a paper. Undefined for a code that no hospital printed. */
  verify(code: string): Promise<VerifiedDocument | undefined> {
    return this.units.auth((unit) => findIssued(unit, hashOf(code)));
  }
}
