/** Hands a file to the person, as a download of the browser. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has taken the content by the next turn of the event loop at the latest.
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
