import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, it } from 'node:test';
import { parse, parseAllDocuments } from 'yaml';
import { composeFile } from './testing/compose.mjs';

const FOLDER = new URL('./kubernetes/', import.meta.url);
const { resources } = parse(fs.readFileSync(new URL('kustomization.yaml', FOLDER), 'utf8'));
const NOT_TOGETHER = ['migrate.yaml', 'kustomization.yaml'];
/** Have a default, or are Cognito's own service's and the machine's role's. */
const CONFIG = fs.readFileSync(new URL('../backend/src/config/config.ts', import.meta.url), 'utf8');
const NEEDED = [...CONFIG.matchAll(/read\.\w+\('(\w+)'\)/g)]
  .map(([, name]) => String(name))
  .filter((name) => !name.startsWith('MIGRATOR_'));

/** @type {any[]} */
const all = [...resources, 'migrate.yaml'].flatMap((file) => {
  const documents = parseAllDocuments(fs.readFileSync(new URL(file, FOLDER), 'utf8'), { strict: true, uniqueKeys: true });
  return documents.map((document) => (assert.deepEqual(document.errors, [], file), document.toJS()));
});
const of = (/** @type {string} */ kind) => all.filter((one) => one.kind === kind);
const named = (/** @type {string} */ kind, /** @type {string} */ name) => of(kind).find(({ metadata }) => metadata.name === name);
const programs = [...of('Deployment'), ...of('Job')];
const settings = named('ConfigMap', 'hms-settings').data;
const compose = composeFile().services;

/** Variables that a container gets, by name: where from. @param {any} container */
function variablesOf({ env = [], envFrom = [] }) {
  const shared = envFrom.length > 0 ? Object.keys(settings).map((name) => [name, 'settings']) : [];
  return Object.fromEntries([
    ...shared,
    ...env.map((/** @type {any} */ one) => [one.name, one.valueFrom?.secretKeyRef?.name ?? one.value ?? 'settings']),
  ]);
}

it('kustomization.yaml names every file but the job that goes before', () => {
  assert.deepEqual([...resources, ...NOT_TOGETHER].sort(), fs.readdirSync(FOLDER).sort());
});

it('everything is in the namespace that refuses privileges', () => {
  assert.equal(named('Namespace', 'hms').metadata.labels['pod-security.kubernetes.io/enforce'], 'restricted');
  for (const { kind, metadata } of all) assert.ok(kind === 'Namespace' || metadata.namespace === 'hms', `${kind} ${metadata.name}`);
});

for (const { kind, metadata, spec } of programs) {
  describe(`${kind} ${metadata.name}`, () => {
    const pod = spec.template.spec;
    const [container] = pod.containers;

    it('is nobody special, writes to its volumes only and has bounds', () => {
      const { runAsNonRoot, runAsUser, seccompProfile } = pod.securityContext;
      assert.deepEqual(
        [runAsNonRoot, runAsUser, seccompProfile.type, pod.automountServiceAccountToken],
        [true, 1000, 'RuntimeDefault', false],
      );
      const { allowPrivilegeEscalation, readOnlyRootFilesystem, capabilities } = container.securityContext;
      assert.deepEqual([allowPrivilegeEscalation, readOnlyRootFilesystem, capabilities.drop], [false, true, ['ALL']]);
      assert.ok(container.resources.limits.memory && container.resources.requests.cpu);
      const isBounded = (/** @type {any} */ { emptyDir, persistentVolumeClaim }) =>
        emptyDir?.sizeLimit ?? named('PersistentVolumeClaim', persistentVolumeClaim.claimName).spec.resources.requests.storage;
      const volumes = pod.volumes.map((/** @type {any} */ volume) => (assert.ok(isBounded(volume)), volume.name));
      assert.deepEqual(
        container.volumeMounts.map((/** @type {any} */ { name }) => name),
        volumes,
      );
    });

    it('runs the same image and command as docker-compose.yml', () => {
      const service = /** @type {any} */ (compose[metadata.name] ?? compose['api-1']);
      assert.equal(container.image, service.image.replace(/\$\{HMS_VERSION:-(.*)\}/, '$1'));
      assert.deepEqual(container.command, service.command);
    });

    it('has its secrets by reference, and only its own', () => {
      const variables = variablesOf(container);
      for (const [name, from] of Object.entries(variables)) {
        assert.equal(/PASSWORD|SECRET|SESSION_KEY|SMTP_URL/.test(name), String(from).startsWith('hms-'), name);
      }
      assert.equal('MIGRATOR_DB_PASSWORD' in variables, ['worker', 'migrate'].includes(metadata.name));
    });

    it('labels match its selector', () => {
      for (const [label, value] of Object.entries(spec.selector?.matchLabels ?? {}))
        assert.equal(spec.template.metadata.labels[label], value);
    });
  });
}

