import type { LabFlag, LabItemStatus, LabPriority, LabSpecimenKind, LabStage, RejectionReason } from '@hms/shared-dto';
import type { IconName, Tone } from '@hms/shared-ui';

interface Look {
  readonly label: string;
  readonly tone: Tone;
  readonly icon: IconName | null;
}

/** A flag as colour, arrow and letter. Normal and "nothing said" have none: those are told apart by the range. */
export const FLAG_LOOKS: Readonly<Record<Exclude<LabFlag, 'N'>, Look & { readonly words: string; readonly solid: boolean }>> = {
  L: { label: 'L', words: 'Low', tone: 'caution', icon: 'arrow_downward', solid: false },
  H: { label: 'H', words: 'High', tone: 'caution', icon: 'arrow_upward', solid: false },
  LL: { label: 'LL', words: 'Critically low', tone: 'critical', icon: 'keyboard_double_arrow_down', solid: true },
  HH: { label: 'HH', words: 'Critically high', tone: 'critical', icon: 'keyboard_double_arrow_up', solid: true },
  A: { label: 'A', words: 'Abnormal', tone: 'caution', icon: 'change_history', solid: false },
  AA: { label: 'AA', words: 'Critically abnormal', tone: 'critical', icon: 'change_history', solid: true },
  '<': { label: '<', words: 'Below what can be measured', tone: 'caution', icon: 'arrow_downward', solid: false },
  '>': { label: '>', words: 'Above what can be measured', tone: 'caution', icon: 'arrow_upward', solid: false },
};

export const STAGE_LOOKS: Readonly<Record<LabStage, Look>> = {
  collect: { label: 'To collect', tone: 'info', icon: 'schedule' },
  receive: { label: 'To receive', tone: 'info', icon: 'how_to_reg' },
  enter: { label: 'To enter', tone: 'neutral', icon: null },
  verify: { label: 'To verify', tone: 'waiting', icon: 'how_to_reg' },
  done: { label: 'Final', tone: 'ok', icon: 'check_circle' },
  rejected: { label: 'Refused', tone: 'caution', icon: 'block' },
  cancelled: { label: 'Cancelled', tone: 'neutral', icon: 'cancel' },
};

export const STATUS_LOOKS: Readonly<Record<LabItemStatus, Look>> = {
  ordered: { label: 'Ordered', tone: 'info', icon: 'schedule' },
  collected: { label: 'Collected', tone: 'info', icon: 'how_to_reg' },
  received: { label: 'Received', tone: 'neutral', icon: 'labs' },
  in_progress: { label: 'In progress', tone: 'neutral', icon: 'play_circle' },
  preliminary: { label: 'Preliminary', tone: 'waiting', icon: 'how_to_reg' },
  final: { label: 'Final', tone: 'ok', icon: 'check_circle' },
  corrected: { label: 'Corrected', tone: 'caution', icon: 'history' },
  cancelled: { label: 'Cancelled', tone: 'neutral', icon: 'cancel' },
};

export const PRIORITY_WORDS: Readonly<Record<LabPriority, string>> = {
  routine: 'Routine',
  urgent: 'Urgent',
  asap: 'As soon as possible',
  stat: 'STAT',
};

export const SPECIMEN_WORDS: Readonly<Record<LabSpecimenKind, string>> = {
  serum: 'Serum',
  edta_blood: 'EDTA blood',
  citrate_plasma: 'Citrate plasma',
  fluoride_plasma: 'Fluoride plasma',
  heparin_plasma: 'Heparin plasma',
  urine: 'Urine',
  stool: 'Stool',
  csf: 'Cerebrospinal fluid',
  swab: 'Swab',
  other: 'Other specimen',
};

export const REJECTION_WORDS: Readonly<Record<RejectionReason, string>> = {
  haemolysed: 'Haemolysed',
  clotted: 'Clotted',
  insufficient: 'Not enough',
  wrong_container: 'Wrong container',
  unlabelled: 'Not labelled',
  wrong_patient: 'Label of somebody else',
  leaked: 'Leaked',
  too_old: 'Too old',
  other: 'Other',
};

export {
  NO_LAB_RANGE as NO_RANGE,
  UNCONFIRMED_LAB_RANGES as UNCONFIRMED_RANGES,
  labRangeWords as rangeWords,
  labUnitWords as unitWords,
} from '@hms/shared-dto';

/** `+37 %`, rounded; nothing where it cannot be said. */
export const percentWords = (percent: number | null): string =>
  percent === null ? '' : `${percent > 0 ? '+' : ''}${Math.round(percent).toString()} %`.replace('-', '−');
