/** One load from a process of its own: reads what to send from a file, prints what came back. */
import fs from 'node:fs';
import autocannon from 'autocannon';

const { url, requests, connections, seconds, expects } = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));

let client = 0;
/** Every connection has requests of its own, so that no create is sent twice. */
function setupClient(connection) {
  const own = requests.filter((_, index) => index % connections === client);
  client += 1;
  connection.setRequests(own.length > 0 ? own : requests);
}

const before = process.cpuUsage();
const result = await autocannon({ url, connections, duration: seconds, setupClient, timeout: 20 });
const { user, system } = process.cpuUsage(before);
const answers = result.statusCodeStats ?? {};
const unexpected = Object.entries(answers).filter(([status]) => Number(status) !== expects);
console.log(
  JSON.stringify({
    requests: result.requests.total,
    perSecond: result.requests.total / result.duration,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    clientCpuMs: (user + system) / 1000,
    bytes: result.throughput.total,
    failed: result.errors + result.timeouts,
    unexpected: Object.fromEntries(unexpected.map(([status, { count }]) => [status, count])),
  }),
);
