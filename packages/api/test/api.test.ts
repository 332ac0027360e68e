import { afterAll, beforeAll } from 'vitest';
import { accessSuite } from './suites/access-suite.ts';
import { appealSuite } from './suites/appeal-suite.ts';
import { editSuite } from './suites/edit-suite.ts';
import { ensembleSuite } from './suites/ensemble-suite.ts';
import { explorerSuite } from './suites/explorer-suite.ts';
import { httpSuite } from './suites/http-suite.ts';
import { insightSuite } from './suites/insight-suite.ts';
import { jobSuite } from './suites/job-suite.ts';
import { layerFaultSuite } from './suites/layer-fault-suite.ts';
import { mergeSuite } from './suites/merge-suite.ts';
import { pagingSuite } from './suites/paging-suite.ts';
import { planSuite } from './suites/plan-suite.ts';
import { proposalSuite } from './suites/proposal-suite.ts';
import { recodeSuite } from './suites/recode-suite.ts';
import { routeSuite } from './suites/route-suite.ts';
import { setupSuite } from './suites/setup-suite.ts';
import { specificationSuite } from './suites/specification-suite.ts';
import { tileSuite } from './suites/tile-suite.ts';
import { uploadSuite } from './suites/upload-suite.ts';
import { openTown, type Town } from './town.ts';

/** One embedded database for all suites: opening it is most of the time they take. */
let opened: Town;
beforeAll(async () => {
  opened = await openTown();
});
afterAll(() => opened.close());

const town = () => opened;
accessSuite(town);
routeSuite(town);
httpSuite(town);
explorerSuite(town);
specificationSuite(town);
pagingSuite(town);
mergeSuite(town);
planSuite(town);
appealSuite(town);
editSuite(town);
jobSuite(town);
tileSuite(town);
uploadSuite(town);
setupSuite(town);
recodeSuite(town);
proposalSuite(town);
ensembleSuite(town);
insightSuite(town);
layerFaultSuite(town);
