// The part of SARIF 2.1.0's published schema (sarif-schema-2.1.0.json, OASIS) that our logs use, property for property:
// what it does not name is no SARIF. Draft 7 for ajv.

const text = { type: 'string' } as const;
const index = { type: 'integer', minimum: -1 } as const;
const closed = (properties: Readonly<Record<string, unknown>>, required: readonly string[] = []) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
});
const list = (items: unknown, minItems = 0) => ({ type: 'array', minItems, uniqueItems: false, items });
const level = { enum: ['none', 'note', 'warning', 'error'] } as const;

const multiformat = closed({ text, markdown: text }, ['text']);
const message = {
  ...closed({ text, markdown: text, id: text, arguments: list(text) }),
  anyOf: [{ required: ['text'] }, { required: ['id'] }],
};
const artifactLocation = closed({
  uri: { type: 'string', format: 'uri-reference' },
  uriBaseId: text,
  index,
  description: message,
});
const region = closed({
  startLine: { type: 'integer', minimum: 1 },
  startColumn: { type: 'integer', minimum: 1 },
  endLine: { type: 'integer', minimum: 1 },
  endColumn: { type: 'integer', minimum: 1 },
  charOffset: index,
  charLength: { type: 'integer', minimum: 0 },
  byteOffset: index,
  byteLength: { type: 'integer', minimum: 0 },
});
const physicalLocation = {
  ...closed({ artifactLocation, region, contextRegion: region }),
  anyOf: [{ required: ['address'] }, { required: ['artifactLocation'] }],
};
const location = closed({ id: index, physicalLocation, message });
const reportingDescriptor = closed(
  {
    id: text,
    name: text,
    shortDescription: multiformat,
    fullDescription: multiformat,
    help: multiformat,
    helpUri: { type: 'string', format: 'uri' },
    defaultConfiguration: closed({ enabled: { type: 'boolean' }, level }),
  },
  ['id'],
);
const replacement = closed({ deletedRegion: region, insertedContent: closed({ text, binary: text }) }, [
  'deletedRegion',
]);
const fix = closed(
  {
    description: message,
    artifactChanges: list(
      closed({ artifactLocation, replacements: list(replacement, 1) }, ['artifactLocation', 'replacements']),
      1,
    ),
  },
  ['artifactChanges'],
);
const result = closed(
  {
    ruleId: text,
    ruleIndex: index,
    kind: { enum: ['notApplicable', 'pass', 'fail', 'review', 'open', 'informational'] },
    level,
    message,
    locations: list(location),
    fingerprints: { type: 'object', additionalProperties: text },
    partialFingerprints: { type: 'object', additionalProperties: text },
    suppressions: list(closed({ kind: { enum: ['inSource', 'external'] }, justification: text }, ['kind'])),
    fixes: list(fix),
  },
  ['message'],
);
const notification = closed({ locations: list(location), message, level, timeUtc: text }, ['message']);
const invocation = closed(
  {
    executionSuccessful: { type: 'boolean' },
    exitCode: { type: 'integer' },
    toolExecutionNotifications: list(notification),
  },
  ['executionSuccessful'],
);
const driver = closed(
  {
    name: text,
    version: { type: 'string', pattern: '[0-9]' },
    semanticVersion: text,
    informationUri: { type: 'string', format: 'uri' },
    rules: list(reportingDescriptor),
  },
  ['name'],
);
const run = closed(
  {
    tool: closed({ driver }, ['driver']),
    invocations: list(invocation),
    columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
    results: list(result),
  },
  ['tool'],
);

export const sarifSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  ...closed({ $schema: { type: 'string', format: 'uri' }, version: { enum: ['2.1.0'] }, runs: list(run) }, [
    'version',
    'runs',
  ]),
};
