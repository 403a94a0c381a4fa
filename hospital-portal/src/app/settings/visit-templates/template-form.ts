import { FormControl, FormGroup } from '@angular/forms';
import { VISIT_SECTION_LABELS, VISIT_SECTIONS, type VisitTemplate, type VisitTemplateRequest } from '@hms/shared-dto';
import { type ConflictChoice, type ConflictField } from '@hms/shared-ui';
import { limitsOf, validatorsFor } from '@hms/shared-ui/forms';

const LIMITS = limitsOf('VisitTemplateRequest');
const FIELDS = ['name', ...VISIT_SECTIONS] as const;

/** The form of a template; the server's limits are the rules. */
export const createTemplateForm = () => {
  const text = (field: (typeof FIELDS)[number]) => new FormControl('', { nonNullable: true, validators: validatorsFor(LIMITS, field) });
  return new FormGroup({
    name: text('name'),
    chiefComplaint: text('chiefComplaint'),
    history: text('history'),
    examination: text('examination'),
    assessment: text('assessment'),
    plan: text('plan'),
    followUp: text('followUp'),
  });
};
export type TemplateForm = ReturnType<typeof createTemplateForm>;
export type TemplateText = ReturnType<TemplateForm['getRawValue']>;

/** Sections that say something. */
export function toTemplateRequest({ name, ...sections }: TemplateText): VisitTemplateRequest {
  const filled = Object.entries(sections).filter(([, text]) => text.trim() !== '');
  return { name: name.trim(), ...Object.fromEntries(filled) };
}

export const toTemplateText = (template: VisitTemplate | VisitTemplateRequest): TemplateText => ({
  name: template.name,
  chiefComplaint: template.chiefComplaint ?? '',
  history: template.history ?? '',
  examination: template.examination ?? '',
  assessment: template.assessment ?? '',
  plan: template.plan ?? '',
  followUp: template.followUp ?? '',
});

/** Where one's own template and what somebody else saved meanwhile differ. */
export function templateConflict(yours: VisitTemplateRequest, theirs: VisitTemplate): ConflictField[] {
  const [mine, other] = [toTemplateText(yours), toTemplateText(theirs)];
  return FIELDS.map((path) => ({
    path,
    label: path === 'name' ? 'Name' : VISIT_SECTION_LABELS[path],
    yours: mine[path],
    theirs: other[path],
  })).filter((field) => field.yours !== field.theirs);
}

/** One's own, with theirs where that was picked. */
export function mergeTemplate(yours: VisitTemplateRequest, theirs: VisitTemplate, choice: ConflictChoice): VisitTemplateRequest {
  const other = toTemplateText(theirs);
  const picked = FIELDS.filter((field) => choice[field] === 'theirs').map((field) => [field, other[field]] as const);
  return toTemplateRequest({ ...toTemplateText(yours), ...(Object.fromEntries(picked) as Partial<TemplateText>) });
}
