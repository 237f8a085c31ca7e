/** Which lane runs: npm run test:deep sets TEST_DEPTH=deep; npm test takes samples. */
export const DEEP = process.env['TEST_DEPTH'] === 'deep';
