/** A service that says it is ready and dies soon after: with each life counted in a file. */
import fs from 'node:fs';

fs.appendFileSync(process.env.LIVES ?? '', 'x');
process.send?.('ready');
console.log('I was alive');
setTimeout(() => process.exit(3), 30);