it('nothing secret is in the repository', () => assert.deepEqual(of('Secret'), []));

it('API and worker get every variable that has no default', () => {
  assert.ok(NEEDED.includes('DB_HOST') && NEEDED.length >= 5);
  for (const name of ['api', 'worker']) {
    const given = variablesOf(named('Deployment', name).spec.template.spec.containers[0]);
    assert.deepEqual(
      NEEDED.filter((needed) => given[needed] === undefined),
      [],
      name,
    );
  }
});

it('the workers share the volume that they anchor the audit in', () => {
  const [container] = named('Deployment', 'worker').spec.template.spec.containers;
  const folder = container.volumeMounts.find((/** @type {any} */ { name }) => name === 'audit-anchors').mountPath;
  assert.equal(variablesOf(container).AUDIT_ANCHOR_FILE, `${folder}/anchors.jsonl`);
  assert.deepEqual(named('PersistentVolumeClaim', 'audit-anchors').spec.accessModes, ['ReadWriteMany']);
});

it('the API is asked for life and readiness, and goes only after the others have heard of it', () => {
  const [container] = named('Deployment', 'api').spec.template.spec.containers;
  const paths = [container.startupProbe, container.livenessProbe, container.readinessProbe].map(({ httpGet }) => httpGet.path);
  assert.deepEqual(paths, ['/health/live', '/health/live', '/health/ready']);
  assert.deepEqual(container.lifecycle.preStop.exec.command, ['sleep', '5']);
});

it('an upgrade or an eviction leaves one of each, and the API grows with its load', () => {
  for (const { metadata, spec } of of('Deployment')) {
    assert.equal(spec.strategy.rollingUpdate.maxUnavailable, 0);
    const { minAvailable, selector } = named('PodDisruptionBudget', metadata.name).spec;
    assert.deepEqual([minAvailable, selector], [1, spec.selector]);
    assert.ok((spec.replicas ?? named('HorizontalPodAutoscaler', metadata.name).spec.minReplicas) >= 2);
  }
  assert.equal(named('HorizontalPodAutoscaler', 'api').spec.scaleTargetRef.name, 'api');
});

it('the ingress leads to nginx, nginx to the API, and nobody else to either', () => {
  const [rule] = named('Ingress', 'hms').spec.rules;
  assert.deepEqual([rule.host, rule.http.paths[0].backend.service.name], [`*.${settings.PORTAL_HOST_SUFFIX}`, 'web']);
  const port = (/** @type {string} */ name) => named('Service', name).spec.ports[0].targetPort;
  const ports = (/** @type {string} */ name) => named('Deployment', name).spec.template.spec.containers[0].ports;
  for (const name of ['web', 'api']) assert.ok(ports(name).some((/** @type {any} */ one) => one.name === port(name)));
  assert.deepEqual(named('NetworkPolicy', 'nobody').spec, { podSelector: {}, policyTypes: ['Ingress'] });
  const [{ from, ports: open }] = named('NetworkPolicy', 'api').spec.ingress;
  assert.deepEqual([from, open], [[{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'web' } } }], [{ port: 3000 }]]);
});

it('a Prometheus of the monitoring namespace, and nobody else, reads the metrics of API and worker', () => {
  const prometheus = {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } },
    podSelector: { matchLabels: { 'app.kubernetes.io/name': 'prometheus' } },
  };
  for (const [name, variable] of [
    ['api', 'METRICS_PORT'],
    ['worker', 'WORKER_METRICS_PORT'],
  ]) {
    const { podSelector, ingress } = named('NetworkPolicy', String(name)).spec;
    const port = Number(settings[String(variable)]);
    assert.deepEqual(podSelector, named('Deployment', String(name)).spec.selector);
    assert.deepEqual(ingress.at(-1), { from: [prometheus], ports: [{ port }] });
    const [container] = named('Deployment', String(name)).spec.template.spec.containers;
    assert.ok(container.ports.some((/** @type {any} */ one) => one.name === 'metrics' && one.containerPort === port));
  }
  assert.equal(named('NetworkPolicy', 'worker').spec.ingress.length, 1);
});

it('the worker is asked for life beside its metrics', () => {
  const [{ startupProbe, livenessProbe }] = named('Deployment', 'worker').spec.template.spec.containers;
  for (const { httpGet } of [startupProbe, livenessProbe]) assert.deepEqual(httpGet, { path: '/health/live', port: 'metrics' });
});
