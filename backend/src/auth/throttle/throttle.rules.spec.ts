import { addressKey, lockSeconds } from './throttle.rules.js';

const LIMIT = { failures: 5, windowSeconds: 60 };

it('locks at the limit for 30 seconds, doubling to a quarter of an hour', () => {
  const seconds = [0, 4, 5, 6, 7, 8, 9, 10, 11, 5000].map((failures) => lockSeconds(failures, LIMIT));
  expect(seconds).toEqual([0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
});

it('takes a subscriber of IPv6 for one address', () => {
  expect(addressKey('203.0.113.7')).toBe('203.0.113.7');
  expect(addressKey('::ffff:203.0.113.7')).toBe('203.0.113.7');
  expect(addressKey('2001:db8:1:2:aaaa::1')).toBe(addressKey('2001:0DB8:1:2:bbbb:cccc:dddd:1'));
  expect(addressKey('2001:db8::1')).toBe('2001:db8:0:0');
  expect(addressKey('2001:db8:1:3::1')).not.toBe(addressKey('2001:db8:1:2::1'));
  expect(addressKey('::1')).toBe('0:0:0:0');
});
