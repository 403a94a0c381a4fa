/** A start as a process of its own, for tests that kill it. Arguments: data folder, ports as JSON. */
import { startCloud } from '../../cloud.mjs';

const [dataDir = '', ports = '{}'] = process.argv.slice(2);
const cloud = await startCloud({ dataDir, ports: JSON.parse(ports), fast: true });
process.on('SIGTERM', () => void cloud.stop().then(() => process.exit(0)));
process.on('message', () => undefined); // stays until it is stopped
process.send?.('ready');
