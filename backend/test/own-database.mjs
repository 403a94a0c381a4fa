/** Before each spec file: the database of the worker that runs it. */
const shared = process.env.DB_NAME.replace(/_\d+$/, '');
process.env.DB_NAME = `${shared}_${process.env.JEST_WORKER_ID}`;
