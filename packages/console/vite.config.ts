import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * `vite build` writes `dist/`, which the api serves. While developing, `vite` serves the sources and
 * passes data requests on to a running server (ONEGRID_URL, else the default port).
 */
const server = process.env.ONEGRID_URL ?? 'http://127.0.0.1:4000';

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2023',
    sourcemap: false,
    chunkSizeWarningLimit: 1500,
    // The first screen needs the map and the shell only; the kit of panels and forms follows.
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/graphql': server, '/tiles': server, '/files': server } },
});
