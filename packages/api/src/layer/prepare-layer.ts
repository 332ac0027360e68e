import { actorOf, districtOf, type RequestContext } from '../request/context.ts';
import { isRefused } from '../schema/refused.ts';
import type { Layer } from './layer-type.ts';
import { FileRejected, type PrepareLayerInput } from './prepare-layer-type.ts';
import { shownLayer } from './shown-layer.ts';

type Parameters = Readonly<Record<string, string | number>>;

/**
 * Reads a kept file into a draft layer with its report. Whatever is wrong with the file as a whole is
 * answered as a rejection; the file stays as it was received.
 */
export async function prepareLayer(
  { fileId, departmentId, idField }: PrepareLayerInput,
  context: RequestContext,
): Promise<Layer | FileRejected> {
  const { files, layers, code: districtCode } = districtOf(context);
  const reject = (
    code: string,
    params: Parameters = {},
    at: string | null = null,
    fields: readonly string[] = [],
  ) => Object.assign(new FileRejected(), { code, message: context.say(code, params), fileId, at, fields });

  const file = await files.file(fileId);
  const content = await files.content(fileId);
  const district = await context.store.district(districtCode);
  if (file === null || content === null || district === null) return reject('file-unknown');
  if ((await context.loaders.department.load(departmentId)) === null) return reject('unknown-department');
  const { settings, reading } = context.services;
  const { outline } = district;
  const read = await reading.read({
    content,
    idField: idField || null,
    sizeLimit: settings.uploadLimit,
    outline,
  });
  if (read.kind === 'rejected') return reject(read.code, read.params, read.place, read.fields);
  const { report, features } = read;
  const draft = { departmentId, fileId, fileName: file.name, fileBytes: file.bytes, report, features };
  const saved = await layers.createDraft(draft, actorOf(context));
  return isRefused(saved) ? reject(saved.code, saved.params) : shownLayer(saved);
}
