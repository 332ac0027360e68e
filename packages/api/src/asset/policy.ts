import { type ContextPolicy, connectionPolicy, fields, signedIn } from '../access/policy-rule.ts';

/** The district, its streets and its buildings are for everyone who is signed in. */
export const assetPolicy: ContextPolicy = {
  name: 'asset',
  fields: {
    Query: fields(signedIn, 'district buildings building compounds compound'),
    District: fields(signedIn, 'code name nameEn synthetic outline bounds engine'),
    EngineInfo: fields(signedIn, 'kind notice'),
    Building: fields(signedIn, 'id name address geometry households compound'),
    Compound: fields(signedIn, 'id name kind address geometry buildings households'),
    ...connectionPolicy('Building', signedIn),
    ...connectionPolicy('Compound', signedIn),
  },
  routes: {},
};
