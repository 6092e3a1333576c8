// `npm run demo`: serves the old pages until Ctrl-C. The only user of process here.
import { type DemoArguments, parseDemoArguments, usage } from './options.ts';
import { createDemoServer } from './server/demo-server.ts';

async function main(): Promise<void> {
  let options: DemoArguments;
  try {
    options = parseDemoArguments(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}`);
    process.exitCode = 2;
    return;
  }
  if (options.help) {
    process.stdout.write(usage);
    return;
  }

  const server = await createDemoServer(options);
  const shim = options.shim ? 'with the shim' : 'without the shim';
  process.stdout.write(`Old pages on htmx ${options.htmx}, ${shim}: ${server.url}

  ${server.url}/chat.html     open it in two windows and talk
  ${server.url}/counter.html  a number that counts by itself
  ${server.url}/upload.html   files over the socket

Ctrl-C ends the server.
`);
  const end = (): void => {
    process.off('SIGINT', end).off('SIGTERM', end);
    void server.close().then(() => process.stdout.write('\nStopped.\n'));
  };
  process.on('SIGINT', end).on('SIGTERM', end);
}

main().catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
});
