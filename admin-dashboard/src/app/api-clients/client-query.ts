import type { ApiClientQuery } from '@hms/shared-dto';
import { asked, cursorText } from '@hms/shared-ui';
import { limitsOf } from '@hms/shared-ui/forms';

/** The list's query parameters as they stand in the URL: anybody may have typed them. */
export interface ClientListParams {
  readonly tenantId?: string;
  readonly cursor?: string;
}

const PAGE_SIZE = 25;
const TENANT_ID = new RegExp(limitsOf('CreateApiClientRequest')['tenantId']?.pattern ?? '^$', 'u');

/** What to ask the server. Values that it would refuse are left out. */
export const toClientQuery = ({ tenantId, cursor }: ClientListParams): ApiClientQuery =>
  asked<ApiClientQuery>({
    limit: PAGE_SIZE,
    tenantId: tenantId && TENANT_ID.test(tenantId) ? tenantId : undefined,
    cursor: cursorText(cursor),
  });
