import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
/** Where a gateway listens while the console is developed. */
const GATEWAY = process.env['FUQI_GATEWAY'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react()],
  resolve: {
    // Sources, so that a page never runs a stale build and takes only what it uses.
    alias: {
      '@fuqi/domain': at('../../chaincode/domain/src/index.ts'),
      '@fuqi/protocol': at('../../chaincode/protocol/src/index.ts'),
      '@fuqi/sdk/officer': at('../sdk/src/officer.ts'),
    },
  },
  worker: { format: 'es' },
  build: { target: 'es2022', manifest: true },
  server: { proxy: { '/v1': GATEWAY } },
});
