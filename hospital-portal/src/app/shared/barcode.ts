import { code128, drawingSVG } from 'bwip-js/browser';
import { renderSVG } from 'uqr';

/** Black on white whatever the theme: scanners do not read it otherwise. */
const INK = { barcolor: '000000', backgroundcolor: 'FFFFFF' };

const asImage = (svg: string): string => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;

/** A patient number as a line code, for hand scanners: an image's address. */
export const lineCode = (text: string): string =>
  asImage(code128({ bcid: 'code128', text, height: 10, scale: 2, paddingwidth: 10, ...INK }, drawingSVG()));

/** The same as a QR code, which a scanner reads on a bent wrist. */
export const squareCode = (text: string): string => asImage(renderSVG(text, { ecc: 'M', border: 2 }));
