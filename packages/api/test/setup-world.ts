import type { Geometry } from 'geojson';
import { at, type Client, type Json, text } from './client.ts';
import type { EmptyServers } from './empty-server.ts';

/** What is asked of `Setup`, everything. */
export const SETUP =
  'required codeRequired districtExists district { code name nameEn bounds } steps { kind state count }';
export const CREATE = `mutation($input: CreateDistrictInput!) { createDistrict(input: $input) {
  __typename ... on Refusal { code message }
  ... on SetupSignedIn { account { name role may } setup { ${SETUP} } }
} }`;
export const INSPECT = `mutation($input: InspectFileInput!) { inspectFile(input: $input) {
  __typename ... on FileRejected { code message known: fields }
  ... on FileInspection {
    format features geometryTypes bounds sample insideShare
    fields { name kind distinct missing samples }
    encoding { name evidence certain } reference { name evidence certain }
    targets { key label required suggested }
  }
} }`;
export const REPORT =
  'read accepted refused { row id code message } repaired { code } noticed { kind ids } remarks { code count message }';
export const IMPORT = `mutation($input: ImportBaseDataInput!) { importBaseData(input: $input) {
  __typename ... on Refusal { code message } ... on FileRejected { code message known: fields }
  ... on BaseDataImported {
    planNotice setup { required steps { kind state count } } report { ${REPORT} }
    dataSet { kind count fileName importedAt reference encoding bounds fields { target field } }
  }
} }`;
export const CLEAR = `mutation($kind: BaseDataKind!) { clearBaseData(kind: $kind) {
  __typename ... on Refusal { code message } ... on Setup { required } } }`;
export const SAVE = `mutation($input: SaveDepartmentInput!) { saveDepartment(input: $input) {
  __typename ... on Refusal { code message } ... on Department { id name nameEn weight hue lead } } }`;
export const REMOVE = `mutation($id: ID!) { removeDepartment(id: $id) {
  __typename ... on Refusal { code message } ... on Setup { required } } }`;
export const PREPARE = `mutation($input: PrepareLayerInput!) { prepareLayer(input: $input) {
  __typename ... on FileRejected { code message } ... on Layer { id gridCount bounds reference encoding fileName fileBytes } } }`;

/** A GeoJSON file. */
export function geojson(
  features: readonly { readonly properties: object; readonly geometry: Geometry }[],
): Uint8Array {
  const all = features.map((feature) => ({ type: 'Feature', ...feature }));
  return new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features: all }));
}

/** A district that is being set up, and its administrator's questions. */
export class SetupWorld {
  constructor(
    readonly servers: EmptyServers,
    readonly administrator: Client,
  ) {}

  /** The id of an uploaded file. */
  async kept(content: Uint8Array, name = 'file.geojson'): Promise<string> {
    const { status, body } = await this.administrator.upload(content, name);
    if (status !== 201) throw new Error(`The upload was answered with ${status}.`);
    return text(body, 'id');
  }

  async inspect(input: object): Promise<Json> {
    return at(await this.administrator.data(INSPECT, { input }), 'inspectFile');
  }

  /** Uploads a file and imports it as base data, with fields by target. */
  async bring(
    kind: string,
    content: Uint8Array,
    mapping: Readonly<Record<string, string>> = {},
  ): Promise<Json> {
    const fields = Object.entries(mapping).map(([target, field]) => ({ target, field }));
    const input = { kind, fileId: await this.kept(content), fields };
    return at(await this.administrator.data(IMPORT, { input }), 'importBaseData');
  }

  async clear(kind: string): Promise<Json> {
    return at(await this.administrator.data(CLEAR, { kind }), 'clearBaseData');
  }
}
