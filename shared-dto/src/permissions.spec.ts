import { PERMISSION_CODES, PERMISSIONS, permissionsOf } from './permissions.js';
import { HOSPITAL_ROLES } from './roles.js';

describe('permissionsOf', () => {
  it('gives nothing to no role, and nothing to a role that does not exist', () => {
    expect(permissionsOf([])).toEqual([]);
    expect(permissionsOf(['admin', 'Root', '__proto__'])).toEqual([]);
  });

  it('gives several roles the union of their permissions, each once', () => {
    const both = permissionsOf(['Doctor', 'Admin']);
    const union = new Set([...permissionsOf(['Doctor']), ...permissionsOf(['Admin'])]);
    expect(new Set(both)).toEqual(union);
    expect(both).toHaveLength(union.size);
  });

  it('keeps the operator out of every hospital permission and hospitals out of the platform', () => {
    const platform = permissionsOf(['SuperAdmin']);
    const hospital = permissionsOf(HOSPITAL_ROLES);
    expect(platform.filter((code) => hospital.includes(code))).toEqual([]);
    expect([...platform, ...hospital].sort()).toEqual([...PERMISSION_CODES].sort());
  });

  it('lets everyone of a hospital read demographics, and only clinical people read records', () => {
    for (const role of HOSPITAL_ROLES) expect(permissionsOf([role])).toContain('patients:read');
    expect(PERMISSIONS['records:read'].roles).toEqual(['Admin', 'Doctor', 'Nurse']);
    expect(PERMISSIONS['records:write'].roles).toEqual(['Doctor']);
  });

  it('lets only Admins archive, import, manage staff and read the audit', () => {
    for (const code of ['patients:manage', 'staff:manage', 'settings:manage', 'audit:read'] as const) {
      expect(PERMISSIONS[code].roles).toEqual(['Admin']);
    }
  });
});
