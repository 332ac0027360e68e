/** The words by which a reader of the file knows it. */
export interface PdfWords {
  readonly title: string;
  readonly subject: string;
  readonly author: string;
  readonly language: string;
  readonly at: Date;
}

/** Points of a PDF in a millimetre. */
const POINTS_PER_MM = 72 / 25.4;

/** A sheet as a PDF of one A3 page; the library that writes it is loaded when it is first asked for. */
export async function paperPdf(sheet: HTMLCanvasElement, words: PdfWords): Promise<Blob> {
  const { PDFDocument } = await import('@cantoo/pdf-lib');
  const jpeg = await new Promise<Blob | null>((resolve) => sheet.toBlob(resolve, 'image/jpeg', 0.94));
  if (jpeg === null) throw new Error('sheet-not-encoded');
  const document = await PDFDocument.create();
  document.setTitle(words.title, { showInWindowTitleBar: true });
  document.setSubject(words.subject);
  document.setAuthor(words.author);
  document.setCreator('OneGrid');
  document.setProducer('OneGrid');
  document.setLanguage(words.language);
  document.setCreationDate(words.at);
  document.setModificationDate(words.at);
  const [long, short] = [420 * POINTS_PER_MM, 297 * POINTS_PER_MM];
  const [width, height] = sheet.width > sheet.height ? [long, short] : [short, long];
  const image = await document.embedJpg(await jpeg.arrayBuffer());
  document.addPage([width, height]).drawImage(image, { x: 0, y: 0, width, height });
  return new Blob([new Uint8Array(await document.save())], { type: 'application/pdf' });
}
