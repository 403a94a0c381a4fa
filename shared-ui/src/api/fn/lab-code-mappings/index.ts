export type { LabCodeMappingsList$Params as LabCodeMappingsList$Params } from './lab-code-mappings-list';
export { labCodeMappingsList as labCodeMappingsList } from './lab-code-mappings-list';
export type { LabCodeMappingsPut$Params as LabCodeMappingsPut$Params } from './lab-code-mappings-put';
export { labCodeMappingsPut as labCodeMappingsPut } from './lab-code-mappings-put';
export type { LabCodeMappingsRemove$Params as LabCodeMappingsRemove$Params } from './lab-code-mappings-remove';
export { labCodeMappingsRemove as labCodeMappingsRemove } from './lab-code-mappings-remove';
