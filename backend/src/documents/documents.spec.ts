import 'reflect-metadata';
import { extractText, getDocumentProxy } from 'unpdf';
import { framed, type Paper } from './document-frame.js';
import { ageInWords, instantInWords } from './document-words.rules.js';
import { runsOf } from './fonts.js';
import { toPdf } from './pdf.js';

const PAPER: Paper = {
  title: 'Prescription',
  mark: null,
  hospital: {
    ...{ name: 'City Hospital', address: '12 Karve Road, Pune 411004', phone: '+912025670000', email: 'care@cityhospital.example' },
    ...{ colour: '#0f766e', timeZone: 'Asia/Kolkata', subdomain: 'cityhospital' },
  },
  patient: {
    ...{ name: 'SHARMA, Meena (Mrs)', patientNumber: 'CH-0000042', born: 'Born 14-Jul-1961 (65 y)', gender: 'Female' },
    allergies: 'Allergies: Penicillin (severe)',
  },
  doctor: { name: 'Dr Meera Iyer', qualification: 'MBBS, MD', registrationNumber: 'MMC 1234' },
  content: ['One line.'],
  printedBy: 'Meera Iyer',
  printedAt: '29-Nov-2026 18:55',
  verification: 'https://cityhospital.hospitals.example/verify#code',
};

const opened = async (paper: Paper) => {
  const document = await getDocumentProxy(new Uint8Array(await toPdf(framed(paper))));
  const { text } = await extractText(document, { mergePages: false });
  return { pages: text.map((page) => page.replaceAll(/\s+/g, ' ')), metadata: await document.getMetadata() };
};

describe('a paper', () => {
  it('names the patient, the allergies and its own number on each page, and the doctor at the end', async () => {
    const { pages } = await opened({ ...PAPER, content: Array.from({ length: 90 }, (_, index) => `Line ${index + 1}.`) });
    expect(pages.length).toBeGreaterThan(1);
    pages.forEach((page, index) => {
      for (const part of [
        'City Hospital',
        'SHARMA, Meena (Mrs)',
        'Born 14-Jul-1961 (65 y)',
        'Patient no. CH-0000042',
        'Penicillin (severe)',
      ])
        expect(page).toContain(part);
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
      expect(page).toContain('Printed by Meera Iyer, 29-Nov-2026 18:55');
    });
    expect(pages.at(-1)).toMatch(/Dr Meera Iyer .*MBBS, MD .*Registration no\. MMC 1234/);
  });

  it('has a code that leads to the page of this very paper, and a line to sign on only where a person answers for it', () => {
    const end = (paper: Paper): string => JSON.stringify((framed(paper).content as unknown[]).at(-1));
    expect(end(PAPER)).toContain(`"qr":"${PAPER.verification}"`);
    expect(end(PAPER)).toContain('"type":"line"');
    expect(end({ ...PAPER, doctor: null })).toContain(`"qr":"${PAPER.verification}"`);
    expect(end({ ...PAPER, doctor: null })).not.toContain('"type":"line"');
  });

  it('says its title and language to who has it read out, and no name where files are listed', async () => {
    const { metadata } = await opened(PAPER);
    expect(metadata.info).toMatchObject({ Title: 'Prescription CH-0000042', Language: 'en-IN' });
  });

  it('has a letter for what doctors write, and a box for what no font has', async () => {
    const { pages } = await opened({ ...PAPER, content: ['≥ 5 µg, 37 °C → ½ tablet ₹ 20'] });
    // The micro sign and the Greek letter share a glyph.
    expect(pages[0]).toMatch(/≥ 5 [µμ]g, 37 °C → ½ tablet ₹ 20/);
    expect(runsOf('≥ 5 दिन 中')).toEqual([
      { text: '≥ 5 ', font: 'Plex' },
      { text: 'दिन □', font: 'Noto' },
    ]);
  });

  it('fetches nothing and reads no file of the machine', async () => {
    await expect(toPdf(framed({ ...PAPER, content: [{ image: '/etc/hostname' }] }))).rejects.toThrow(/denied/i);
    await expect(toPdf(framed({ ...PAPER, content: [{ image: 'http://127.0.0.1:9/x.png' }] }))).rejects.toThrow();
  });
});

describe('words of a paper', () => {
  it('tells the time on the hospital’s clocks', () => {
    expect(instantInWords(new Date('2026-11-22T20:35:00Z'), 'Asia/Kolkata')).toBe('23-Nov-2026 02:05');
    expect(instantInWords(new Date('2026-11-22T04:35:00Z'), 'America/New_York')).toBe('21-Nov-2026 23:35');
  });

  it.each([
    ['2024-02-29', '2026-02-28', '23 m'],
    ['2024-02-29', '2026-03-01', '2 y'],
    ['1961-07-14', '2026-07-13', '64 y'],
    ['1961-07-14', '2026-07-14', '65 y'],
    ['2026-11-01', '2026-11-29', '28 d'],
  ])('of who was born on %s, on %s: %s', (born, today, words) => expect(ageInWords(born, today)).toBe(words));
});
