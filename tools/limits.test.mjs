import assert from 'node:assert/strict';
import { it } from 'node:test';
import { limitsOf } from './limits.mjs';

const ref = (name) => ({ $ref: `#/components/schemas/${name}` });
const schemas = {
  Gender: { type: 'string', enum: ['male', 'female'] },
  Address: { type: 'object', properties: { city: { type: 'string', maxLength: 20 } } },
  Person: { type: 'object', required: ['lastName'], properties: { lastName: { type: 'string', minLength: 1, maxLength: 100 } } },
  RegisterPatient: {
    allOf: [ref('Person')],
    properties: { gender: ref('Gender'), address: { anyOf: [ref('Address'), { type: 'null' }] }, note: { type: 'string' } },
  },
  Patient: { type: 'object', properties: { id: { type: 'string', maxLength: 36 } } },
};
const content = (name) => ({ content: { 'application/json': { schema: ref(name) } } });
const document = {
  paths: { '/patients': { post: { requestBody: content('RegisterPatient'), responses: { 201: content('Patient') } } } },
  components: { schemas },
};

it('lists the limits of requests only, through inheritance and references', () => {
  const limits = limitsOf(document);
  assert.deepEqual(Object.keys(limits), ['Address', 'Gender', 'Person', 'RegisterPatient']);
  assert.deepEqual(limits.RegisterPatient, {
    lastName: { required: true, minLength: 1, maxLength: 100 },
    gender: { enum: ['male', 'female'] },
  });
  assert.deepEqual(limits.Address, { city: { maxLength: 20 } });
});
