const KEY = 'onegrid.map-approval-number';

/** The approval number (审图号) that maps of this district carry, as it was last typed in this browser. */
export function approvalNumber(): string {
  try {
    return window.localStorage.getItem(KEY) ?? '';
  } catch {
    // No storage: the number is typed anew each time.
    return '';
  }
}

export function keepApprovalNumber(text: string): void {
  try {
    window.localStorage.setItem(KEY, text);
  } catch {
    // Storage may be full or forbidden; the number then holds for this picture only.
  }
}
