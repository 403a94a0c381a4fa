import { PALETTE } from './palette';

it('the palette leads to what an Admin sets for the hospital', () => {
  const settings = PALETTE.commands.filter(({ path }) => path.startsWith('/settings/'));
  expect(settings.map(({ path }) => path.replace('/settings/', '')).sort()).toEqual([
    ...['appointment-mails', 'appointment-types', 'custom-fields', 'departments', 'general', 'holidays', 'laboratory', 'rooms'],
    'visit-templates',
  ]);
  expect(new Set(settings.map(({ permission }) => permission))).toEqual(new Set(['settings:manage']));
});
