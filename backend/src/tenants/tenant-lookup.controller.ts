import { Controller, Get, Param } from '@nestjs/common';
import { TenantBySubdomain } from '@hms/shared-dto';
import { Public, WorksIn } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { Subdomains } from './subdomains.service.js';

/** What the sign-in page needs before anybody has signed in. */
@Controller('api/tenants/by-subdomain')
@WorksIn('none')
export class TenantLookupController {
  constructor(private readonly subdomains: Subdomains) {}

  /**
   * Find a hospital by its subdomain
   *
   * Open, since the sign-in page shows the hospital's name and colours. The id is no secret. Held and locked hospitals are found too.
   */
  @Get(':subdomain')
  @Public()
  @Answers(TenantBySubdomain)
  find(@Param('subdomain') subdomain: string): Promise<TenantBySubdomain> {
    return this.subdomains.find(subdomain);
  }
}
