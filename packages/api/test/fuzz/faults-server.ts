import { startServer } from '@onegrid/api';
import { openStore } from '@onegrid/store';

/*
 * A server in a process of its own, to be killed: over the embedded database in a folder, or over a server's database.
 * Tells its parent the port.
 */
const [dataDir, databaseUrl] = process.argv.slice(2);
const store = await openStore({ dataDir, ...(databaseUrl === undefined ? {} : { databaseUrl }) });
const { port } = await startServer({
  store,
  port: 0,
  host: '127.0.0.1',
  consoleDir: null,
  log: () => undefined,
  worksOnJobs: false,
});
process.send?.(port);
