/** Papers that carry a code by which they can be verified. */
export const DOCUMENT_KINDS = ['prescription', 'visit_summary', 'lab_report'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** What a paper calls itself. */
export const DOCUMENT_TITLES: Readonly<Record<DocumentKind, string>> = {
  prescription: 'Prescription',
  visit_summary: 'Visit summary',
  lab_report: 'Laboratory report',
};

/** 32 random bytes, base64url. */
export const DOCUMENT_CODE_PATTERN = /^[A-Za-z0-9_-]{43}$/;
