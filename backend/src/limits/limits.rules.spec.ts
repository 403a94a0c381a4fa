import { countedAddress, rateHeaders, secondsToWait, type Policy } from './limits.rules.js';

const TENANT: Policy = { name: 'tenant', perSecond: 200, burst: 1000 };
const APP: Policy = { name: 'app', perSecond: 10, burst: 50 };

describe('what of an address is counted', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0db8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2'],
    ['2001:DB8:1:2::9', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1', 'fe80:0:0:0'],
  ])('of %s is %s', (address, counted) => {
    expect(countedAddress(address)).toBe(counted);
  });
});

describe('the headers', () => {
  it('name each limit with its window, what is left and when it is whole again', () => {
    const taken = [
      { policy: TENANT, granted: true, remaining: 899.7 },
      { policy: APP, granted: true, remaining: 50 },
    ];
    expect(rateHeaders(taken)).toEqual({
      'ratelimit-policy': '"tenant";q=1000;w=5, "app";q=50;w=5',
      ratelimit: '"tenant";r=899;t=1, "app";r=50;t=0',
    });
  });

  it('never promise less than nothing or more than all', () => {
    expect(rateHeaders([{ policy: APP, granted: false, remaining: -3 }]).ratelimit).toBe('"app";r=0;t=5');
    expect(rateHeaders([{ policy: APP, granted: true, remaining: 80 }]).ratelimit).toBe('"app";r=50;t=0');
  });

  it('ask to wait a second at least', () => {
    expect(secondsToWait({ policy: TENANT, granted: false, remaining: 0.5 })).toBe(1);
    expect(secondsToWait({ policy: { ...APP, perSecond: 0.25 }, granted: false, remaining: 0 })).toBe(4);
  });
});
