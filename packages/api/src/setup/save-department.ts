import { Department } from '../layer/layer-type.ts';
import { actorOf, districtOf, type RequestContext } from '../request/context.ts';
import { type Refusal, refusal } from '../schema/problem.ts';
import type { SaveDepartmentInput } from './department-input-type.ts';

const LONGEST_NAME = 100;
const GREATEST_WEIGHT = 100;

/** The code of what is wrong with it, or null. */
function faultOf({ id, name, nameEn, weight, hue }: Department): string | null {
  // Keys stand in tiles, labels and on command lines.
  if (!/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/.test(id)) return 'department-key-expected';
  if (name === '' || name.length > LONGEST_NAME || nameEn.length > LONGEST_NAME) {
    return 'department-name-expected';
  }
  if (!(weight > 0 && weight <= GREATEST_WEIGHT)) return 'weight-out-of-range';
  return /^#[0-9a-f]{6}$/i.test(hue) ? null : 'hue-expected';
}

/** Adds a department or changes one, after looking at what was given. */
export async function saveDepartment(
  input: SaveDepartmentInput,
  context: RequestContext,
): Promise<Department | Refusal> {
  const name = input.name.trim();
  const known = await context.loaders.department.load(input.id.trim());
  const department = Object.assign(new Department(), {
    id: input.id.trim(),
    name,
    nameEn: input.nameEn?.trim() || name,
    weight: input.weight,
    hue: input.hue.toLowerCase(),
    lead: input.lead ?? known?.lead ?? false,
  });
  const fault = faultOf(department);
  if (fault !== null) return refusal(fault, context.say(fault));
  const { id, nameEn, weight, hue, lead } = department;
  await districtOf(context).layers.saveDepartment({ id, name, nameEn, weight, hue, lead }, actorOf(context));
  return department;
}
