import { Module } from '@nestjs/common';
import { PatientsModule } from '../patients/patients.module.js';
import { RecordsModule } from '../records/records.module.js';
import { LabImportController } from './catalogue/import/lab-import.controller.js';
import { LabImport } from './catalogue/import/lab-import.service.js';
import { LabPanelsController } from './catalogue/lab-panels.controller.js';
import { LabPanels } from './catalogue/lab-panels.service.js';
import { LabTestsController } from './catalogue/lab-tests.controller.js';
import { LabTests } from './catalogue/lab-tests.service.js';
import { CriticalLoop } from './critical/critical-loop.service.js';
import { CriticalResultsController } from './critical/critical-results.controller.js';
import { CriticalResults } from './critical/critical-results.service.js';
import { LabAccess } from './lab-access.service.js';
import { LabSettingsController } from './lab-settings.controller.js';
import { LabSettingsService } from './lab-settings.service.js';
import { LabCodeMappingsController } from './messages/lab-code-mappings.controller.js';
import { LabCodeMappings } from './messages/lab-code-mappings.service.js';
import { LabMessageFiling } from './messages/lab-message-filing.service.js';
import { LabMessagesController } from './messages/lab-messages.controller.js';
import { LabMessages } from './messages/lab-messages.service.js';
import { LabOrdersController } from './orders/lab-orders.controller.js';
import { LabOrders } from './orders/lab-orders.service.js';
import { OrderProgress } from './orders/order-progress.service.js';
import { LabHistoryController } from './results/lab-history.controller.js';
import { LabHistories } from './results/lab-history.service.js';
import { LabResults } from './results/lab-results.service.js';
import { LabVerification } from './results/lab-verification.service.js';
import { LabSpecimensController } from './specimens/lab-specimens.controller.js';
import { LabSpecimens } from './specimens/lab-specimens.service.js';

/** The laboratory: its catalogue, orders, results, and telling somebody of critical ones. */
@Module({
  imports: [PatientsModule, RecordsModule],
  controllers: [
    CriticalResultsController,
    LabCodeMappingsController,
    LabHistoryController,
    LabMessagesController,
    LabImportController,
    LabOrdersController,
    LabPanelsController,
    LabSettingsController,
    LabSpecimensController,
    LabTestsController,
  ],
  providers: [
    CriticalLoop,
    CriticalResults,
    LabAccess,
    LabCodeMappings,
    LabHistories,
    LabMessageFiling,
    LabMessages,
    LabImport,
    LabOrders,
    LabPanels,
    LabResults,
    LabSettingsService,
    LabSpecimens,
    LabTests,
    LabVerification,
    OrderProgress,
  ],
  exports: [CriticalLoop, LabOrders, OrderProgress],
})
export class LabsModule {}
