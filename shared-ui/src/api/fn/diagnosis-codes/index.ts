export type { DiagnosisCodesSearch$Params as DiagnosisCodesSearch$Params } from './diagnosis-codes-search';
export { diagnosisCodesSearch as diagnosisCodesSearch } from './diagnosis-codes-search';
export type { DiagnosisCodesFavourites$Params as DiagnosisCodesFavourites$Params } from './diagnosis-codes-favourites';
export { diagnosisCodesFavourites as diagnosisCodesFavourites } from './diagnosis-codes-favourites';
