import { Injectable, type StreamableFile } from '@nestjs/common';
import { DomainError } from '../../common/domain-error.js';
import { tenantOf, type Principal } from '../../common/request.js';
import { LabOrders } from '../../labs/orders/lab-orders.service.js';
import { Prescriptions } from '../../prescriptions/prescriptions.service.js';
import { Visits } from '../../records/visits.service.js';
import { UnitsOfWork } from '../../tenancy/units-of-work.js';
import { Documents, type PaperRequest } from '../documents.service.js';
import { isReported, labReportContent, verifierOf } from './lab-report-paper.js';
import { prescriptionContent } from './prescription-paper.js';
import { visitContent } from './visit-paper.js';
import { VisitPartsReader } from './visit-parts.service.js';

/** The papers that patients take along. What is read is read in one unit of work; the file is made when its connection is free again. */
@Injectable()
export class Papers {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly documents: Documents,
    private readonly visits: Visits,
    private readonly prescriptions: Prescriptions,
    private readonly orders: LabOrders,
    private readonly parts: VisitPartsReader,
  ) {}

  /** @throws NotFoundError, DomainError `visit.illegal_state` for one that is not signed */
  visit(id: string, caller: Principal): Promise<StreamableFile> {
    return this.file(caller, async () => {
      const visit = await this.visits.answer(id);
      if (visit.status !== 'signed' && visit.status !== 'amended')
        throw new DomainError('visit.illegal_state', 'This visit is not signed, or was a mistake. It cannot be printed.');
      const parts = await this.parts.of(visit, caller);
      return {
        ...{ kind: 'visit_summary', subjectId: id, patientId: visit.patientId },
        doctor: { id: visit.doctorId, name: visit.doctorName },
        ...(visit.status === 'amended' ? { mark: 'AMENDED' } : {}),
        content: (timeZone) => visitContent(visit, parts, timeZone),
      };
    });
  }

  /** @throws NotFoundError, DomainError `prescription.illegal_state` */
  prescription(id: string, caller: Principal): Promise<StreamableFile> {
    return this.file(caller, async () => {
      const { prescriberId, prescriptions } = await this.prescriptions.onPaper(id, caller);
      const [{ patientId, prescriber }] = prescriptions;
      return {
        ...{ kind: 'prescription', subjectId: id, patientId, doctor: { id: prescriberId, name: prescriber } },
        content: (timeZone) => prescriptionContent(prescriptions, timeZone),
      };
    });
  }

  /** @throws NotFoundError, DomainError `lab_order.illegal_state` while nothing is verified */
  labReport(id: string, caller: Principal): Promise<StreamableFile> {
    return this.file(caller, async () => {
      const order = await this.orders.get(id);
      if (!order.items.some(isReported))
        throw new DomainError('lab_order.illegal_state', 'Nothing of this order is verified yet. There is no report.');
      const isCorrected = order.items.some((item) => isReported(item) && item.result.corrected.length > 0);
      return {
        ...{ kind: 'lab_report', subjectId: id, patientId: order.patient.id, doctor: verifierOf(order) },
        ...(isCorrected ? { mark: 'CORRECTED' } : {}),
        content: (timeZone) => labReportContent(order, timeZone),
      };
    });
  }

  private async file(caller: Principal, request: () => Promise<PaperRequest>): Promise<StreamableFile> {
    return this.documents.file(await this.units.tenant(tenantOf(caller), async () => this.documents.issue(await request(), caller)));
  }
}
