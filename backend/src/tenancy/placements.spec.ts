import type { DataSource } from 'typeorm';
import { MAIN_PLACEMENT, Placements } from './placements.js';

const main = { name: 'main' } as unknown as DataSource;
const second = { name: 'second' } as unknown as DataSource;
const pools = new Map([
  [MAIN_PLACEMENT, [main]],
  ['main/2', [second]],
]);

describe('Placements', () => {
  it('refuses a hospital that is placed nowhere, or on a server this process does not have', async () => {
    await expect(new Placements(pools, () => Promise.resolve(null)).poolOf('tenant_1762083064503')).rejects.toThrow('placed on no server');
    await expect(new Placements(pools, () => Promise.resolve('berlin/1')).poolOf('tenant_1762083064503')).rejects.toThrow(
      'placed on no server',
    );
  });

  it('gives each hospital the pool of its cell, and asks once', async () => {
    const asked: string[] = [];
    const placements = new Placements(pools, (tenantId) => {
      asked.push(tenantId);
      return Promise.resolve(tenantId === 'demo_one' ? MAIN_PLACEMENT : 'main/2');
    });
    await expect(placements.poolOf('demo_one')).resolves.toBe(main);
    await expect(placements.poolOf('demo_two')).resolves.toBe(second);
    await expect(placements.poolOf('demo_one')).resolves.toBe(main);
    expect(asked).toEqual(['demo_one', 'demo_two']);
  });

  it('spreads hospitals over the lanes of a cell, each always on the same one', async () => {
    const lanes = ['one', 'two', 'three'].map((name) => ({ name }) as unknown as DataSource);
    const all = () => new Placements(new Map([[MAIN_PLACEMENT, lanes]]), () => Promise.resolve(MAIN_PLACEMENT));
    const ids = Array.from({ length: 60 }, (_, index) => `tenant_${1_700_000_000_000 + index}`);
    const placed = async (placements: Placements) => Promise.all(ids.map((id) => placements.poolOf(id)));
    const found = await placed(all());
    expect(new Set(found)).toEqual(new Set(lanes));
    expect(await placed(all())).toEqual(found);
  });
});
