import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** What the console uses of a browser besides: nothing but the place of whoever holds it, for the map. */
const PERMISSIONS = [
  ...['accelerometer', 'camera', 'display-capture', 'gyroscope', 'hid', 'magnetometer', 'microphone', 'midi'],
  ...['payment', 'publickey-credentials-get', 'screen-wake-lock', 'serial', 'usb', 'xr-spatial-tracking'],
]
  .map((feature) => `${feature}=()`)
  .join(', ');

/** Two years, as browsers' lists of such hosts ask for; without subdomains, which are not this server's to speak for. */
const HSTS = 'max-age=63072000';

/**
 * The console may load nothing from elsewhere and send nothing away. MapLibre's worker is a file of this
 * server or a blob of its own; antd writes style elements. Plain HTTP on loopback must stay possible, so
 * TLS is insisted on only where the request came over it.
 */
export function securityHeaders(
  isSecure: (request: Parameters<RequestHandler>[0]) => boolean,
): RequestHandler {
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        workerSrc: ["'self'", 'blob:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        frameSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
  return function setSecurityHeaders(request, response, next) {
    response.setHeader('Permissions-Policy', PERMISSIONS);
    if (isSecure(request)) response.setHeader('Strict-Transport-Security', HSTS);
    headers(request, response, next);
  };
}
