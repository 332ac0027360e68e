import type { ComparedPart } from '../graphql/history-documents.ts';

/** Households of one department's old grids that change hands, as far as the places are known. */
export interface DepartmentTotal {
  readonly department: ComparedPart['departments'][number]['department'];
  readonly households: number;
  readonly places: number;
}

/** By department, most households first. A place counts for every department that has old grids on it. */
export function departmentTotals(parts: readonly ComparedPart[]): DepartmentTotal[] {
  const totals = new Map<string, { -readonly [Key in keyof DepartmentTotal]: DepartmentTotal[Key] }>();
  for (const { households, departments } of parts) {
    for (const { department } of departments) {
      const total = totals.get(department.id) ?? { department, households: 0, places: 0 };
      total.households += households;
      total.places += 1;
      totals.set(department.id, total);
    }
  }
  return [...totals.values()].sort(
    (a, b) => b.households - a.households || (a.department.id < b.department.id ? -1 : 1),
  );
}
