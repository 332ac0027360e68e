/**
 * Loaded before a program that is measured: when it ends, writes the processor time and the most memory of its
 * whole process. Memory comes from the kernel's figure of this program alone; `resourceUsage` starts from the
 * size of whatever process started it.
 */
import { readFileSync, writeFileSync } from 'node:fs';

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  let kilobytes = maxRSS;
  try {
    kilobytes = Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? maxRSS);
  } catch {
    // Not Linux.
  }
  const use = { processorSeconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: kilobytes / 1024 };
  writeFileSync(process.env.ONEGRID_USE_FILE ?? '', JSON.stringify(use));
});
