/** Red is for harm, destruction and what has stopped; amber for attention; grey for what is over. */
export type Tone = 'critical' | 'caution' | 'ok' | 'info' | 'waiting' | 'neutral';
