export type { PapersLabReport$Params as PapersLabReport$Params } from './papers-lab-report';
export { papersLabReport as papersLabReport } from './papers-lab-report';
export type { PapersPrescription$Params as PapersPrescription$Params } from './papers-prescription';
export { papersPrescription as papersPrescription } from './papers-prescription';
export type { VerificationVerify$Params as VerificationVerify$Params } from './verification-verify';
export { verificationVerify as verificationVerify } from './verification-verify';
export type { PapersVisit$Params as PapersVisit$Params } from './papers-visit';
export { papersVisit as papersVisit } from './papers-visit';
