import { type ContextPolicy, fields, signedIn } from '../access/policy-rule.ts';

/** Tiles are for everyone who is signed in; what the appeals' tiles hold depends on the appeals' policy. */
export const tilePolicy: ContextPolicy = {
  name: 'tile',
  fields: {
    Query: fields(signedIn, 'tileSources'),
    TileSource: fields(signedIn, 'key sourceLayer url minZoom maxZoom'),
  },
  routes: {
    'GET /tiles/:layer/:revision/:z/:x/:y.mvt': signedIn,
  },
};
