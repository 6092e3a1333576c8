// The report as JSON, schema 1 (docs/report.schema.json): an API. Fields may be added; none goes or changes its meaning without a new number.
import type { Format } from './format.ts';

export const json: Format = {
  name: 'json',
  render: ({ excerpts: _excerpts, ...report }) => `${JSON.stringify({ schema: 1, ...report }, undefined, 2)}\n`,
};
