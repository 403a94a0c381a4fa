import { Type } from 'class-transformer';
import { IsOptional, IsString, ValidateNested } from 'class-validator';

/** The colours derived from a hospital's one colour; every text pair reads at 4.5:1 or more. Each value is `#rrggbb`. */
export class BrandingColours {
  /** @example #7a2e5a */
  @IsString()
  accent!: string;

  /** @example #5f2346 */
  @IsString()
  accentHover!: string;

  /** @example #ffffff */
  @IsString()
  onAccent!: string;

  /** @example #f8e9f2 */
  @IsString()
  accentSoft!: string;

  /** @example #5f2346 */
  @IsString()
  onAccentSoft!: string;

  /** @example #7a2e5a */
  @IsString()
  accentText!: string;
}

export class Branding {
  /** `#rrggbb` @example #7a2e5a */
  @IsString()
  brand!: string;

  /** @example #ffffff */
  @IsString()
  onBrand!: string;

  /** Null keeps the product's accent (the colour is too close to red or amber, or grey). */
  @IsOptional()
  @ValidateNested()
  @Type(() => BrandingColours)
  light!: BrandingColours | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => BrandingColours)
  dark!: BrandingColours | null;
}
