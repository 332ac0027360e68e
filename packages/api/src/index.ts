import 'reflect-metadata';

export { type DemoAccount, ensureDemoAccounts, isDemoAccount } from './access/demo-accounts.ts';
export { PASSWORD_RULES, passwordFault } from './access/password-rules.ts';
export { hashPassword } from './access/passwords.ts';
export { AUDIT_CSV_HEADER, auditCsvLine, BYTE_ORDER_MARK } from './audit/audit-csv.ts';
export { endWithParent } from './job/end-with-parent.ts';
export { type MessageParameters, say } from './messages/say.ts';
export { isLoopback } from './server/listen.ts';
export { type Settings, settingsFrom } from './server/settings.ts';
export { type RunningServer, type ServerOptions, startServer } from './server/start-server.ts';
export { setupCodeFor } from './setup/setup-door.ts';
