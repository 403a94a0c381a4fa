const LIMITS = [
  ...['TENANT', 'APP', 'ADDRESS'].flatMap((limit) => [`${limit}_PER_SECOND`, `${limit}_BURST`]),
  'FEED_PER_HOUR',
  'FEED_BURST',
];

/** Rate limits that no test and no measurement meets by accident; what is about limits sets its own. Requests a second, and at once. */
export const RATES_OUT_OF_REACH = Object.fromEntries(LIMITS.map((limit) => [`RATE_${limit}`, '1000000']));
