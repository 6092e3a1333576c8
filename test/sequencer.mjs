// The order of the suites: those that take long first, so that no worker is left alone with one at the end.

const longest = [
  'browser/parity/parity',
  'browser/parity/differences',
  'browser/leaks',
  'browser/faults/faults',
  'browser/versions',
  'browser/peers/',
  'browser/',
  'test/bin/',
];

const rank = ({ path }) => {
  const known = longest.findIndex((part) => path.includes(part));
  return known < 0 ? longest.length : known;
};

export default class LongestFirst {
  sort(tests) {
    return [...tests].sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1));
  }

  /** `--shard=1/2`. */
  shard(tests, { shardIndex, shardCount }) {
    return this.sort(tests).filter((_, index) => index % shardCount === shardIndex - 1);
  }

  /** `--onlyFailures`: nothing is remembered between runs, so all of them. */
  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {}
}
