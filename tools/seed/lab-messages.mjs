import { parseHl7, tidied } from '../../backend/dist/labs/messages/hl7.js';
import { readOru } from '../../backend/dist/labs/messages/oru.js';

const SENDER = 'MSH|^~\\&|Analyser 4|Central Laboratory|HMS|City Hospital';

/** One message of a sender whose codes nobody has said yet, one of an order that is not ours. */
const MESSAGES = [
  {
    text: [
      `${SENDER}|20261122104000+0530||ORU^R01^ORU_R01|CL-000017|P|2.5.1`,
      'PID|1||X-20417^^^MPI||Kulkarni^Meera||19580311|F',
      'OBR|1|F-77812|F-77812|24326-1^Electrolytes^LN',
      'OBX|1|NM|2823-3^Potassium^LN||4.4|mmol/L^mmol/L^UCUM|3.5-5.1|N|||F',
      'OBX|2|NM|2951-2^Sodium^LN||138|mmol/L^mmol/L^UCUM|136-145|N|||F',
    ],
    faults: [{ code: 'order.unknown', message: 'No order or specimen has the number F-77812.', segment: null }],
  },
  {
    text: [
      `${SENDER}|20261122112000+0530||ORU^R01^ORU_R01|CL-000018|P|2.5.1`,
      'PID|1||X-20533^^^MPI||Joshi^Ravi||19790520|M',
      'OBR|1||F-77830|FERR^Ferritin^L',
      'OBX|1|NM|FERR-X^Ferritin^L||212|ug/L|30-400||||F',
    ],
    faults: [{ code: 'order.unknown', message: 'No order or specimen has the number F-77830.', segment: null }],
  },
];

const WAITING = `INSERT INTO lab_messages (sender, control_id, message, about, status, faults, received_by_name)
  VALUES ($1, $2, $3, $4, 'quarantined', $5, 'Central Laboratory') ON CONFLICT ON CONSTRAINT lab_messages_once DO NOTHING`;

/**
 * Messages of another laboratory that wait for somebody.
 * @param {import('pg').PoolClient} client in the hospital's schema
 */
export async function seedLabMessages(client) {
  for (const { text, faults } of MESSAGES) {
    const message = tidied(text.join('\n'));
    const parsed = await parseHl7(message);
    if (!parsed) throw new Error('the demo has a message that cannot be read');
    const { sender, controlId, patient, orderNumbers, results } = readOru(parsed);
    const about = { patient, orderNumbers, resultCount: results.length };
    await client.query(WAITING, [sender, controlId, message, JSON.stringify(about), JSON.stringify(faults)]);
  }
}
