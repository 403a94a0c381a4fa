import { Circuit } from './circuit.js';

describe('a service that does not answer', () => {
  let now = 0;
  const fresh = (): Circuit => new Circuit(() => now);
  const down = (): Circuit => {
    const circuit = fresh();
    for (let call = 0; call < 5; call += 1) {
      expect(circuit.ask()).toBe(true);
      circuit.silent();
    }
    return circuit;
  };

  it('is not asked for five seconds after five calls in a row', () => {
    const circuit = down();
    expect(circuit.ask()).toBe(false);
    now += 4999;
    expect(circuit.ask()).toBe(false);
  });

  it('is asked by one call then, not by all that wait', () => {
    const circuit = down();
    now += 5000;
    expect([circuit.ask(), circuit.ask(), circuit.ask()]).toEqual([true, false, false]);
    circuit.silent();
    expect(circuit.ask()).toBe(false);
  });

  it('is asked by everybody once it has answered', () => {
    const circuit = down();
    now += 5000;
    circuit.ask();
    circuit.answered();
    expect([circuit.ask(), circuit.ask()]).toEqual([true, true]);
  });

  it('is not given up for failures with answers between them', () => {
    const circuit = fresh();
    for (let call = 0; call < 20; call += 1) {
      circuit.silent();
      circuit.answered();
    }
    expect(circuit.ask()).toBe(true);
  });
});
