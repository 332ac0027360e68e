import { join } from 'node:path';
import express, { type RequestHandler } from 'express';

/**
 * The built console: files with a digest in their name are kept for ever, the page itself is asked for again
 * each time. A path of the console's own (one without a file ending) gets the page; a missing file is 404.
 */
export function consoleFiles(consoleDir: string): readonly RequestHandler[] {
  const assets = join(consoleDir, 'assets');
  const files = express.static(consoleDir, {
    index: 'index.html',
    setHeaders: (response, path) => {
      response.setHeader(
        'Cache-Control',
        path.startsWith(assets) ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  const page: RequestHandler = (request, response, next) => {
    if (/\.\w+$/.test(request.path) || !request.accepts('html')) {
      next();
      return;
    }
    response.sendFile(
      join(consoleDir, 'index.html'),
      { headers: { 'Cache-Control': 'no-cache' } },
      (error) => {
        if (error) next();
      },
    );
  };
  return [files, page];
}
