/** What a demo visit may be about: complete notes of ordinary outpatients. */
export const NOTES = [
  {
    chiefComplaint: 'Fever and sore throat for three days',
    history: 'Temperature up to 38.8 °C in the evenings, dry cough, no breathlessness. No travel. Two children at home had the same.',
    examination: 'Alert, well hydrated. Throat red without exudate, no neck nodes. Chest clear.',
    assessment: 'Viral pharyngitis',
    plan: 'Rest, fluids, warm saline gargles. Paracetamol as needed.',
    followUp: 'Come back if the fever lasts beyond five days or breathing becomes difficult.',
    followUpDays: null,
  },
  {
    chiefComplaint: 'Review of blood pressure',
    history: 'Takes the tablets daily, no dizziness, no ankle swelling. Home readings between 130/80 and 145/90 mm Hg.',
    examination: 'Pulse regular. Heart sounds normal, no oedema.',
    assessment: 'Essential hypertension, not quite at target',
    plan: 'Less salt, walk daily for 30 minutes. Treatment goes on unchanged. Renal function and electrolytes before the next visit.',
    followUp: 'Bring the home readings.',
    followUpDays: 30,
  },
  {
    chiefComplaint: 'Pain in the lower back since Monday',
    history: 'Began after lifting a gas cylinder. Worse on bending, better lying down. No numbness, no trouble passing urine.',
    examination: 'Paraspinal tenderness at L4–L5. Straight leg raise negative on both sides, power and reflexes normal.',
    assessment: 'Mechanical low back pain without red flags',
    plan: 'Stay active, heat, no heavy lifting for two weeks. Exercises shown.',
    followUp: 'Sooner if a leg becomes weak or numb.',
    followUpDays: 14,
  },
  {
    chiefComplaint: 'Diabetes review',
    history: 'Fasting sugars between 6.5 and 8.2 mmol/L. Two missed doses a week. Eats late on working days.',
    examination: 'Weight unchanged. Feet: pulses present, monofilament felt at all sites, skin intact.',
    assessment: 'Type 2 diabetes mellitus, control fair',
    plan: 'Tablets with meals, dose reminder on the phone. HbA1c and urine albumin ordered. Eye check is due.',
    followUp: 'With the results.',
    followUpDays: 42,
  },
  {
    chiefComplaint: 'Itching rash on both arms',
    history: 'For ten days, worse at night. New washing powder last month. Nobody else at home.',
    examination: 'Dry scaly patches on the forearms, no vesicles, web spaces clear.',
    assessment: 'Contact dermatitis',
    plan: 'Stop the new powder, emollient twice daily, mild steroid cream for seven days.',
    followUp: 'If it has not settled.',
    followUpDays: 10,
  },
];

/** What amendments of demo visits say. */
export const AMENDMENTS = [
  { reason: 'Allergy told after the visit', section: 'plan', more: ' Patient reports a rash after penicillin; to be avoided.' },
  { reason: 'Result came in after signing', section: 'assessment', more: ', confirmed by the laboratory' },
  { reason: 'Side corrected', section: 'examination', more: ' Findings were on the left, not on the right.' },
];

/** Templates that the demo hospitals keep. */
export const TEMPLATES = [
  {
    name: 'Fever, adult',
    history: 'Onset:\nHighest temperature:\nRigors:\nCough, throat, rash:\nTravel, contacts:',
    examination: 'General condition:\nHydration:\nThroat:\nChest:\nAbdomen:\nSkin:',
    followUp: 'Come back if the fever lasts beyond five days.',
  },
  {
    name: 'Diabetes review',
    chiefComplaint: 'Diabetes review',
    history: 'Home readings:\nLow sugars:\nMissed doses:\nDiet:',
    examination: 'Weight:\nFeet, pulses and sensation:',
    plan: 'HbA1c, urine albumin, eye check due:',
  },
  {
    name: 'Back pain',
    history: 'Since, after what:\nRed flags (weakness, bladder, fever, weight loss, cancer):',
    examination: 'Tenderness:\nStraight leg raise:\nPower, reflexes, sensation:',
  },
];
