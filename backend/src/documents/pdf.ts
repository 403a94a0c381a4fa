import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { FONT_FILES, FONTS } from './fonts.js';

const { virtualfs } = pdfmake as unknown as { virtualfs: { writeFileSync(name: string, content: Buffer): void } };
for (const [name, content] of FONT_FILES) virtualfs.writeFileSync(name, content);
pdfmake.setFonts(FONTS);
// A document is made of what it is given: nothing is fetched, and no file of the machine is read.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(() => false);

/** A document as a PDF file. @param definition with `language` and `info.title`, for those who have it read to them */
export const toPdf = (definition: TDocumentDefinitions): Promise<Buffer> => pdfmake.createPdf(definition).getBuffer();
