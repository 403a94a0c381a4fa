import { code128 } from 'bwip-js/browser';
import { renderSVG } from 'uqr';
import { lineCode, squareCode } from './barcode';

jest.mock('bwip-js/browser', () => ({ code128: jest.fn(() => '<svg>line</svg>'), drawingSVG: jest.fn() }));
jest.mock('uqr', () => ({ renderSVG: jest.fn(() => '<svg>square</svg>') }));

const imageOf = (address: string): string => decodeURIComponent(address.split(',')[1]);

it('codes hold the number itself, in black on white', () => {
  expect([lineCode('CH-0000042-8'), squareCode('CH-0000042-8')].map(imageOf)).toEqual(['<svg>line</svg>', '<svg>square</svg>']);
  const ink = { text: 'CH-0000042-8', barcolor: '000000', backgroundcolor: 'FFFFFF' };
  expect(jest.mocked(code128).mock.calls[0][0]).toMatchObject(ink);
  expect(jest.mocked(renderSVG).mock.calls[0][0]).toBe('CH-0000042-8');
});
