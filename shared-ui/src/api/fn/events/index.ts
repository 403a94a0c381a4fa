export type { EventsFollow$Params as EventsFollow$Params } from './events-follow';
export { eventsFollow as eventsFollow } from './events-follow';
