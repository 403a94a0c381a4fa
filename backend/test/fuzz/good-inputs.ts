/** Things that exist while the inputs are sent. */
export interface Known {
  readonly patient: string;
  /** Of that patient. */
  readonly allergy: string;
  /** One that is archived and brought back. */
  readonly mover: string;
  readonly job: string;
  /** A program of the hospital, and one that is revoked. */
  readonly program: string;
  readonly revokedProgram: string;
  readonly doctor: string;
  readonly appointment: string;
  readonly token: string;
  readonly measuring: string;
  readonly condition: string;
  readonly plan: string;
  readonly waiting: string;
  readonly series: string;
  readonly exception: string;
  readonly holiday: string;
  readonly hospital: string;
  readonly subdomain: string;
  /** A second hospital, for what its operator does to it. */
  readonly spare: string;
  readonly nurse: string;
  readonly department: string;
  /** Somebody else's, so that it is read, refused to be written, and marked by nobody. */
  readonly visit: string;
  readonly visitTemplate: string;
  readonly customField: string;
  readonly room: string;
  readonly appointmentType: string;
  /** A nurse of the second hospital. */
  readonly spareNurse: string;
  /** A medicine that is archived and brought back, and one that is prescribed. */
  readonly medication: string;
  readonly prescribed: string;
  /** A draft of that one. */
  readonly prescription: string;
  readonly labTest: string;
  readonly labPanel: string;
  readonly labOrder: string;
  readonly labSpecimen: string;
  readonly labMessage: string;
  readonly labCode: string;
}

export type Fields = Record<string, unknown>;

export interface Drawn {
  readonly body: Fields;
  readonly query: Fields;
}

/** What the document cannot say of an operation's good inputs. */
export interface Good {
  /** Path parameters that lead to something. */
  readonly path?: (known: Known) => Record<string, string>;
  /** A drawn input made to agree with what is there. */
  readonly mend?: (drawn: Drawn, known: Known) => { readonly body?: unknown; readonly query?: unknown };
  /** Statuses that good inputs have; 2xx if not given. */
  readonly outcomes?: readonly number[];
}

export const DONE = [200, 201, 202, 204];
/** Done once, refused from then on for what it did. */
export const DONE_ONCE = [...DONE, 409];
/** A refusal for what is booked, or for a state. */
export const MAYBE = [...DONE, 409];

/** The first entry of a list, if there is one. */
export const firstOf = (fields: Fields, name: string): Fields => {
  const list = fields[name];
  return Array.isArray(list) ? { [name]: list.slice(0, 1) } : {};
};
export const without = (fields: Fields, ...names: string[]): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
/** A first page: cursors come out of earlier pages only. */
export const firstPage: Good = { mend: ({ query }) => ({ query: without(query, 'cursor') }) };
export const ofPatient = ({ patient: id }: Known) => ({ id });
/** Names are unique, and the same entry is archived and brought back. */
export const entryOf = (collection: string, id: keyof Known, more: Good = {}): Record<string, Good> => ({
  [`GET /api/${collection}`]: firstPage,
  [`POST /api/${collection}`]: { outcomes: DONE_ONCE, ...more },
  [`GET /api/${collection}/{id}`]: { path: (known) => ({ id: known[id] }) },
  [`PUT /api/${collection}/{id}`]: { path: (known) => ({ id: known[id] }), outcomes: DONE_ONCE, ...more },
  [`DELETE /api/${collection}/{id}`]: { path: (known) => ({ id: known[id] }), outcomes: DONE_ONCE },
  [`POST /api/${collection}/{id}/restore`]: { path: (known) => ({ id: known[id] }), outcomes: DONE_ONCE },
});
