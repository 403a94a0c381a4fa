/** Not declared by the package: where its decorators keep what they were told. */
declare module 'class-transformer/cjs/storage.js' {
  export const defaultMetadataStorage: object;
}
