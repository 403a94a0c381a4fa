import { type NavItem, visibleNav, withHeadings } from './nav-item';

const ITEMS: readonly NavItem[] = [
  { path: '/', label: 'Home', icon: 'home' },
  { path: '/patients', label: 'Patients', icon: 'group', permission: 'patients:read' },
  { path: '/staff', label: 'Staff', icon: 'badge', permission: 'staff:manage', group: 'Hospital' },
  { path: '/settings', label: 'Settings', icon: 'settings', permission: 'settings:manage', group: 'Hospital' },
];

describe('navigation', () => {
  it('hides what the person may not do', () => {
    expect(visibleNav(ITEMS, ['patients:read']).map(({ label }) => label)).toEqual(['Home', 'Patients']);
    expect(visibleNav(ITEMS, []).map(({ label }) => label)).toEqual(['Home']);
  });

  it('puts a heading before the first visible entry of a group only', () => {
    const shown = withHeadings(visibleNav(ITEMS, ['staff:manage', 'settings:manage']));
    expect(shown.map(({ heading }) => heading)).toEqual([null, 'Hospital', null]);
  });
});
