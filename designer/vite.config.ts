import { defineConfig } from 'vitest/config';

// Entry names carry no hash: the host's pages name them, and its static file endpoints add the fingerprint.
export default defineConfig({
  base: '/app/',
  publicDir: false,
  build: {
    outDir: '../engine/MetroEGov.Host/wwwroot/app',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 3000,
    rollupOptions: {
      input: {
        diagram: './src/diagram/index.ts',
        live: './src/live/index.ts',
        editor: './src/editing/index.ts',
      },
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        assetFileNames: '[name][extname]',
      },
    },
  },
  test: { environment: 'jsdom', include: ['./src/**/*.test.ts'] },
});
