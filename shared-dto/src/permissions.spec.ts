import { mayWriteAvailabilityOf, PERMISSION_CODES, PERMISSIONS, permissionsOf, verifiesByRole } from './permissions.js';
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

  it("lets a doctor write their own hours, front desk and Admins everybody's, and a nurse nobody's", () => {
    const may = (doctorId: string, ...roles: string[]) => mayWriteAvailabilityOf(doctorId, { id: 'me', roles });
    expect([may('me', 'Doctor'), may('other', 'Doctor'), may('other', 'Doctor', 'Receptionist')]).toEqual([true, false, true]);
    expect([may('other', 'Admin'), may('other', 'Receptionist'), may('me', 'Nurse'), may('other')]).toEqual([true, true, false, false]);
  });

  it('lets who measures not verify by that alone, and who orders not measure', () => {
    expect(PERMISSIONS['labs:result'].roles).toEqual(['LabTechnician']);
    expect(PERMISSIONS['orders:write'].roles).toEqual(['Doctor', 'Nurse']);
    expect([verifiesByRole('labs:verify', ['LabTechnician']), verifiesByRole('labs:verify', ['LabTechnician', 'Doctor'])]).toEqual([
      false,
      true,
    ]);
    expect([
      verifiesByRole('labs:catalogue', ['Admin']),
      verifiesByRole('labs:catalogue', ['Doctor']),
      verifiesByRole('labs:verify', []),
    ]).toEqual([...[true, false, false]]);
  });
});
